using System.Collections.Immutable;

namespace TalentScout;

/// <summary>What could stand at the caret.</summary>
/// <param name="Text">Put in place of the characters from Start, Length of them.</param>
/// <param name="Kind">"field", "skill", "value" or "operator".</param>
/// <param name="Note">What it means, in words.</param>
public sealed record QueryCompletionItem(string Text, int Start, int Length, string Kind, string Note);

/// <summary>Completion of fields, skills, values and operators while a query is typed. Pure: the table of fields and the catalogue alone.</summary>
public sealed class QueryCompletion(SkillCatalogue catalogue)
{
    private static readonly ImmutableArray<(string Text, string Note)> _operators =
    [
        ("AND", "both"),
        ("OR", "one of them"),
        ("NOT", "leave out"),
        ("nice:(", "wanted, not required"),
    ];

    /// <param name="caret">0-based position in the text, from 0 to its length.</param>
    public ImmutableArray<QueryCompletionItem> At(string text, int caret, int take = 12)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(caret);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(caret, text.Length);
        var (tokens, error) = QueryLexer.Read(text[..caret]);
        var touching = tokens.Length > 1 && tokens[^2].Span is var span && span.Start + span.Length == caret ? tokens[^2] : (QueryToken?)null;
        if (error is not null || touching is { Kind: QueryTokenKind.Weight })
            return [];
        var typed = touching is { } token && IsTyped(token) ? touching : null;
        var start = typed?.Span.Start ?? caret;
        var prefix = text[start..caret];
        var length = EndOfWord(text, caret) - start;
        var offered = FieldAt(tokens, typed is null ? tokens.Length - 1 : tokens.Length - 2) is { } field
            ? Values(field, prefix)
            : Anything(prefix);
        return [.. offered.Take(take).Select(o => new QueryCompletionItem(o.Text, start, length, o.Kind, o.Note))];
    }

    /// <summary>The field within whose parentheses the caret stands: "lang:(java OR ko" is of lang; null elsewhere.</summary>
    public static string? FieldAround(string text)
    {
        var tokens = QueryLexer.Read(text).Tokens;
        var typed = tokens.Length > 1 && IsTyped(tokens[^2]) && tokens[^2].Span is var span && span.Start + span.Length == text.Length;
        return FieldAt(tokens, typed ? tokens.Length - 2 : tokens.Length - 1) is { } field && !text.TrimEnd().EndsWith(':') ? field.Name : null;
    }

    private static bool IsTyped(QueryToken token) => token.Kind is QueryTokenKind.Word or QueryTokenKind.And or QueryTokenKind.Or or QueryTokenKind.Not;

    private static int EndOfWord(string text, int caret)
    {
        while (caret < text.Length && !char.IsWhiteSpace(text[caret]) && text[caret] is not ('(' or ')' or '"' or '^' or ',' or ';' or ':'))
            caret++;
        return caret;
    }

    /// <summary>The field whose value stands at this token: directly after "field:", or anywhere within "field:( )".</summary>
    private static QueryFieldRow? FieldAt(ImmutableArray<QueryToken> tokens, int at)
    {
        if (at > 0 && tokens[at - 1].Is(QueryTokenKind.Field))
            return QueryFields.Find(tokens[at - 1].Text);
        var closed = 0;
        for (var i = at - 1; i > 0; i--)
        {
            closed += tokens[i].Kind switch { QueryTokenKind.Close => 1, QueryTokenKind.Open => -1, _ => 0 };
            if (closed < 0)
                return tokens[i - 1].Is(QueryTokenKind.Field) ? QueryFields.Find(tokens[i - 1].Text) : null;
        }

        return null;
    }

    private IEnumerable<(string Text, string Kind, string Note)> Anything(string prefix) =>
    [
        .. QueryFields.All.Where(f => Starts(f.Name, prefix)).Select(f => (f.Name + ":", "field", $"{f.Takes}: {f.Example}")),
        .. prefix.Length == 0 ? [] : Skills(catalogue.All, prefix, s => $"{QueryFields.NameOf(s.Kind) ?? "skill"}:{QueryPrinter.Value(s.Id)}"),
        .. _operators.Where(o => Starts(o.Text, prefix)).Select(o => (o.Text, "operator", o.Note)),
    ];

    private IEnumerable<(string Text, string Kind, string Note)> Values(QueryFieldRow field, string prefix) => field.Values switch
    {
        QueryFieldValues.Skills => Skills(catalogue.All, prefix, s => QueryPrinter.Value(s.Id)),
        QueryFieldValues.Languages => OfKind(SkillKind.Language, prefix),
        QueryFieldValues.Databases => OfKind(SkillKind.Database, prefix),
        QueryFieldValues.Frameworks => OfKind(SkillKind.Framework, prefix),
        QueryFieldValues.Roles => RoleWords.Roles.Where(r => Starts(r, prefix)).Select(r => (r, "value", field.Meaning)),
        QueryFieldValues.YesNo => new[] { "yes", "no" }.Where(v => Starts(v, prefix)).Select(v => (v, "value", field.Meaning)),
        QueryFieldValues.Form => new[] { field.Example[(field.Name.Length + 1)..] }.Where(v => Starts(v, prefix)).Select(v => (v, "value", field.Takes)),
        _ => [],
    };

    private IEnumerable<(string Text, string Kind, string Note)> OfKind(SkillKind kind, string prefix) =>
        Skills(catalogue.All.Where(s => SkillFields.IsOrHolds(catalogue, s, kind)), prefix, s => QueryPrinter.Value(s.Id));

    /// <summary>Those whose name begins so before those with such an alias; the shorter first.</summary>
    private static IEnumerable<(string Text, string Kind, string Note)> Skills(IEnumerable<Skill> skills, string prefix, Func<Skill, string> text) =>
        skills
            .Select(s => (Skill: s, Rank: Starts(s.Id, prefix) || Starts(s.Name, prefix) ? 0 : s.Aliases.Concat(s.Ambiguous).Any(a => Starts(a, prefix)) ? 1 : 2))
            .Where(s => s.Rank < 2)
            .OrderBy(s => s.Rank).ThenBy(s => s.Skill.Id.Length).ThenBy(s => s.Skill.Id, StringComparer.Ordinal)
            .Select(s => (text(s.Skill), "skill", $"{s.Skill.Name}, {(s.Skill.Group ? "a group" : SkillFields.Noun(s.Skill.Kind))}"));

    private static bool Starts(string word, string prefix) => word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
