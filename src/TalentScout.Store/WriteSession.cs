using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>The one connection that writes, with its prepared statements, inside one transaction.</summary>
internal sealed class WriteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;
    public SqliteTransaction? Transaction { get; set; }

    /// <summary>A statement prepared once for the life of the connection.</summary>
    public Statement Prepared(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements[sql] = statement = new Statement(connection, sql);
        statement.Transaction = Transaction;
        return statement;
    }

    /// <summary>The next value of a counter: gapless, in commit order, since there is one writer at a time.</summary>
    public long Next(string counter) =>
        Prepared("UPDATE counter SET value = value + 1 WHERE name = @name RETURNING value").Scalar<long>(counter);

    public long Counter(string counter) => Prepared("SELECT value FROM counter WHERE name = @name").Scalar<long>(counter);

    public IEnumerable<T> Query<T>(string sql, object? parameters = null) => connection.Query<T>(sql, parameters, Transaction, buffered: false);
    public int Execute(string sql, object? parameters = null) => connection.Execute(sql, parameters, Transaction);

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        connection.Dispose();
    }
}
