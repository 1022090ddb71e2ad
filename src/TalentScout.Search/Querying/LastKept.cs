namespace TalentScout.Search;

/// <summary>The last so many values that were made; the oldest goes first. Safe from many threads.</summary>
/// <param name="capacity">0 keeps none</param>
internal sealed class LastKept<TKey, TValue>(int capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _changing = new();
    private readonly Dictionary<TKey, TValue> _values = [];
    private readonly Queue<TKey> _order = [];

    public TValue? Find(TKey key)
    {
        lock (_changing)
            return _values.GetValueOrDefault(key);
    }

    public TValue Keep(TKey key, TValue value)
    {
        lock (_changing)
        {
            if (!_values.TryAdd(key, value))
                return value;
            _order.Enqueue(key);
            if (_order.Count > capacity)
                _values.Remove(_order.Dequeue());
            return value;
        }
    }
}
