using System.Buffers.Text;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>Candidate ids: what equal scores are ordered by.</summary>
internal sealed class IdColumn
{
    /// <summary>Of all that are not GitHub's.</summary>
    public const long Other = long.MaxValue;

    private readonly Column<long> _numbers;
    private readonly Dictionary<int, CandidateId> _others;
    private readonly Column<int> _inOrder;

    private IdColumn(long[] numbers, Dictionary<int, CandidateId> others)
    {
        (_numbers, _others) = (new Column<long>(numbers), others);
        int[] inOrder = [.. Enumerable.Range(0, numbers.Length)];
        Array.Sort((long[])numbers.Clone(), inOrder);
        // Those of other sources have the greatest number, and an order of their own.
        inOrder.AsSpan(numbers.Length - others.Count).Sort((a, b) => Compare(this, a, this, b));
        _inOrder = new Column<int>(inOrder);
    }

    private IdColumn(Column<long> numbers, Dictionary<int, CandidateId> others, Column<int> inOrder) => (_numbers, _others, _inOrder) = (numbers, others, inOrder);

    /// <summary>All documents of the segment, by id.</summary>
    public ReadOnlySpan<int> InOrder => _inOrder.Values;

    public CandidateId this[int doc] => _others.TryGetValue(doc, out var other) ? other : CandidateId.OfGitHub(_numbers[doc]);

    public long Number(int doc) => _numbers[doc];

    /// <summary>Adds the documents of a person; one that was replaced since may be among them.</summary>
    public void Find(CandidateId id, DocBits found)
    {
        if (!id.IsGitHub || !long.TryParse(id.Key, out var number) || number == Other)
        {
            foreach (var (doc, other) in _others)
                if (other == id)
                    found.Set(doc);
            return;
        }

        var (low, high) = (0, _inOrder.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_numbers[_inOrder[middle]] < number)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < _inOrder.Length && _numbers[_inOrder[low]] == number; low++)
            found.Set(_inOrder[low]);
    }

    /// <summary>The order of <see cref="CandidateId.CompareTo"/>, without making ids where both are GitHub's.</summary>
    public static int Compare(IdColumn a, int docA, IdColumn b, int docB)
    {
        var (x, y) = (a._numbers[docA], b._numbers[docB]);
        return x != Other || y != Other ? x.CompareTo(y) : a[docA].CompareTo(b[docB]);
    }

    public static IdColumn Load(AtomicReader reader)
    {
        var values = reader.GetBinaryDocValues(FieldNames.IdBytes);
        var numbers = new long[reader.MaxDoc];
        var others = new Dictionary<int, CandidateId>();
        var bytes = new BytesRef();
        for (var doc = 0; doc < numbers.Length; doc++)
        {
            values.Get(doc, bytes);
            if (IsNumber(bytes, out numbers[doc]))
                continue;
            var id = CandidateId.Parse(bytes.Utf8ToString());
            if (id.IsGitHub && long.TryParse(id.Key, out numbers[doc]) && numbers[doc] != Other)
                continue;
            numbers[doc] = Other;
            others[doc] = id;
        }

        return new IdColumn(numbers, others);
    }

    public void Save(ColumnWriter to)
    {
        to.Write(_numbers.Values);
        to.Write(_inOrder.Values);
        to.Write<int>([.. _others.Keys]);
        to.Write([.. _others.Values.Select(id => id.ToString())]);
    }

    public static IdColumn Read(ColumnReader from)
    {
        var (numbers, inOrder, documents, others) = (from.Read<long>(), from.Read<int>(), from.Read<int>(), from.ReadTexts());
        return new IdColumn(numbers, others.Select((id, i) => (Doc: documents[i], id)).ToDictionary(o => o.Doc, o => CandidateId.Parse(o.id)), inOrder);
    }

    /// <summary>GitHub's are bare numbers: read without making a string of each.</summary>
    private static bool IsNumber(BytesRef bytes, out long number) =>
        Utf8Parser.TryParse(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length), out number, out var read) && read == bytes.Length && bytes.Bytes[bytes.Offset] is >= (byte)'1' and <= (byte)'9' && number != Other;
}
