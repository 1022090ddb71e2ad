using TalentScout.App.Layout;

namespace TalentScout.App.Search;

/// <summary>A part of a query as a chip says it: what it is about, and which value is wanted.</summary>
internal sealed class NodeWording(SkillCatalogue catalogue)
{
    public (string? Topic, string Value) Of(QueryNode node) => node switch
    {
        SkillNode skill => (null, SkillName(skill.Skill)),
        TextNode text => (Texts.Chip_Text, text.Phrase ? $"“{text.Text}”" : text.Text),
        FieldNode { Field: QueryField.Country } field => (Topic(field.Field), Wording.Country(field.Value.ToUpperInvariant())),
        FieldNode { Field: QueryField.Role } field => (Topic(field.Field), Wording.Role(field.Value)),
        FieldNode field => (Topic(field.Field), field.Value),
        FlagNode flag => (Topic(flag.Field), flag.Value ? Texts.Yes : Texts.No),
        RangeNode range => (Topic(range.Field), Range(range)),
        NearNode near => (Texts.Chip_Near, Wording.Format(Texts.Chip_NearValue, near.City, near.Kilometres)),
        OrNode or => (Texts.Chip_AnyOf, string.Join(Texts.Chip_Or, or.Parts.Select(Short))),
        AndNode and => (Texts.Chip_AllOf, string.Join(Texts.Chip_And, and.Parts.Select(Short))),
        NotNode not => (Texts.Chip_Not, Short(not.Part)),
        _ => (null, new SearchQuery(node, []).Canonical),
    };

    public string SkillName(string id) => Wording.Skill(catalogue, id);

    public string Short(QueryNode node) => Of(node) is (null or "", var value) ? value : node is SkillNode or TextNode ? Of(node).Value : $"{Of(node).Topic} {Of(node).Value}";

    private static string Topic(QueryField field) => Named.Of("Field", field.ToString());

    private static string Range(RangeNode range)
    {
        var months = range.Field is QueryField.Active or QueryField.Since;
        string End(int n) => months ? Wording.MonthWord(new Month(n)) : Wording.Number(n);
        return (range.From, range.To) switch
        {
            ({ } from, { } to) when from == to => End(from),
            ({ } from, { } to) => $"{End(from)} – {End(to)}",
            ({ } from, null) => Wording.Format(months ? Texts.Range_FromMonth : Texts.Range_From, End(from)),
            (null, { } to) => Wording.Format(months ? Texts.Range_ToMonth : Texts.Range_To, End(to)),
            _ => Texts.Range_Any,
        };
    }
}
