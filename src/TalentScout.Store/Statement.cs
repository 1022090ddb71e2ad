using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>A prepared command for the hot paths of the writer: some ten times faster than having the text parsed again for each row.</summary>
internal sealed partial class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        foreach (var name in Parameter().Matches(sql).Select(m => m.Value).Distinct(StringComparer.Ordinal))
            _command.Parameters.Add(new SqliteParameter { ParameterName = name });
    }

    public SqliteTransaction? Transaction
    {
        set => _command.Transaction = value;
    }

    /// <summary>Values in the order in which the parameters first appear in the text.</summary>
    /// <returns>Rows changed.</returns>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <returns>The first column of the first row; default where there is none.</returns>
    public T? Scalar<T>(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteScalar() is T value ? value : default;
    }

    public SqliteDataReader Read(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        if (values.Length != _command.Parameters.Count)
            throw new ArgumentException($"{values.Length} values for {_command.Parameters.Count} parameters of: {_command.CommandText}", nameof(values));
        for (var i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    [GeneratedRegex(@"@[a-z_]+")]
    private static partial Regex Parameter();
}
