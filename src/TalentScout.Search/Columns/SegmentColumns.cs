using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace TalentScout.Search;

/// <summary>
/// The ranking facts of one Lucene segment in memory, in compact arrays by document. Made once per segment, kept as long as the segment's
/// core lives; deletions do not touch it.
/// </summary>
internal sealed class SegmentColumns
{
    private static readonly ConditionalWeakTable<object, SegmentColumns> ByCore = [];

    /// <summary>Words of a segment below this are put in order at once; of a larger one beside, while queries go on.</summary>
    private const int MadeAtOnce = 4096;

    /// <summary>Of words in order; see the budget in docs/decisions/0010-search-in-memory.md.</summary>
    private const long DictionaryBytesPerDocument = 650;
    private const long LeastDictionaryBytes = 1 << 20;

    private static long _made;

    private readonly Lock _making = new();
    private Task<WordDictionary?>? _dictionary;

    private SegmentColumns(AtomicReader reader)
    {
        Count = reader.MaxDoc;
        // By far the longest to load.
        var skills = Beside(Count, () => SkillColumn.Load(reader));
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
        Persons = PersonValues.Load(reader);
        TextLength = Array.ConvertAll(Numbers(reader, FieldNames.TextLength), n => (ushort)Math.Min(n, ushort.MaxValue));
        Words = new WordLists(Count);
        Skills = skills();
    }

    public int Count { get; }
    public SkillColumn Skills { get; }
    public SetColumn Countries { get; }
    public SetColumn TimeZones { get; }
    public RoleColumn Roles { get; }
    public IdColumn Ids { get; }

    /// <summary>Month index; -1 unknown.</summary>
    public int[] LastActive { get; }

    /// <summary>Never that of another segment in this process: stands for the segment where holding on to it would keep all its columns in memory.</summary>
    public long Number { get; } = Interlocked.Increment(ref _made);

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
    public PersonValues[] Persons { get; }

    /// <summary>Words of all that is written of the person.</summary>
    public ushort[] TextLength { get; }

    /// <summary>Of words that were asked for.</summary>
    public WordLists Words { get; }

    public static SegmentColumns Of(AtomicReader reader) => ByCore.GetValue(((SegmentReader)reader).CoreCacheKey, _ => new SegmentColumns(reader));

    /// <summary>The words in order, made when first asked for; null while that is under way, or where they would take too much.</summary>
    /// <param name="reader">of this segment</param>
    public WordDictionary? Dictionary(AtomicReader reader)
    {
        if (_dictionary is null)
            lock (_making)
                _dictionary ??= MakeDictionary(reader);
        return _dictionary.IsCompletedSuccessfully ? _dictionary.Result : null;
    }

    /// <summary>A single word, as the index has it.</summary>
    /// <param name="reader">of this segment</param>
    /// <param name="fields">the same instance for the same fields</param>
    public WordList Word(AtomicReader reader, ImmutableArray<string> fields, string word) =>
        Words.Of(fields, word, () => WordDecoder.Word(reader, fields, word, TextLength));

    private Task<WordDictionary?> MakeDictionary(AtomicReader reader)
    {
        var most = Math.Max(LeastDictionaryBytes, Count * DictionaryBytesPerDocument);
        if (Count < MadeAtOnce)
            return Task.FromResult(WordDictionary.Make(reader, TextClasses.Prose, most));
        reader.IncRef();
        return Task.Run(() =>
        {
            try
            {
                return WordDictionary.Make(reader, TextClasses.Prose, most);
            }
            finally
            {
                reader.DecRef();
            }
        });
    }

    /// <summary>Of a large segment on another thread, so that opening an index takes the time of its longest column.</summary>
    private static Func<T> Beside<T>(int count, Func<T> load)
    {
        const int Large = 50_000;
        if (count < Large)
        {
            var loaded = load();
            return () => loaded;
        }

        var loading = Task.Run(load);
        return () => loading.GetAwaiter().GetResult();
    }

    private static int[] Numbers(AtomicReader reader, string field)
    {
        var values = reader.GetNumericDocValues(field);
        var numbers = new int[reader.MaxDoc];
        for (var doc = 0; doc < numbers.Length; doc++)
            numbers[doc] = (int)values.Get(doc);
        return numbers;
    }

    public static float[] Reals(AtomicReader reader, string field) => Array.ConvertAll(Numbers(reader, field), BitConverter.Int32BitsToSingle);
}
