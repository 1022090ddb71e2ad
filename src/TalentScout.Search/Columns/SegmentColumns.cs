using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>
/// The ranking facts of one Lucene segment in memory, in compact arrays by document. Made once per segment, kept as long as the segment's
/// core lives; deletions do not touch it.
/// </summary>
internal sealed class SegmentColumns
{
    private static readonly ConditionalWeakTable<object, SegmentColumns> ByCore = [];

    private SegmentColumns(AtomicReader reader)
    {
        Count = reader.MaxDoc;
        Skills = SkillColumn.Load(reader);
        Countries = SetColumn.Load(reader, FieldNames.Country);
        TimeZones = SetColumn.Load(reader, FieldNames.TimeZone);
        Roles = RoleColumn.Load(reader);
        Ids = IdColumn.Load(reader);
        LastActive = Numbers(reader, FieldNames.LastActive);
        Since = Numbers(reader, FieldNames.Since);
        Months = Numbers(reader, FieldNames.Months);
        Merged = Numbers(reader, FieldNames.Merged);
        Followers = Numbers(reader, FieldNames.Followers);
        Open = Numbers(reader, FieldNames.Open);
        Latitude = Reals(reader, FieldNames.Latitude);
        Longitude = Reals(reader, FieldNames.Longitude);
        PlaceConfidence = Reals(reader, FieldNames.PlaceConfidence);
        Contribution = Reals(reader, FieldNames.Contribution);
        Sustained = Reals(reader, FieldNames.Sustained);
        Recency = Reals(reader, FieldNames.Recency);
    }

    public int Count { get; }
    public SkillColumn Skills { get; }
    public SetColumn Countries { get; }
    public SetColumn TimeZones { get; }
    public RoleColumn Roles { get; }
    public IdColumn Ids { get; }

    /// <summary>Month index; -1 unknown.</summary>
    public int[] LastActive { get; }

    /// <summary>Month index; -1 unknown.</summary>
    public int[] Since { get; }
    public int[] Months { get; }
    public int[] Merged { get; }

    /// <summary>-1 unknown.</summary>
    public int[] Followers { get; }

    /// <summary>1 yes, 0 no, -1 unknown.</summary>
    public int[] Open { get; }

    /// <summary>Degrees; NaN unknown.</summary>
    public float[] Latitude { get; }
    public float[] Longitude { get; }
    public float[] PlaceConfidence { get; }
    public float[] Contribution { get; }
    public float[] Sustained { get; }

    /// <summary>NaN unknown.</summary>
    public float[] Recency { get; }

    public static SegmentColumns Of(AtomicReader reader) => ByCore.GetValue(((SegmentReader)reader).CoreCacheKey, _ => new SegmentColumns(reader));

    private static int[] Numbers(AtomicReader reader, string field)
    {
        var values = reader.GetNumericDocValues(field);
        var numbers = new int[reader.MaxDoc];
        for (var doc = 0; doc < numbers.Length; doc++)
            numbers[doc] = (int)values.Get(doc);
        return numbers;
    }

    private static float[] Reals(AtomicReader reader, string field) => Array.ConvertAll(Numbers(reader, field), BitConverter.Int32BitsToSingle);
}

/// <summary>Shares of roles.</summary>
internal sealed class RoleColumn
{
    private readonly float[] _shares;

    private RoleColumn(SetColumn roles, float[] shares) => (Roles, _shares) = (roles, shares);

    public SetColumn Roles { get; }

    /// <summary>0 where the document has none of it.</summary>
    public float Share(int doc, int ordinal)
    {
        var at = Roles.Find(doc, ordinal);
        return at < 0 ? 0 : _shares[at];
    }

    public static RoleColumn Load(AtomicReader reader)
    {
        var roles = SetColumn.Load(reader, FieldNames.Role);
        var rows = reader.GetBinaryDocValues(FieldNames.RoleShares);
        var shares = new float[roles.Rows.Length];
        var bytes = new BytesRef();
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            rows.Get(doc, bytes);
            for (var row = roles.Starts[doc]; row < roles.Starts[doc + 1]; row++)
                shares[row] = BitConverter.ToSingle(bytes.Bytes, bytes.Offset + ((row - roles.Starts[doc]) * sizeof(float)));
        }

        return new RoleColumn(roles, shares);
    }
}

/// <summary>Candidate ids: what equal scores are ordered by.</summary>
internal sealed class IdColumn
{
    private readonly long[] _numbers;
    private readonly Dictionary<int, CandidateId> _others;

    private IdColumn(long[] numbers, Dictionary<int, CandidateId> others) => (_numbers, _others) = (numbers, others);

    public CandidateId this[int doc] => _others.TryGetValue(doc, out var other) ? other : CandidateId.OfGitHub(_numbers[doc]);

    /// <summary>The order of <see cref="CandidateId.CompareTo"/>, without making ids where both are GitHub's.</summary>
    public static int Compare(IdColumn a, int docA, IdColumn b, int docB)
    {
        var (x, y) = (a._numbers[docA], b._numbers[docB]);
        return x != long.MaxValue || y != long.MaxValue ? x.CompareTo(y) : a[docA].CompareTo(b[docB]);
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
            var id = CandidateId.Parse(bytes.Utf8ToString());
            if (id.IsGitHub && long.TryParse(id.Key, out numbers[doc]) && numbers[doc] != long.MaxValue)
                continue;
            numbers[doc] = long.MaxValue;
            others[doc] = id;
        }

        return new IdColumn(numbers, others);
    }
}
