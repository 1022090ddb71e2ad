using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>What a field of the query language means: which documents it finds, and what is to be said of a candidate.</summary>
internal abstract class FieldRule
{
    public abstract DocBits Find(SegmentQuery segment, QueryNode node);

    /// <summary>What is known of the candidate in this respect, as the end of a sentence; null where nothing is: then a condition that is not met is unknown.</summary>
    public abstract string? Known(Candidate candidate, QueryNode node);
}

/// <summary>Every field, in one place.</summary>
internal static class FieldRules
{
    private static readonly FrozenDictionary<QueryField, FieldRule> All = new Dictionary<QueryField, FieldRule>
    {
        [QueryField.Role] = new RoleRule(),
        [QueryField.Country] = new SetRule(c => c.Countries, (value, term) => string.Equals(value, term, StringComparison.OrdinalIgnoreCase), c => Listed("lives in", c.Place.Countries)),
        [QueryField.Tz] = new SetRule(c => c.TimeZones, (value, zone) => TimeZoneText.TryParse(value, out var asked) && asked.Matches(zone), c => c.Place.TimeZone is { } zone ? $"time zone {zone}" : null),
        [QueryField.City] = new CityRule(),
        [QueryField.Org] = new TermRule(FieldNames.Organisation, c => Listed("public member of", c.Organisations)),
        [QueryField.Repo] = new TermRule(FieldNames.Repository, c => Listed("worked on", c.Repositories.Where(CandidateTerms.HasWork).Select(r => r.FullName))),
        [QueryField.Login] = new TermRule(FieldNames.Login, c => $"login {c.Login}"),
        [QueryField.Company] = new TextRule(FieldNames.Company, c => Quoted("company", c.Company)),
        [QueryField.Name] = new TextRule(FieldNames.Name, c => Quoted("name", c.Name)),
        [QueryField.Bio] = new TextRule(FieldNames.Bio, c => Quoted("bio", c.Bio)),
        [QueryField.Hireable] = new FlagRule(c => c.Open, c => c.Availability is { } a ? (a.Open ? "says to be open to offers" : "says not to be open to offers") : null),
        [QueryField.Active] = new RangeRule(c => c.LastActive, c => c.LastActive is { } month ? $"last active {month}" : null),
        [QueryField.Since] = new RangeRule(c => c.Since, c => CandidateTerms.Since(c) is { } month ? $"there since {month}" : null),
        [QueryField.Merged] = new RangeRule(c => c.Merged, c => FormattableString.Invariant($"{c.MergedElsewhere} changes merged elsewhere")),
        [QueryField.Months] = new RangeRule(c => c.Months, c => FormattableString.Invariant($"{c.ActiveMonths} months with work")),
        [QueryField.Followers] = new RangeRule(c => c.Followers, c => c.Followers is { } n ? FormattableString.Invariant($"{n} followers") : null),
        [QueryField.Tag] = new TagRule(),
    }.ToFrozenDictionary();

    public static FieldRule Of(QueryField field) => All[field];

    private static string? Quoted(string what, string? text) => string.IsNullOrWhiteSpace(text) ? null : $"{what} \"{text.Trim()}\"";

    private static string? Listed(string what, IEnumerable<string> values)
    {
        const int Shown = 5;
        var all = values.ToList();
        return all.Count == 0 ? null : $"{what} {string.Join(", ", all.Take(Shown))}{(all.Count > Shown ? FormattableString.Invariant($" and {all.Count - Shown} more") : "")}";
    }
}

internal sealed class TermRule(string field, Func<Candidate, string?> known) : FieldRule
{
    private readonly ImmutableArray<string> _field = [field];

    public override DocBits Find(SegmentQuery segment, QueryNode node) => segment.Listed(TextFinder.FindTerm(segment, _field, ((FieldNode)node).Value));

    public override string? Known(Candidate candidate, QueryNode node) => known(candidate);
}

/// <summary>city:Berlin, or city:"Portland, US" where another city of that name is greater.</summary>
internal sealed class CityRule : FieldRule
{
    private static readonly ImmutableArray<string> _field = [FieldNames.City];

    public override DocBits Find(SegmentQuery segment, QueryNode node)
    {
        var value = ((FieldNode)node).Value;
        var comma = value.LastIndexOf(',');
        var country = comma < 0 ? "" : value[(comma + 1)..].Trim();
        if (country.Length != 2)
            return segment.Listed(TextFinder.FindTerm(segment, _field, value));
        return segment.Listed(TextFinder.FindTerm(segment, _field, value[..comma])).And(FieldRules.Of(QueryField.Country).Find(segment, new FieldNode(QueryField.Country, country)));
    }

    public override string? Known(Candidate candidate, QueryNode node) => candidate.Place.City is { } city ? $"lives in {city}" : null;
}

/// <summary>A tag is the team's and not the index's: whoever has it now is asked of those who keep tags.</summary>
internal sealed class TagRule : FieldRule
{
    public override DocBits Find(SegmentQuery segment, QueryNode node)
    {
        var found = segment.New();
        foreach (var person in segment.Context.Tagged(((FieldNode)node).Value))
            segment.Columns.Ids.Find(person, found);
        return found;
    }

    public override string? Known(Candidate candidate, QueryNode node) => "by the tags that the team gave";
}

internal sealed class TextRule(string field, Func<Candidate, string?> known) : FieldRule
{
    private readonly ImmutableArray<string> _field = [field];

    public override DocBits Find(SegmentQuery segment, QueryNode node) => segment.Listed(TextFinder.Find(segment, _field, ((FieldNode)node).Value));

    public override string? Known(Candidate candidate, QueryNode node) => known(candidate);
}

/// <summary>Any of a column's values that the asked one stands for.</summary>
internal sealed class SetRule(Func<SegmentColumns, SetColumn> column, Func<string, string, bool> matches, Func<Candidate, string?> known) : FieldRule
{
    public override DocBits Find(SegmentQuery segment, QueryNode node)
    {
        var values = column(segment.Columns);
        var asked = ((FieldNode)node).Value;
        var ordinals = new List<int>();
        for (var ordinal = 0; ordinal < values.Terms.Length; ordinal++)
            if (matches(asked, values.Terms[ordinal]))
                ordinals.Add(ordinal);
        return values.Any(segment, ordinals);
    }

    public override string? Known(Candidate candidate, QueryNode node) => known(candidate);
}

internal sealed class RoleRule : FieldRule
{
    public override DocBits Find(SegmentQuery segment, QueryNode node) =>
        Find(segment, ((FieldNode)node).Value.ToLowerInvariant());

    /// <summary>Whose share of the role reaches the threshold.</summary>
    public static DocBits Find(SegmentQuery segment, string role)
    {
        var roles = segment.Columns.Roles;
        var ordinal = roles.Roles.Ordinal(role);
        return ordinal < 0
            ? segment.New()
            : roles.Reaching(ordinal, Math.Max(float.Epsilon, (float)segment.Context.Options.Query.RoleThreshold));
    }

    public override string? Known(Candidate candidate, QueryNode node) => candidate.Roles.Length == 0
        ? null
        : string.Join(", ", candidate.Roles.OrderByDescending(r => r.Share).Select(r => FormattableString.Invariant($"{r.Role} {r.Share:P0} ({r.Because})")));
}

/// <summary>A known yes or a known no; unknown is neither.</summary>
internal sealed class FlagRule(Func<SegmentColumns, Column<int>> column, Func<Candidate, string?> known) : FieldRule
{
    public override DocBits Find(SegmentQuery segment, QueryNode node)
    {
        var wanted = ((FlagNode)node).Value ? 1 : 0;
        return segment.Columns.Kept.Within(column(segment.Columns), wanted, wanted);
    }

    public override string? Known(Candidate candidate, QueryNode node) => known(candidate);
}

/// <summary>Both ends inclusive; an unknown number (-1) is in no range.</summary>
internal sealed class RangeRule(Func<SegmentColumns, Column<int>> column, Func<Candidate, string?> known) : FieldRule
{
    public override DocBits Find(SegmentQuery segment, QueryNode node)
    {
        var range = (RangeNode)node;
        return segment.Columns.Kept.Within(column(segment.Columns), Math.Max(0, range.From ?? 0), range.To ?? int.MaxValue);
    }

    public override string? Known(Candidate candidate, QueryNode node) => known(candidate);
}
