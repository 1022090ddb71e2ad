using System.Collections.Immutable;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>Something to go on with what was typed.</summary>
/// <param name="Kind">"skill", "country", "zone", "city", "organisation", "repository" or "login"</param>
/// <param name="Value">as the query language writes it: a skill's id, "DE", "Europe/Berlin", "berlin"</param>
/// <param name="Text">as it is shown: "PostgreSQL"</param>
/// <param name="Count">people of the index; of a changed person the older state can still be among them for a while</param>
public sealed record Suggestion(string Kind, string Value, string Text, int Count);

internal sealed class Suggester(SkillCatalogue catalogue, CandidateIndex.Held held)
{
    /// <summary>Terms looked at per field: a prefix of one letter has many.</summary>
    private const int MaxTerms = 20_000;

    private static readonly ImmutableArray<(string Kind, string Field)> TermFields =
    [
        ("city", FieldNames.City),
        ("organisation", FieldNames.Organisation),
        ("repository", FieldNames.Repository),
        ("login", FieldNames.Login),
    ];

    public ImmutableArray<Suggestion> Suggest(string prefix, int take, string? kind, Func<string, bool>? isCountry)
    {
        var folded = Words.Fold(prefix);
        if (folded.Length == 0 && kind is not ("country" or "zone" or "city"))
            return [];
        bool Wanted(string one) => kind is null || kind == one;
        var found = (Wanted("skill") ? Skills(folded) : [])
            .Concat(Wanted("country") ? Values("country", s => s.Countries, c => c.StartsWith(folded, StringComparison.OrdinalIgnoreCase) || isCountry?.Invoke(c) == true) : [])
            .Concat(kind == "zone" ? Values(kind, s => s.TimeZones, z => z.StartsWith(folded, StringComparison.OrdinalIgnoreCase) || z.Contains("/" + folded, StringComparison.OrdinalIgnoreCase)) : [])
            .Concat(TermFields.Where(f => Wanted(f.Kind)).SelectMany(f => Terms(f.Kind, f.Field, folded)));
        // Skills first: they are what is asked for, and what is written out already before what only begins so ("go" is Go). Then by how many people, which puts chance logins last.
        return [.. found.OrderBy(s => s.Kind == "skill" ? 0 : 1).ThenByDescending(s => IsWhole(s, folded)).ThenByDescending(s => s.Count).ThenBy(s => s.Kind, StringComparer.Ordinal).ThenBy(s => s.Value, StringComparer.Ordinal).Take(take)];
    }

    private IEnumerable<Suggestion> Skills(string prefix) => catalogue.All
        .Where(s => s.Aliases.Concat(s.Ambiguous).Append(s.Id).Append(s.Name).Any(a => Words.Fold(a).StartsWith(prefix, StringComparison.Ordinal)))
        .Select(s => new Suggestion("skill", s.Id, s.Name, People(catalogue.WithChildren(s).Select(c => c.Id))));

    private static bool IsWhole(Suggestion found, string folded) => Words.Fold(found.Value) == folded || Words.Fold(found.Text) == folded;

    private int People(IEnumerable<string> skills)
    {
        var ids = skills.ToList();
        return held.View.Segments.Sum(segment =>
        {
            var column = segment.Columns.Skills.Skills;
            var any = ids.Select(column.Ordinal).Where(o => o >= 0).Aggregate(new DocBits(segment.Columns.Count), (bits, o) => bits.Or(column.Bits(o)));
            return any.CardinalityWith(segment.Live);
        });
    }

    private IEnumerable<Suggestion> Values(string kind, Func<SegmentColumns, SetColumn> column, Func<string, bool> fits)
    {
        var segments = held.View.Segments;
        return segments.SelectMany(s => column(s.Columns).Terms).Distinct(StringComparer.Ordinal)
            .Where(fits)
            .Select(term => new Suggestion(kind, term, term, segments.Sum(s => column(s.Columns).Ordinal(term) is >= 0 and var at ? column(s.Columns).Bits(at).CardinalityWith(s.Live) : 0)))
            .Where(s => s.Count > 0);
    }

    private IEnumerable<Suggestion> Terms(string kind, string field, string prefix)
    {
        var terms = MultiFields.GetTerms(held.Searcher.IndexReader, field)?.GetEnumerator();
        if (terms is null || terms.SeekCeil(new BytesRef(prefix)) == TermsEnum.SeekStatus.END)
            yield break;
        for (var seen = 0; seen < MaxTerms; seen++)
        {
            var term = terms.Term.Utf8ToString();
            if (!term.StartsWith(prefix, StringComparison.Ordinal))
                yield break;
            yield return new Suggestion(kind, term, term, terms.DocFreq);
            if (!terms.MoveNext())
                yield break;
        }
    }
}
