using System.Globalization;

namespace TalentScout.Search;

/// <summary>All that an answer depends on. Another generation of the index is another key: nothing stale is ever found.</summary>
internal readonly record struct AnswerKey(string Canonical, int Page, int Size, SearchSort Sort, bool Explain, bool Diverse, SkillMatch Match, string Facets, string Weights, long Generation)
{
    public static AnswerKey Of(SearchRequest request, long generation) => new(
        request.Query.Canonical,
        request.Page,
        request.Size,
        request.Sort,
        request.Explain,
        request.Diverse,
        request.Match,
        string.Join(' ', request.Facets),
        string.Join(' ', request.Weights.Select(w => w.Key + w.Value.ToString("R", CultureInfo.InvariantCulture))),
        generation);
}
