using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Everything that points at one person: what has to be gone after a purge.</summary>
/// <param name="Id">Null where only a handle is known.</param>
/// <param name="Logins">Every handle they have been seen under, lower case.</param>
/// <param name="Repositories">Those that belong to them.</param>
/// <param name="RepositoryNames">The full names of these, lower case.</param>
public sealed record PersonNames(string Source, CandidateId? Id, ImmutableArray<string> Logins, ImmutableArray<RepositoryId> Repositories, ImmutableArray<string> RepositoryNames)
{
    /// <summary>Stands where somebody was named.</summary>
    public const string Gone = "•••";

    private Regex? _word;
    private Regex? _naming;
    private Regex? _spoken;

    /// <summary>Names they gave themselves, of two words at least: one word alone may be anybody, or anything.</summary>
    public ImmutableArray<string> FullNames { get; init; } = [];

    /// <summary>Whether a text has the handle or the number as a word of its own. Errs on the side of yes: "redis" may be a person or a database.</summary>
    public bool MayBeIn(string text) => (_word ??= NamePatterns.Word(this)).IsMatch(text);

    /// <summary>What a colleague wrote about somebody else, without the handles and names of this person. It stays otherwise: handles are words too, and a note is not ours to throw away.</summary>
    public string Without(string text) => (_spoken ??= NamePatterns.Spoken(this)).Replace(text, Gone);

    /// <summary>Whether an address, a claim or a context means this person: the handle where only a handle stands.</summary>
    public bool In(string text) => (_naming ??= NamePatterns.Naming(this)).IsMatch(text);

    internal bool MayBeIn(ReadOnlyMemory<byte> utf8) => MayBeIn(Encoding.UTF8.GetString(utf8.Span));

    /// <summary>Gathers them from the candidate and all evidence.</summary>
    internal static PersonNames Find(SqliteConnection connection, string source, CandidateId? id, string? handle)
    {
        var logins = new SortedSet<string>(StringComparer.Ordinal);
        if (handle is not null)
            logins.Add(CandidateStore.LoginKey(handle));
        var repositories = new SortedSet<RepositoryId>();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var spoken = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        if (id is { } person)
        {
            var candidate = CandidateStore.Unpack(connection.QueryFirstOrDefault<byte[]>("SELECT body FROM candidate WHERE id = @id", new { id = person.ToString() }));
            if (candidate is not null && candidate.Login != person.Key)
                logins.Add(CandidateStore.LoginKey(candidate.Login));
            foreach (var name in connection.Query<string?>("SELECT name FROM lead WHERE candidate = @id", new { id = person.ToString() }).Append(candidate?.Name).OfType<string>())
                spoken.Add(name.Trim());
            foreach (var known in connection.Query<string>("SELECT handle FROM handle WHERE person = @id", new { id = person.ToString() }).Where(h => h != person.Key))
                logins.Add(known);
            var claims = EvidenceStore.Read(connection, "WHERE e.person = @person", new { person = person.ToString() }).ToList();
            foreach (var claim in claims)
            {
                if (claim is ProfileEvidence profile)
                {
                    logins.Add(CandidateStore.LoginKey(profile.Login));
                    spoken.Add((profile.Name ?? "").Trim());
                }

                if (claim is ContributionEvidence contribution)
                    logins.Add(CandidateStore.LoginKey(contribution.Login));
                if (OwnedBy(claim, person, out var name) && claim.Repository is { } repository)
                {
                    repositories.Add(repository);
                    names.Add(CandidateStore.LoginKey(name));
                }
            }
        }

        if (id is { IsGitHub: true } archived && ArchiveStore.LoginOf(connection, archived) is { } last)
            logins.Add(CandidateStore.LoginKey(last));
        foreach (var login in logins.ToList())
            AddNamed(connection, login + "/", repositories, names);
        return new PersonNames(source, id, [.. logins], [.. repositories], [.. names]) { FullNames = [.. spoken.Where(n => n.Contains(' ', StringComparison.Ordinal))] };
    }

    private static bool OwnedBy(Evidence claim, CandidateId person, out string name)
    {
        name = claim switch
        {
            RepositoryEvidence facts when facts.Owner == person => facts.FullName,
            ActivityEvidence { Owner: true } activity => activity.RepositoryName,
            _ => "",
        };
        return name.Length > 0;
    }

    /// <summary>Repositories known by name only: other people have worked there, and the facts of it were never read.</summary>
    private static void AddNamed(SqliteConnection connection, string prefix, SortedSet<RepositoryId> repositories, SortedSet<string> names)
    {
        var rows = connection.Query<(string Repository, string Detail)>(
            "SELECT repository, detail FROM evidence WHERE repository IS NOT NULL AND kind IN ('repository', 'activity', 'contribution') AND lower(detail) LIKE @like",
            new { like = $"%\"{prefix}%" }, buffered: false);
        foreach (var (repository, detail) in rows)
        {
            using var json = JsonDocument.Parse(detail);
            var name = (json.RootElement.TryGetProperty("fullName", out var full) || json.RootElement.TryGetProperty("repositoryName", out full) ? full.GetString() : null) ?? "";
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                repositories.Add(RepositoryId.Parse(repository));
                names.Add(CandidateStore.LoginKey(name));
            }
        }
    }
}
