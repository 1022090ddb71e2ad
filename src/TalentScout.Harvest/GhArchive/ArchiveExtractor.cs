using System.Collections.Immutable;

namespace TalentScout.Harvest.GhArchive;

/// <summary>A candidate's counts as a document, and its evidence: activity by repository and month, and the languages that pull requests of theirs were merged in.</summary>
public sealed class ArchiveExtractor(SkillCatalogue catalogue) : IExtractor
{
    public const string Source = "gharchive";
    public const string Kind = "activity";

    // 1: first.
    private const string Version = "gharchive@1";

    /// <summary>The repository's main language need not be that of the change.</summary>
    private const double OfMainLanguage = 0.7;
    private const string Web = "https://github.com/";

    public bool Reads(SourceDocument document) => document.Source == Source;

    public SourceDocument DocumentOf(ArchiveDocument body, DateTimeOffset now)
    {
        var address = $"user/{CandidateId.OfGitHub(body.Person).Key}";
        return new SourceDocument
        {
            Key = SourceDocument.KeyOf(Source, Kind, address),
            Source = Source,
            Kind = Kind,
            Address = address,
            Person = CandidateId.OfGitHub(body.Person),
            Fetched = now,
            Body = body.Write(),
        };
    }

    public ImmutableArray<Evidence> Extract(SourceDocument document)
    {
        if (ArchiveDocument.Parse(document.Body.Span) is not { } read)
            return [];
        return [.. read.Repositories.SelectMany(r => OfRepository(read, r)).Select(e => e with { Document = document.Key })];
    }

    /// <summary>The same instance where none of the repositories belongs to them; null where the whole document is theirs.</summary>
    public SourceDocument? Without(SourceDocument document, Func<CandidateId?, string?, bool> isGone)
    {
        if (ArchiveDocument.Parse(document.Body.Span) is not { } read || isGone(CandidateId.OfGitHub(read.Person), read.Login))
            return null;
        var left = read.Repositories.RemoveAll(r => isGone(null, OwnerOf(r.Name)));
        return left.Length == read.Repositories.Length ? document : document with { Body = (read with { Repositories = left }).Write() };
    }

    private IEnumerable<Evidence> OfRepository(ArchiveDocument read, ArchivedRepository repository)
    {
        var person = CandidateId.OfGitHub(read.Person);
        var isOwner = OwnerOf(repository.Name).Equals(read.Login, StringComparison.OrdinalIgnoreCase);
        var months = repository.Months.Select(m => (Month: Month.Parse(m.Key), Tally: m.Value)).ToList();
        yield return new ContributionEvidence
        {
            Person = person,
            Repository = RepositoryId.OfGitHub(repository.Id),
            Login = read.Login,
            RepositoryName = repository.Name,
            Commits = months.Sum(m => Commits(m.Tally)),
            Url = Web + repository.Name,
            Extractor = Version,
        };
        yield return new ActivityEvidence
        {
            Person = person,
            Repository = RepositoryId.OfGitHub(repository.Id),
            RepositoryName = repository.Name,
            Owner = isOwner,
            Months = [.. months.Select(m => new ActivityMonth(m.Month, Commits(m.Tally), m.Tally.Merged, m.Tally.Reviews, m.Tally.Issues))],
            Url = $"{Web}{repository.Name}/commits?author={read.Login}",
            Extractor = Version,
        };
        var merged = months.Where(m => m.Tally.Merged > 0).ToList();
        if (isOwner || merged.Count == 0 || repository.Language is not { } language)
            yield break;
        foreach (var skill in catalogue.OfLinguist(language))
            yield return new SkillEvidence
            {
                Person = person,
                Repository = RepositoryId.OfGitHub(repository.Id),
                Skill = skill.Id,
                How = How.Merged,
                Via = $"main-language:{language}",
                Confidence = OfMainLanguage,
                Count = merged.Sum(m => m.Tally.Merged),
                First = merged[0].Month.FirstDay,
                Last = merged[^1].Month.LastDay,
                Url = $"{Web}{repository.Name}/pulls?q=is%3Apr+is%3Amerged+author%3A{read.Login}",
                Extractor = Version,
            };
    }

    /// <summary>A push that does not tell its commits has one at least, as everywhere (github-events).</summary>
    private static int Commits(in ArchiveTally tally) => tally.Commits + tally.PushesUntold;

    private static string OwnerOf(string name) => name[..Math.Max(0, name.IndexOf('/'))];
}
