using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Leads and shortlists as rows, both ways.</summary>
internal static class LeadRows
{
    private const string LeadColumns = "id, shortlist, candidate, login, name, url, stage, place, tags, owner, channel, referrer, rejection, query, scorer, score, added, changed, removed, version";
    private const string ShortlistColumns = "id, role, query, brief, stages, owner, created, closed, version";

    public static IEnumerable<Lead> Leads(SqliteConnection connection, string where, object parameters, SqliteTransaction? transaction = null) =>
        connection.Query<LeadRecord>($"SELECT {LeadColumns} FROM lead {where}", parameters, transaction).Select(Read);

    public static IEnumerable<Shortlist> Shortlists(SqliteConnection connection, string where, object? parameters = null, SqliteTransaction? transaction = null) =>
        connection.Query<ShortlistRecord>($"SELECT {ShortlistColumns} FROM shortlist {where}", parameters, transaction).Select(Read);

    public static Lead Insert(WriteSession session, Lead lead)
    {
        var record = Write(lead);
        return lead with
        {
            Id = session.Connection.ExecuteScalar<long>(
                $"""
                INSERT INTO lead ({LeadColumns["id, ".Length..]})
                VALUES (@Shortlist, @Candidate, @Login, @Name, @Url, @Stage, @Place, @Tags, @Owner, @Channel, @Referrer, @Rejection, @Query, @Scorer, @Score, @Added, @Changed, @Removed, @Version) RETURNING id
                """,
                record,
                session.Transaction),
        };
    }

    /// <summary>What can change.</summary>
    public static void Update(WriteSession session, Lead lead) => session.Execute(
        """
        UPDATE lead SET stage = @Stage, place = @Place, tags = @Tags, owner = @Owner, channel = @Channel, referrer = @Referrer, rejection = @Rejection,
          changed = @Changed, removed = @Removed, version = @Version WHERE id = @Id
        """,
        Write(lead));

    public static Shortlist Insert(WriteSession session, Shortlist shortlist) => shortlist with
    {
        Id = session.Connection.ExecuteScalar<long>(
            $"INSERT INTO shortlist ({ShortlistColumns["id, ".Length..]}) VALUES (@Role, @Query, @Brief, @Stages, @Owner, @Created, @Closed, @Version) RETURNING id", Write(shortlist), session.Transaction),
    };

    public static void Update(WriteSession session, Shortlist shortlist) => session.Execute(
        "UPDATE shortlist SET role = @Role, query = @Query, brief = @Brief, stages = @Stages, owner = @Owner, closed = @Closed, version = @Version WHERE id = @Id", Write(shortlist));

    private static Lead Read(LeadRecord row) => new()
    {
        Id = row.Id,
        Shortlist = row.Shortlist,
        Candidate = CandidateId.Parse(row.Candidate),
        Login = row.Login,
        Name = row.Name,
        ProfileUrl = row.Url,
        Stage = row.Stage,
        Place = row.Place,
        Tags = JsonSerializer.Deserialize(row.Tags, ShortlistJson.Default.ImmutableArrayString),
        Owner = row.Owner,
        Channel = row.Channel,
        Referrer = row.Referrer,
        Rejection = row.Rejection,
        Query = row.Query,
        Scorer = row.Scorer,
        Score = row.Score,
        Added = Times.At(row.Added),
        Changed = Times.At(row.Changed),
        Removed = Times.At(row.Removed),
        Version = row.Version,
    };

    private static LeadRecord Write(Lead lead) => new()
    {
        Id = lead.Id,
        Shortlist = lead.Shortlist,
        Candidate = lead.Candidate.ToString(),
        Login = lead.Login,
        Name = lead.Name,
        Url = lead.ProfileUrl,
        Stage = lead.Stage,
        Place = lead.Place,
        Tags = JsonSerializer.Serialize(lead.Tags, ShortlistJson.Default.ImmutableArrayString),
        Owner = lead.Owner,
        Channel = lead.Channel,
        Referrer = lead.Referrer,
        Rejection = lead.Rejection,
        Query = lead.Query,
        Scorer = lead.Scorer,
        Score = lead.Score,
        Added = Times.Ms(lead.Added),
        Changed = Times.Ms(lead.Changed),
        Removed = lead.Removed is { } removed ? Times.Ms(removed) : null,
        Version = lead.Version,
    };

    private static Shortlist Read(ShortlistRecord row) => new()
    {
        Id = row.Id,
        Role = row.Role,
        Query = row.Query,
        Brief = row.Brief is null ? null : JsonSerializer.Deserialize(row.Brief, ShortlistJson.Default.Brief),
        Stages = JsonSerializer.Deserialize(row.Stages, ShortlistJson.Default.ImmutableArrayStage),
        Owner = row.Owner,
        Created = Times.At(row.Created),
        Closed = Times.At(row.Closed),
        Version = row.Version,
    };

    private static ShortlistRecord Write(Shortlist shortlist) => new()
    {
        Id = shortlist.Id,
        Role = shortlist.Role,
        Query = shortlist.Query,
        Brief = shortlist.Brief is null ? null : JsonSerializer.Serialize(shortlist.Brief, ShortlistJson.Default.Brief),
        Stages = JsonSerializer.Serialize(shortlist.Stages, ShortlistJson.Default.ImmutableArrayStage),
        Owner = shortlist.Owner,
        Created = Times.Ms(shortlist.Created),
        Closed = shortlist.Closed is { } closed ? Times.Ms(closed) : null,
        Version = shortlist.Version,
    };

    private sealed class LeadRecord
    {
        public long Id { get; set; }
        public long Shortlist { get; set; }
        public string Candidate { get; set; } = "";
        public string Login { get; set; } = "";
        public string? Name { get; set; }
        public string? Url { get; set; }
        public string Stage { get; set; } = "";
        public double Place { get; set; }
        public string Tags { get; set; } = "";
        public string? Owner { get; set; }
        public string? Channel { get; set; }
        public string? Referrer { get; set; }
        public string? Rejection { get; set; }
        public string? Query { get; set; }
        public string? Scorer { get; set; }
        public double? Score { get; set; }
        public long Added { get; set; }
        public long Changed { get; set; }
        public long? Removed { get; set; }
        public long Version { get; set; }
    }

    private sealed class ShortlistRecord
    {
        public long Id { get; set; }
        public string Role { get; set; } = "";
        public string Query { get; set; } = "";
        public string? Brief { get; set; }
        public string Stages { get; set; } = "";
        public string? Owner { get; set; }
        public long Created { get; set; }
        public long? Closed { get; set; }
        public long Version { get; set; }
    }
}
