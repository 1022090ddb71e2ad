using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TalentScout.App.Search;

/// <summary>
/// Everything that the address of a search page says, and the only maker of such addresses: what can be seen can be linked, and
/// each link of the page is this with one thing changed. What has its default is left out.
/// </summary>
public sealed record SearchAddress
{
    public const int DefaultSize = 20;
    public const string WeightPrefix = "w.";
    private const double MaxWeight = 1000;

    public string Q { get; init; } = "";
    public string Nice { get; init; } = "";

    /// <summary>1-based.</summary>
    public int Page { get; init; } = 1;
    public int Size { get; init; } = DefaultSize;
    public SearchSort Sort { get; init; } = SearchSort.Score;

    /// <summary>Spread over repositories.</summary>
    public bool Diverse { get; init; }

    /// <summary>Some: of skills that stand side by side one is enough to be listed.</summary>
    public SkillMatch Match { get; init; } = SkillMatch.Some;

    /// <summary>The shortlist that people are looked for; null: none.</summary>
    public long? Shortlist { get; init; }

    /// <summary>Only the weights that differ from config/ranking.json.</summary>
    public ImmutableSortedDictionary<string, double> Weights { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>The facet whose values are all listed; empty: none.</summary>
    public string More { get; init; } = "";

    /// <summary>What the names of those values have in them.</summary>
    public string Find { get; init; } = "";

    /// <summary>Reads the query string; what is unreadable has its default. A page must answer any address that somebody typed.</summary>
    public static SearchAddress Of(IQueryCollection query, ImmutableSortedDictionary<string, double> defaults)
    {
        var weights = defaults
            .Select(d => (d.Key, Default: d.Value, Value: Number(query[WeightPrefix + d.Key])))
            .Where(w => w.Value is >= 0 and <= MaxWeight && Math.Abs(w.Value.Value - w.Default) > 1e-9)
            .ToImmutableSortedDictionary(w => w.Key, w => w.Value!.Value);
        return new SearchAddress
        {
            Q = Text(query["q"]),
            Nice = Text(query["nice"]),
            Page = Whole(query["page"], 1, 1, SearchRequest.MaxHit),
            Size = Whole(query["size"], DefaultSize, 1, 100),
            Sort = Enum.TryParse<SearchSort>(query["sort"], ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : SearchSort.Score,
            Diverse = query["diverse"] == "true",
            Match = query["match"] == "all" ? SkillMatch.All : SkillMatch.Some,
            Shortlist = long.TryParse(query["shortlist"], NumberStyles.None, CultureInfo.InvariantCulture, out var shortlist) ? shortlist : null,
            More = SearchRequest.FacetNames.Contains(Text(query["more"])) ? Text(query["more"]) : "",
            Find = Text(query["find"]),
            Weights = weights,
        };
    }

    /// <summary>A new query starts at its first page.</summary>
    public SearchAddress With(string q) => this with { Q = q, Nice = "", Page = 1, Find = "" };

    public SearchAddress Sorted(SearchSort sort) => this with { Sort = sort, Page = 1 };

    public SearchAddress Whole(string facet) => this with { More = facet, Find = "" };

    public SearchAddress Spread(bool diverse) => this with { Diverse = diverse, Page = 1 };

    public SearchAddress Matching(SkillMatch match) => this with { Match = match, Page = 1 };

    public string Path(string path = "/")
    {
        var text = new StringBuilder(path);
        foreach (var (name, value) in Parts())
            text.Append(text.Length == path.Length ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return text.ToString();
    }

    /// <summary>The place of a skill on somebody's page: <paramref name="name"/> says that it is to be open.</summary>
    public string Path(string path, string name, string skill)
    {
        var own = Path(path);
        return $"{own}{(own.Length == path.Length ? '?' : '&')}{name}={skill}#skill-{skill}";
    }

    public override string ToString() => Path();

    private IEnumerable<(string Name, string Value)> Parts()
    {
        if (Q.Length > 0)
            yield return ("q", Q);
        if (Nice.Length > 0)
            yield return ("nice", Nice);
        foreach (var (name, weight) in Weights)
            yield return (WeightPrefix + name, weight.ToString("0.##", CultureInfo.InvariantCulture));
        if (Sort != SearchSort.Score)
            yield return ("sort", Sort.ToString().ToLowerInvariant());
        if (Diverse)
            yield return ("diverse", "true");
        if (Match == SkillMatch.All)
            yield return ("match", "all");
        if (Shortlist is { } list)
            yield return ("shortlist", list.ToString(CultureInfo.InvariantCulture));
        if (Size != DefaultSize)
            yield return ("size", Size.ToString(CultureInfo.InvariantCulture));
        if (More.Length > 0)
            yield return ("more", More);
        if (More.Length > 0 && Find.Length > 0)
            yield return ("find", Find);
        if (Page != 1)
            yield return ("page", Page.ToString(CultureInfo.InvariantCulture));
    }

    private static string Text(string? value) => value?.Trim() ?? "";

    private static int Whole(string? value, int otherwise, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Clamp(n, least, most) : otherwise;

    private static double? Number(string? value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : null;
}
