using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>What a hit shows of a candidate, made when it is indexed, so that a page of hits need not read whole candidates.</summary>
internal sealed record CandidateCard
{
    private const int EvidencePerSkill = 3;

    /// <summary>Skills that show several proofs; the weaker ones show one.</summary>
    private const int RichSkills = 20;
    private const int WorkShown = 3;

    public required CandidateId Id { get; init; }
    public required string Login { get; init; }
    public string? Name { get; init; }
    public string? ProfileUrl { get; init; }
    public required Place Place { get; init; }
    public Availability? Availability { get; init; }

    /// <summary>Strongest first. Kept apart, as work and repositories are (<see cref="StoredCard"/>).</summary>
    public ImmutableArray<HitSkill> Skills { get; init; } = [];

    /// <summary>The most work in other people's repositories.</summary>
    public HitProofs Work { get; init; } = HitProofs.None;
    public Month? LastActive { get; init; }
    public int ActiveMonths { get; init; }
    public int MergedElsewhere { get; init; }
    public int EvidenceCount { get; init; }
    public string? Company { get; init; }
    public string? Bio { get; init; }

    /// <summary>Those in which skills were seen, by their place in the candidate's list; null where none was.</summary>
    public ImmutableArray<HitRepository?> Repositories { get; init; } = [];

    public static CandidateCard Of(Candidate candidate, ImmutableArray<SkillStrength> strengths, PersonFacts facts, SkillCatalogue catalogue)
    {
        var skills = SkillsOf(strengths, catalogue, candidate.Login);
        return Of(candidate, facts) with { Skills = skills, Repositories = RepositoriesOf(candidate, strengths) };
    }

    private static CandidateCard Of(Candidate candidate, PersonFacts facts) => new()
    {
        Id = candidate.Id,
        Login = candidate.Login,
        Name = candidate.Name,
        ProfileUrl = candidate.ProfileUrl,
        Place = candidate.Place,
        Availability = candidate.Availability,
        Work = [.. facts.ContributionParts.Take(WorkShown).Select(c => new HitEvidence(c.Repository.Url, TraceSentence.Of(c.Repository), LastOf(c.Repository)))],
        LastActive = candidate.LastActive,
        ActiveMonths = candidate.ActiveMonths,
        MergedElsewhere = candidate.MergedElsewhere,
        EvidenceCount = candidate.Skills.Sum(s => s.TraceCount),
        Company = candidate.Company,
        Bio = candidate.Bio,
    };

    private static ImmutableArray<HitRepository?> RepositoriesOf(Candidate candidate, ImmutableArray<SkillStrength> strengths)
    {
        var slots = strengths.SelectMany(s => s.Repositories).Select(r => (int)r.Slot).ToHashSet();
        return [.. candidate.Repositories.Take(slots.Count == 0 ? 0 : slots.Max() + 1).Select((r, slot) => slots.Contains(slot) ? new HitRepository(r.FullName, r.Url) : null)];
    }

    /// <summary>Strongest first; equal ones by id.</summary>
    /// <param name="login">Whose they are.</param>
    public static ImmutableArray<HitSkill> SkillsOf(ImmutableArray<SkillStrength> strengths, SkillCatalogue catalogue, string login) =>
    [
        .. strengths.OrderByDescending(s => s.Value).ThenBy(s => s.Skill, StringComparer.Ordinal)
            .Select((s, place) => new HitSkill(s.Skill, s.Kind, s.Value, s.How, s.Last, EvidenceOf(s, place < RichSkills ? EvidencePerSkill : 1, login))
            {
                Name = catalogue.Find(s.Skill)?.Name,
            }),
    ];

    /// <summary>Each place of a repository once.</summary>
    private static HitProofs EvidenceOf(SkillStrength strength, int take, string login)
    {
        Span<int> taken = stackalloc int[EvidencePerSkill];
        var evidence = ImmutableArray.CreateBuilder<HitEvidence>(Math.Min(take, strength.Parts.Length));
        for (var i = 0; i < strength.Parts.Length && evidence.Count < take; i++)
        {
            var trace = strength.Parts[i].Trace;
            if (Has(strength.Parts, taken[..evidence.Count], trace))
                continue;
            taken[evidence.Count] = i;
            evidence.Add(new HitEvidence(AddressOf(trace, login), TraceSentence.Of(trace), trace.Last));
        }

        return HitProofs.Of(evidence.DrainToImmutable());
    }

    private static bool Has(ImmutableArray<StrengthPart> parts, ReadOnlySpan<int> taken, SkillTrace trace)
    {
        foreach (var part in taken)
            if (parts[part].Trace.Url == trace.Url && parts[part].Trace.Repository == trace.Repository)
                return true;
        return false;
    }

    /// <summary>Where the sentence can be checked: "38 commits merged into a/b" in the list of those commits, a line of a manifest in the manifest.</summary>
    private static string AddressOf(SkillTrace trace, string login) => trace is { How: How.Merged or How.Authored, Path: null } && IsOfRepository(trace) ? WorkAddress.Of(trace, login) ?? trace.Url : trace.Url;

    /// <summary>What the repository is about, and no change of theirs, which has a page of its own.</summary>
    private static bool IsOfRepository(SkillTrace trace)
    {
        const string Readme = "#readme";
        var page = trace.Url.EndsWith(Readme, StringComparison.OrdinalIgnoreCase) ? trace.Url.AsSpan()[..^Readme.Length] : trace.Url;
        return trace.RepositoryName is { } name && page.EndsWith(name, StringComparison.OrdinalIgnoreCase) && page[..^name.Length] is [.., '/'];
    }

    private static Month? LastOf(CandidateRepository repository) => repository.Months is [.., var last] ? last.Month : null;
}
