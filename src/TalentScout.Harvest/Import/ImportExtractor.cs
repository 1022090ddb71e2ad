using System.Collections.Immutable;
using System.Text;

namespace TalentScout.Harvest.Import;

/// <summary>An imported line as a document, and its evidence.</summary>
public sealed class ImportExtractor(SkillCatalogue catalogue) : IExtractor
{
    public const string Kind = "import";

    // 1: first.
    private const string Version = "import@1";

    public bool Reads(SourceDocument document) => document.Kind == Kind;

    /// <exception cref="ImportException">The line is not as wanted, or names a skill that the catalogue does not have.</exception>
    public SourceDocument DocumentOf(string line, DateTimeOffset now)
    {
        var read = ImportLine.Parse(line);
        for (var i = 0; i < read.Evidence.Length; i++)
            if (catalogue.Resolve(read.Evidence[i].Skill) is null)
                throw new ImportException($"evidence[{i}].skill", $"a skill of the catalogue, not '{read.Evidence[i].Skill}'");
        var address = $"{read.Id.Source}:{read.Id.Key}";
        return new SourceDocument
        {
            Key = SourceDocument.KeyOf(read.Id.Source, Kind, address),
            Source = read.Id.Source,
            Kind = Kind,
            Address = address,
            Person = read.Id,
            Fetched = now,
            Body = Encoding.UTF8.GetBytes(line),
        };
    }

    public ImmutableArray<Evidence> Extract(SourceDocument document)
    {
        ImportLine line;
        try
        {
            line = ImportLine.Parse(Encoding.UTF8.GetString(document.Body.Span));
        }
        catch (ImportException)
        {
            // It was read once when it was imported: what an older version took and this one refuses is no evidence.
            return [];
        }

        return [Profile(line, document), .. Availability(line, document), .. Skills(line), .. Activity(line)];
    }

    private static ProfileEvidence Profile(ImportLine line, SourceDocument document) => new()
    {
        Person = line.Id,
        Url = $"urn:talentscout:{line.Id.Source}:{Uri.EscapeDataString(line.Id.Key)}",
        Extractor = Version,
        Login = line.Id.Key,
        Name = line.Name,
        Location = line.Place,
        Bio = line.Bio,
        Company = line.Company,
        Seen = document.Fetched,
    };

    private static IEnumerable<Evidence> Availability(ImportLine line, SourceDocument document)
    {
        if (line.Availability is { } open)
            yield return new AvailabilityEvidence
            {
                Person = line.Id,
                Url = $"urn:talentscout:{line.Id.Source}:{Uri.EscapeDataString(line.Id.Key)}",
                Extractor = Version,
                Open = open,
                Said = DateOnly.FromDateTime(document.Fetched.UtcDateTime),
            };
    }

    private IEnumerable<Evidence> Skills(ImportLine line)
    {
        foreach (var e in line.Evidence)
            if (catalogue.Resolve(e.Skill) is { } skill)
                yield return new SkillEvidence
                {
                    Person = line.Id,
                    Url = e.Url,
                    Excerpt = e.Excerpt is { Length: > 300 } ? e.Excerpt[..300] : e.Excerpt,
                    Extractor = Version,
                    Skill = skill.Id,
                    How = e.How,
                    Via = "import",
                    Count = e.Count,
                    First = e.First?.FirstDay,
                    Last = e.Last?.LastDay,
                };
    }

    private static IEnumerable<Evidence> Activity(ImportLine line) => line.Activity
        .GroupBy(a => (a.Repository, a.Owner))
        .Select(g => new ActivityEvidence
        {
            Person = line.Id,
            Repository = new RepositoryId(line.Id.Source, g.Key.Repository),
            RepositoryName = g.Key.Repository,
            Url = $"urn:talentscout:{line.Id.Source}:{Uri.EscapeDataString(g.Key.Repository)}",
            Extractor = Version,
            Owner = g.Key.Owner,
            Months = [.. g.Select(a => new ActivityMonth(a.Month, a.Commits, a.PullRequests, a.Reviews, a.Issues))],
        });
}
