using System.Collections.Immutable;
using System.Globalization;

namespace TalentScout;

/// <summary>
/// Tokens -> tree, by descent: alternatives (OR) of sequences (AND, or nothing between) of parts (NOT - +, a weight behind).
/// A method returns null when it has set the error; the first error ends the reading.
/// </summary>
internal sealed class QueryGrammar(ImmutableArray<QueryToken> tokens, QueryVocabulary words)
{
    private readonly BareWords _bareWords = new(words, tokens);
    private readonly List<QueryNode> _nice = [];

    /// <summary>Where + and nice: stood: they are refused once it turns out that they stand in an alternative.</summary>
    private readonly List<QueryToken> _outermostOnly = [];
    private QueryError? _error;
    private int _at;
    private int _nesting;
    private int _negations;
    private bool _inNice;

    private QueryToken Now => tokens[_at];

    public QueryParse Read()
    {
        if (Now.Is(QueryTokenKind.End))
            return QueryParse.Of(SearchQuery.Everything);
        var parts = Alternatives(outermost: true);
        if (parts is not null && Now.Is(QueryTokenKind.Close))
            Fail("`)` closes nothing", Now.Span, "a ( before it, or nothing");
        return _error is not null ? QueryParse.Of(_error) : QueryParse.Of(new SearchQuery(QueryTree.And(parts!), [.. _nice]));
    }

    /// <returns>The parts of the one sequence, or the alternatives as one part.</returns>
    private List<QueryNode>? Alternatives(bool outermost = false)
    {
        var before = _outermostOnly.Count;
        if (Sequence(outermost) is not { } first)
            return null;
        if (!Now.Is(QueryTokenKind.Or))
            return first;

        var alternatives = new List<List<QueryNode>> { first };
        while (Now.Is(QueryTokenKind.Or))
        {
            _at++;
            if (Sequence(outermost) is not { } next)
                return null;
            alternatives.Add(next);
        }

        if (_outermostOnly.Count > before)
        {
            var sign = _outermostOnly[before];
            var isNice = sign.Is(QueryTokenKind.Field);
            Fail(isNice ? "nice:( ) cannot be an alternative" : "what must be there cannot be an alternative", sign.Span, $"parentheses around the alternatives: (a OR b) {(isNice ? "nice:(c)" : "+c")}");
            return null;
        }

        return [QueryTree.Or(alternatives.Select(a => QueryTree.And(a.Select(p => QueryTree.Must(p, must: false)))!))];
    }

    /// <summary>What AND or parentheses hold together must all be there; what only stands side by side, of the outermost sequence, is wanted.</summary>
    private List<QueryNode>? Sequence(bool outermost)
    {
        var parts = new List<QueryNode>();
        for (var first = true; ; first = false)
        {
            var and = !first && Now.Is(QueryTokenKind.And);
            if (and)
                _at++;
            else if (!first && Now.Kind is QueryTokenKind.Or or QueryTokenKind.Close or QueryTokenKind.End)
                return parts;
            if (outermost && Now.Is(QueryTokenKind.Field) && IsNice(Now))
            {
                if (!Nice())
                    return null;
            }
            else if (Part() is { } part)
            {
                parts.Add(outermost && (and || part is AndNode) ? QueryTree.Must(part) : part);
                if (outermost && and && parts.Count > 1)
                    parts[^2] = QueryTree.Must(parts[^2]);
            }
            else
            {
                return null;
            }
        }
    }

    private QueryNode? Part()
    {
        var sign = Now;
        if (sign.Kind is QueryTokenKind.Not or QueryTokenKind.Minus)
        {
            if (_inNice)
                return Fail("nice:( ) holds what is wanted", sign.Span, "the exclusion outside of it");
            _at++;
            _negations++;
            var excluded = Nested(Part);
            _negations--;
            return excluded is null ? null : QueryTree.Not(excluded);
        }

        if (sign.Is(QueryTokenKind.Plus))
        {
            if (_inNice || _negations > 0)
                return Fail("`+` (must) cannot stand here", sign.Span, _inNice ? "what must be there outside of nice:( )" : "either + or an exclusion");
            _outermostOnly.Add(sign);
            _at++;
            if (Now.Kind is QueryTokenKind.Plus or QueryTokenKind.Minus or QueryTokenKind.Not)
                return Fail("`+` (must) before another sign", sign.Span, "a word, a \"phrase\", a field or ( directly after +");
            return Part() is { } part ? QueryTree.Must(part) : null;
        }

        return Operand() is { } operand ? Weighted(operand) : null;
    }

    private QueryNode? Operand()
    {
        var token = Now;
        switch (token.Kind)
        {
            case QueryTokenKind.Open:
                return Group(() => Alternatives());
            case QueryTokenKind.Field:
                return Field();
            case QueryTokenKind.Phrase:
                _at++;
                return QueryWord.HasContent(token.Text)
                    ? new TextNode(token.Text, true)
                    : Fail("nothing to search for between the quotes", token.Span, "a word or more");
            case QueryTokenKind.Word:
                if (PlaceFields.IsDistance(token.Text))
                    return Fail($"the distance `{token.Text}` belongs to no city", token.Span, "near:\"Berlin\" 50km, the distance directly after each city");
                if (QueryWord.IsIn(token.Text) && tokens[_at + 1] is { Kind: QueryTokenKind.Field, AfterBreak: false } place && PlaceFields.IsOne(place.Text))
                {
                    // "in city:Berlin", as completion makes of "in ber": the field says it already.
                    _at++;
                    return Field();
                }

                if (QueryWord.Mistake(token.Text) is { } wanted)
                    return Fail($"`{token.Text}` cannot be read here", token.Span, wanted);
                var (node, taken) = _bareWords.Read(_at);
                _at += taken;
                return node ?? Fail($"`{token.Text}` has no letter or digit to search for", token.Span, "a word, or AND, OR, NOT between words");
            case QueryTokenKind.Weight:
                return Fail("a weight without something before it", token.Span, "a word, field or group directly before: kafka^2");
            default:
                return MissingOperand(token);
        }
    }

    private QueryNode? MissingOperand(QueryToken token)
    {
        const string wanted = "a word, a \"phrase\", a field or (";
        var before = _at > 0 ? tokens[_at - 1] : default;
        if (_at > 0 && before.Kind is QueryTokenKind.And or QueryTokenKind.Or or QueryTokenKind.Not or QueryTokenKind.Minus or QueryTokenKind.Plus)
            return Fail($"nothing after `{before.Text}`", before.Span, wanted);
        if (_at > 0 && before.Is(QueryTokenKind.Open) && token.Is(QueryTokenKind.Close))
            return Fail("nothing between the parentheses", new TextSpan(before.Span.Start, token.Span.Start + 1 - before.Span.Start), wanted);
        return Fail(token.Is(QueryTokenKind.End) ? "the query ends too early" : $"nothing before `{token.Text}`", token.Span, wanted);
    }

    /// <summary>From the opening parenthesis to the closing one.</summary>
    private QueryNode? Group(Func<List<QueryNode>?> inside)
    {
        var open = Now;
        _at++;
        if (Nested(inside) is not { } parts)
            return null;
        if (!Now.Is(QueryTokenKind.Close))
            return Fail("a parenthesis is not closed", open.Span, "a ) for this (");
        _at++;
        return QueryTree.And(parts);
    }

    private QueryNode? Weighted(QueryNode node)
    {
        for (; Now.Is(QueryTokenKind.Weight); _at++)
        {
            if (_negations > 0 || node is NotNode)
                return Fail("what is excluded has no weight", Now.Span, "the exclusion alone: -php");
            if (!double.TryParse(Now.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) || weight is < QueryLimits.MinWeight or > QueryLimits.MaxWeight)
                return Fail($"`^{Now.Text}` is no weight", Now.Span, string.Create(CultureInfo.InvariantCulture, $"a number from {QueryLimits.MinWeight} to {QueryLimits.MaxWeight}: kafka^2"));
            node = QueryTree.Scale(node, weight);
        }

        return node;
    }

    private bool Nice()
    {
        _outermostOnly.Add(Now);
        _at++;
        _inNice = true;
        var wanted = Part();
        _inNice = false;
        if (wanted is null)
            return false;
        _nice.AddRange(QueryTree.Conjuncts(wanted));
        return true;
    }

    private QueryNode? Field()
    {
        var name = Now;
        if (IsNice(name))
            return Fail("nice:( ) cannot stand here", name.Span, "nice:( ) beside everything else, outside of parentheses and exclusions");
        if (QueryFields.Find(name.Text) is not { } row)
            return UnknownField(name);
        _at++;
        return Now.Is(QueryTokenKind.Open) ? Group(() => FieldAlternatives(row, name)) : FieldOf(row, name);
    }

    private QueryNode? UnknownField(QueryToken name)
    {
        var near = NearestWord.Of(name.Text, QueryFields.All.Select(f => f.Name).Append("nice"));
        return Fail(
            $"unknown field `{name.Text}`", name.Span,
            (near is null ? "" : $"{near}: ? - ") + $"one of {string.Join(", ", QueryFields.All.Select(f => f.Name))}; or quotes around it to search for the text");
    }

    /// <summary>lang:(go OR rust): the same grammar, its words being values of the field.</summary>
    private List<QueryNode>? FieldAlternatives(QueryFieldRow row, QueryToken name)
    {
        var alternatives = new List<QueryNode>();
        do
        {
            if (alternatives.Count > 0)
                _at++;
            var parts = new List<QueryNode>();
            do
            {
                if (parts.Count > 0 && Now.Is(QueryTokenKind.And))
                    _at++;
                if (FieldPart(row, name) is not { } part)
                    return null;
                parts.Add(part);
            }
            while (Now.Kind is not (QueryTokenKind.Or or QueryTokenKind.Close or QueryTokenKind.End));
            alternatives.Add(QueryTree.And(parts)!);
        }
        while (Now.Is(QueryTokenKind.Or));
        return [QueryTree.Or(alternatives)];
    }

    private QueryNode? FieldPart(QueryFieldRow row, QueryToken name)
    {
        if (Now.Kind is QueryTokenKind.Open)
            return Group(() => FieldAlternatives(row, name)) is { } group ? Weighted(group) : null;
        if (Now.Kind is not (QueryTokenKind.Not or QueryTokenKind.Minus))
            return FieldOf(row, name) is { } value ? Weighted(value) : null;
        if (_inNice)
            return Fail("nice:( ) holds what is wanted", Now.Span, "the exclusion outside of it");
        _at++;
        _negations++;
        var excluded = Nested(() => FieldPart(row, name));
        _negations--;
        return excluded is null ? null : QueryTree.Not(excluded);
    }

    private QueryNode? FieldOf(QueryFieldRow row, QueryToken name)
    {
        var value = Now;
        if (value.Kind is not (QueryTokenKind.Word or QueryTokenKind.Phrase))
            return Fail($"nothing that {row.Name}: could take", value.Is(QueryTokenKind.End) ? name.Span : value.Span, $"{row.Takes}: {row.Example}");
        _at++;
        if (value.Text.Length == 0)
            return Fail("nothing between the quotes", value.Span, $"{row.Takes}: {row.Example}");
        QueryToken? following = Now.Is(QueryTokenKind.Word) ? Now : null;
        var reading = row.Read(new FieldValue(row.Name, value.Text, value.Is(QueryTokenKind.Phrase), value.Span, following), words);
        if (!reading.Ok)
        {
            _error ??= reading.Error;
            return null;
        }

        if (reading.TookFollowing)
            _at++;
        return reading.Node;
    }

    private T? Nested<T>(Func<T?> inside) where T : class
    {
        if (_nesting >= QueryLimits.Nesting)
        {
            Fail("parentheses and exclusions are nested too deep", Now.Span, $"at most {QueryLimits.Nesting} levels");
            return null;
        }

        _nesting++;
        var result = inside();
        _nesting--;
        return result;
    }

    private static bool IsNice(QueryToken token) => token.Text.Equals("nice", StringComparison.OrdinalIgnoreCase);

    private QueryNode? Fail(string message, TextSpan span, string wanted)
    {
        _error ??= new QueryError(message, span, wanted);
        return null;
    }
}
