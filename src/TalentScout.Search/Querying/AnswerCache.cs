using System.Globalization;

namespace TalentScout.Search;

/// <summary>All that an answer depends on. Another generation of the index is another key: nothing stale is ever found.</summary>
internal readonly record struct AnswerKey(string Canonical, int Page, int Size, SearchSort Sort, bool Explain, string Facets, string Weights, long Generation)
{
    public static AnswerKey Of(SearchRequest request, long generation) => new(
        request.Query.Canonical,
        request.Page,
        request.Size,
        request.Sort,
        request.Explain,
        string.Join(' ', request.Facets),
        string.Join(' ', request.Weights.Select(w => w.Key + w.Value.ToString("R", CultureInfo.InvariantCulture))),
        generation);
}

/// <summary>The last so many answers; the oldest goes first.</summary>
internal sealed class AnswerCache(int capacity)
{
    private readonly Lock _changing = new();
    private readonly Dictionary<AnswerKey, SearchAnswer> _answers = [];
    private readonly Queue<AnswerKey> _order = [];

    public SearchAnswer? Find(AnswerKey key)
    {
        lock (_changing)
            return _answers.GetValueOrDefault(key);
    }

    public SearchAnswer Keep(AnswerKey key, SearchAnswer answer)
    {
        lock (_changing)
        {
            if (!_answers.TryAdd(key, answer))
                return answer;
            _order.Enqueue(key);
            if (_order.Count > capacity)
                _answers.Remove(_order.Dequeue());
            return answer;
        }
    }
}
