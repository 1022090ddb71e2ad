using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TalentScout.App.Layout;
using TalentScout.Search;

namespace TalentScout.App.Search;

/// <summary>Completes what is being typed: names from the index with how many people have them, then fields and operators of the query language.</summary>
public sealed partial class Completion(SearchEngine engine, SkillCatalogue catalogue)
{
    private const int Asked = 40;

    /// <summary>Of one kind, of which the field that was typed may take but a part: "lang:" only languages.</summary>
    private const int AskedOfField = 100;

    /// <summary>Letters from which on countries are known by their names: each of one letter begins a dozen.</summary>
    private const int LettersOfName = 2;

    private static readonly ImmutableDictionary<string, QueryField> FieldOfKind = ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create("country", QueryField.Country),
        KeyValuePair.Create("zone", QueryField.Tz),
        KeyValuePair.Create("city", QueryField.City),
        KeyValuePair.Create("organisation", QueryField.Org),
        KeyValuePair.Create("repository", QueryField.Repo),
        KeyValuePair.Create("login", QueryField.Login),
    ]);

    private readonly QueryCompletion _language = new(catalogue);

    /// <param name="prefix">The text before the caret.</param>
    public ImmutableArray<CompletionItem> Of(string prefix, int take)
    {
        var typed = LastWord().Match(prefix);
        var (field, word) = (typed.Groups["field"].Value.ToLowerInvariant(), typed.Groups["word"].Value);
        var start = typed.Groups["field"].Success ? typed.Groups["field"].Index : typed.Groups["word"].Index;
        // Within lang:( ) a value alone can stand.
        var around = field.Length == 0 ? QueryCompletion.FieldAround(prefix) : null;
        if (word.Length == 0 && field.Length == 0 && around is null)
            return [];
        var known = around is null ? FromIndex(field, word, start) : [.. FromIndex(around, word, start).Select(i => i with { Text = i.Text[(i.Text.IndexOf(':', StringComparison.Ordinal) + 1)..] })];
        var language = _language.At(prefix, prefix.Length).Where(i => i.Kind != "skill" || known.IsEmpty).Select(i => new CompletionItem(i.Text, i.Start, i.Kind, i.Note, null));
        return [.. known.Concat(language).DistinctBy(i => (i.Start, i.Text)).Take(take)];
    }

    private ImmutableArray<CompletionItem> FromIndex(string field, string word, int start) =>
    [
        .. engine.Suggest(word, field.Length == 0 ? Asked : AskedOfField, KindOf(field), word.Length < LettersOfName ? null : code => Wording.IsCountry(code, word))
            .Select(s => new CompletionItem(Text(s, field), start, s.Kind, Label(s), s.Count))
            .Where(i => field.Length == 0 || i.Text.StartsWith(QueryFields.Find(field)?.Name + ":", StringComparison.Ordinal))
            .OrderByDescending(i => i.Count > 0),
    ];

    /// <summary>What a field takes; null where none was typed.</summary>
    private static string? KindOf(string field) => QueryFields.Find(field)?.Name switch
    {
        null => null,
        "near" => "city",
        var name => FieldOfKind.Where(f => QueryFields.Find(f.Value.ToString())?.Name == name).Select(f => f.Key).FirstOrDefault("skill"),
    };

    /// <summary>As the query language writes it, in the field that was typed where that is the one for any skill.</summary>
    private string Text(Suggestion found, string field)
    {
        QueryNode node = FieldOfKind.TryGetValue(found.Kind, out var of)
            ? new FieldNode(of, found.Value)
            : new SkillNode(found.Value, field == "skill" || catalogue.Find(found.Value) is not { Group: false } skill ? null : skill.Kind);
        var text = new SearchQuery(node, []).Canonical;
        return field == "near" && found.Kind == "city" ? "near" + text[text.IndexOf(':', StringComparison.Ordinal)..] : text;
    }

    private string Label(Suggestion found) => found.Kind switch
    {
        "skill" when catalogue.Find(found.Value) is { Group: false } skill => $"{Wording.Skill(skill.Id, skill.Name)}, {Named.Of("One", skill.Kind.ToString())}",
        "skill" => Wording.Format(Texts.Completion_Group, Wording.Skill(found.Value, found.Text)),
        "country" => Wording.Country(found.Value),
        _ => Named.Of("One", found.Kind),
    };

    // A minus or plus before it belongs to the query, not to the word.
    [GeneratedRegex("""(?:^|[\s(,;])[-+]?(?:(?<field>[A-Za-z]+):)?(?<word>[^\s():",;]*)$""")]
    private static partial Regex LastWord();
}
