using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// A job description -> what it asks for, each skill with the sentence that asks. Decided by the words of the clause ("is a plus", "5+ years", "no PHP"),
/// else by the heading it stands under. What speaks of the company, of benefits or of applying is left out. Skills that the work merely names are nice to have;
/// where nothing at all is required, they are what the role needs.
/// </summary>
/// <param name="resolvePlace">A place as people write it; <see cref="Place.Unknown"/> where it is none.</param>
public sealed class BriefReader(SkillText skills, Func<string, Place> resolvePlace)
{
    private const double InTitle = 2;
    private const double WithForce = 1.5;
    private const double Plain = 1;
    private const double Weak = 0.5;
    private const int LongestSentence = 300;

    public Brief Read(string text)
    {
        var lines = AdvertText.Lines(text);
        var sentences = AdvertText.Sentences(lines);
        var titles = AdvertTitles.Of(lines);
        var demands = Demands(titles, sentences);
        var asked = demands.GroupBy(d => d.Skill).Select(g => Strongest([.. g])).ToList();
        var nothingRequired = !demands.Any(d => d.IsRequired && !d.InTitle);
        var (places, seniority, years) = (AdvertPlaces.Of(lines, resolvePlace), AdvertSeniority.Level(titles, sentences), AdvertSeniority.Years(sentences));
        var engagement = AdvertEngagement.Of(lines);
        return new Brief
        {
            Must = Numbered(asked.Where(d => d.IsRequired || (nothingRequired && d.Demand == Demand.Named))),
            Nice = Numbered(asked.Where(d => d.Demand == Demand.Nice || (!nothingRequired && d.Demand == Demand.Named))),
            Exclude = Numbered(asked.Where(d => d.Demand == Demand.Exclude)),
            Titles = titles,
            Places = places,
            Seniority = seniority,
            Years = years,
            Engagement = engagement?.Engagement,
            Said = Said(
                ("titles", titles.IsEmpty ? null : lines.FirstOrDefault(l => l.Contains(titles[0], StringComparison.OrdinalIgnoreCase))),
                ("seniority", seniority is null ? null : titles.FirstOrDefault(t => AdvertSeniority.Level([t], []) == seniority) ?? sentences.FirstOrDefault(s => AdvertSeniority.Level([], [s]) == seniority).Text),
                ("years", years is null ? null : sentences.FirstOrDefault(s => AdvertSeniority.Years([s]) == years).Text),
                ("engagement", engagement?.Sentence),
                ("places", places.IsEmpty ? null : lines.FirstOrDefault(l => places[0].Text is { Length: > 0 } text && l.Contains(text, StringComparison.OrdinalIgnoreCase)))),
        };
    }

    private static ImmutableSortedDictionary<string, string> Said(params ReadOnlySpan<(string Field, string? Sentence)> fields)
    {
        var said = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (field, sentence) in fields)
            if (!string.IsNullOrEmpty(sentence))
                said[field] = sentence.Length > LongestSentence ? sentence[..LongestSentence] : sentence;
        return said.ToImmutable();
    }

    private List<SkillDemand> Demands(ImmutableArray<string> titles, ImmutableArray<AdvertSentence> sentences)
    {
        var demands = new List<SkillDemand>();
        foreach (var title in titles)
            demands.AddRange(skills.Find(title).Where(m => !m.Skill.Group).Select(m => new SkillDemand(m.Skill, Demand.Strong, title, null, true)));
        for (var i = 0; i < sentences.Length; i++)
        {
            var (text, section) = sentences[i];
            if (section is AdvertSection.Other || (section is AdvertSection.Intro or AdvertSection.Role && DemandWords.IsAboutTheCompany(text)))
                continue;
            demands.AddRange(InSentence(text, section, i));
        }

        return demands;
    }

    private IEnumerable<SkillDemand> InSentence(string text, AdvertSection section, int number)
    {
        var mentions = skills.Find(text);
        if (mentions.IsEmpty)
            return [];
        var clauses = DemandWords.ByClause(text, section);
        var alternatives = Alternatives.Of(text, mentions);
        var sentence = text.Length > LongestSentence ? text[..LongestSentence] : text;
        return mentions.Select((m, i) =>
        {
            // A number for the whole text: sentence, and within it the list.
            var anyOf = alternatives[i] is { } list ? (number * 1000) + list : (int?)null;
            return new SkillDemand(m.Skill, clauses.Last(c => c.Start <= m.Start).Demand, sentence, anyOf, false);
        });
    }

    /// <summary>An alternative stays one where the skill is in the title too, but not where another sentence asks for it alone.</summary>
    private static SkillDemand Strongest(List<SkillDemand> demands)
    {
        var strongest = demands.OrderByDescending(d => Rank(d.Demand)).ThenByDescending(d => d.InTitle).First();
        var required = demands.Where(d => d.IsRequired && !d.InTitle).ToList();
        return strongest.IsRequired && required.Count > 0
            ? strongest with { AnyOf = required.All(d => d.AnyOf is not null) ? required[0].AnyOf : null }
            : strongest;
    }

    /// <summary>Of several mentions the strongest counts; that a skill is unwanted counts more than that it is named.</summary>
    private static int Rank(Demand demand) => demand switch
    {
        Demand.Strong => 5,
        Demand.Must => 4,
        Demand.Exclude => 3,
        Demand.Nice => 2,
        Demand.Named => 1,
        Demand.None => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(demand), demand, null),
    };

    /// <summary>Alternatives numbered from 1; one that lost its partners to another list stands alone.</summary>
    private static ImmutableArray<BriefSkill> Numbered(IEnumerable<SkillDemand> demands)
    {
        var list = demands.ToList();
        var groups = list.Where(d => d.AnyOf is not null).GroupBy(d => d.AnyOf!.Value).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        return [.. list.Select(d => new BriefSkill(d.Skill.Id, WeightOf(d), d.Sentence) { AnyOf = d.AnyOf is { } n && groups.IndexOf(n) is >= 0 and var at ? at + 1 : null })];
    }

    /// <summary>Practices ("agile", "testing") hardly show in public work: they weigh little even where they are required.</summary>
    private static double WeightOf(SkillDemand demand) => demand switch
    {
        { Demand: Demand.Nice or Demand.Named } or { Skill.Kind: SkillKind.Practice } => Weak,
        { InTitle: true } => InTitle,
        { Demand: Demand.Strong } => WithForce,
        _ => Plain,
    };

    private sealed record SkillDemand(Skill Skill, Demand Demand, string Sentence, int? AnyOf, bool InTitle)
    {
        public bool IsRequired => Demand is Demand.Must or Demand.Strong;
    }
}
