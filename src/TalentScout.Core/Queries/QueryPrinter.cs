using System.Globalization;
using System.Text;

namespace TalentScout;

/// <summary>The canonical text: every skill by its id behind a field, every range in full, parentheses wherever AND and OR meet.</summary>
internal static class QueryPrinter
{
    public static string Print(SearchQuery query)
    {
        var text = new StringBuilder();
        // Without parentheses nice:( ) would belong to the last alternative.
        if (query.Root is not null)
            text.Append(query.Root is OrNode && query.Nice.Length > 0 ? Part(query.Root) : Whole(query.Root));
        if (query.Nice.Length > 0)
            text.Append(text.Length > 0 ? " " : "").Append("nice:(").Append(query.Nice.Length == 1 ? Whole(query.Nice[0]) : Sequence(query.Nice)).Append(')');
        return text.ToString();
    }

    /// <summary>A node where nothing stands beside it.</summary>
    public static string Whole(QueryNode node) => node switch
    {
        { Weight: not 1 } or { Must: true } => Part(node),
        AndNode and => Sequence(and.Parts),
        OrNode or => string.Join(" OR ", or.Parts.Select(Part)),
        _ => Part(node),
    };

    /// <summary>A value after "field:", in quotes where it needs them.</summary>
    public static string Value(string text) => QueryWord.StandsAsValue(text) ? text : QueryWord.Quote(text);

    private static string Part(QueryNode node) => node switch
    {
        { Must: true } => "+" + Part(node with { Must = false }),
        AndNode or OrNode => $"({Whole(node with { Weight = 1 })}){Weight(node)}",
        NotNode not => "-" + Part(not.Part),
        _ => Leaf(node) + Weight(node),
    };

    /// <summary>AND stands between bare words, so that two words never become one skill of two words.</summary>
    private static string Sequence(IReadOnlyList<QueryNode> parts)
    {
        var text = new StringBuilder();
        for (var i = 0; i < parts.Count; i++)
            text.Append(i == 0 ? "" : parts[i - 1] is TextNode { Phrase: false } && parts[i] is TextNode { Phrase: false } ? " AND " : " ").Append(Part(parts[i]));
        return text.ToString();
    }

    private static string Leaf(QueryNode node) => node switch
    {
        TextNode text => !text.Phrase && QueryWord.StandsAlone(text.Text) ? text.Text : QueryWord.Quote(text.Text),
        PrefixNode prefix => prefix.Text + "*",
        FuzzyNode fuzzy => string.Create(CultureInfo.InvariantCulture, $"{fuzzy.Text}~{fuzzy.Edits}"),
        SkillNode skill => $"{QueryFields.NameOf(skill.Kind) ?? "skill"}:{Value(skill.Skill)}",
        FieldNode field => $"{QueryFields.NameOf(field.Field)}:{Value(field.Value)}",
        FlagNode flag => $"{QueryFields.NameOf(flag.Field)}:{(flag.Value ? "yes" : "no")}",
        RangeNode range => $"{QueryFields.NameOf(range.Field)}:{Range(range)}",
        NearNode near => string.Create(CultureInfo.InvariantCulture, $"near:{QueryWord.Quote(near.City)} {near.Kilometres}km"),
        _ => throw new ArgumentException($"no text for a {node.GetType().Name}", nameof(node)),
    };

    private static string Range(RangeNode range)
    {
        string End(int? end) => range.Field is QueryField.Active or QueryField.Since ? new Month(end!.Value).ToString() : end!.Value.ToString(CultureInfo.InvariantCulture);
        return range switch
        {
            { From: null, To: null } => throw new ArgumentException("a range without ends has no text", nameof(range)),
            { To: null } => ">=" + End(range.From),
            { From: null } => "<=" + End(range.To),
            _ when range.From == range.To => End(range.From),
            _ => $"{End(range.From)}..{End(range.To)}",
        };
    }

    private static string Weight(QueryNode node) => node.Weight == 1 ? "" : "^" + node.Weight.ToString(CultureInfo.InvariantCulture);
}
