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

    /// <summary>From so many documents on the longest column is loaded beside the others.</summary>
    private const int Large = 50_000;

    private static long _made;

    private readonly Lock _making = new();
    private Task<WordDictionary?>? _dictionary;
    private PersonCeilings? _persons;

    private SegmentColumns(AtomicReader reader)
    {
        Count = reader.MaxDoc;
        // By far the longest to load.
        var skills = Beside.Of(Count >= Large, () => SkillColumn.Load(reader));
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
        Latitude = new Column<float>(Reals(reader, FieldNames.Latitude));
        Longitude = new Column<float>(Reals(reader, FieldNames.Longitude));
        Persons = new Column<PersonValues>(PersonValues.Load(reader));
        TextLength = new Column<ushort>(Array.ConvertAll(NumbersOf(reader, FieldNames.TextLength), n => (ushort)Math.Min(n, ushort.MaxValue)));
        ActiveFrom = new MonthSets(LastActive);
        Words = new WordLists(Count);
        Skills = skills();
    }

    /// <summary>In the order of <see cref="Save"/>.</summary>
    private SegmentColumns(ColumnReader from)
    {
        Count = from.ReadNumber();
        Skills = SkillColumn.Read(from, Count);
        Countries = SetColumn.Read(from, Count);
        TimeZones = SetColumn.Read(from, Count);
        Roles = RoleColumn.Read(from, Count);
        Ids = IdColumn.Read(from);
        LastActive = from.Read<int>();
        Since = from.Read<int>();
        Months = from.Read<int>();
        Merged = from.Read<int>();
        Followers = from.Read<int>();
        Open = from.Read<int>();
        Latitude = from.Read<float>();
        Longitude = from.Read<float>();
        Persons = from.Read<PersonValues>();
        TextLength = from.Read<ushort>();
        _dictionary = Task.FromResult(from.ReadNumber() == 0 ? null : WordDictionary.Read(from, Count));
        ActiveFrom = new MonthSets(LastActive);
        Words = new WordLists(Count);
        if (!from.IsAtEnd)
            throw new InvalidDataException("something stands behind the last column");
    }

    public int Count { get; }
    public SkillColumn Skills { get; }
    public SetColumn Countries { get; }
    public SetColumn TimeZones { get; }
    public RoleColumn Roles { get; }
    public IdColumn Ids { get; }

    /// <summary>Month index; -1 unknown.</summary>
    public Column<int> LastActive { get; }

    /// <summary>The same as sets.</summary>
    public MonthSets ActiveFrom { get; }

    /// <summary>Never that of another segment in this process: stands for the segment where holding on to it would keep all its columns in memory.</summary>
    public long Number { get; } = Interlocked.Increment(ref _made);

    /// <summary>Month index; -1 unknown.</summary>
    public Column<int> Since { get; }
    public Column<int> Months { get; }
    public Column<int> Merged { get; }

    /// <summary>-1 unknown.</summary>
    public Column<int> Followers { get; }

    /// <summary>1 yes, 0 no, -1 unknown.</summary>
    public Column<int> Open { get; }

    /// <summary>Degrees; NaN unknown.</summary>
    public Column<float> Latitude { get; }
    public Column<float> Longitude { get; }
    public Column<PersonValues> Persons { get; }

    /// <summary>What they are at most.</summary>
    public PersonCeilings CeilingsOfPersons(QueryRules rules) => _persons is { } made && made.Follow(rules) ? made : _persons = new PersonCeilings(Persons.Values, rules);

    /// <summary>Words of all that is written of the person.</summary>
    public Column<ushort> TextLength { get; }

    /// <summary>Of words that were asked for.</summary>
    public WordLists Words { get; }

    /// <summary>Of conditions that were asked for.</summary>
    public KeptSets Kept { get; } = new();

    /// <summary>From the file beside the segment, where there is one.</summary>
    public static SegmentColumns Of(AtomicReader reader) => ByCore.GetValue(((SegmentReader)reader).CoreCacheKey, _ => ColumnFile.Open((SegmentReader)reader) ?? new SegmentColumns(reader));

    /// <summary>As <see cref="Save"/> wrote them.</summary>
    public static SegmentColumns Read(ColumnReader from) => new(from);

    /// <summary>From what Lucene keeps, for <see cref="Save"/>.</summary>
    public static SegmentColumns Load(AtomicReader reader) => new(reader);

    /// <summary>With all the words in order, so that nobody has to put them in order again.</summary>
    /// <param name="reader">of this segment</param>
    public void Save(AtomicReader reader, ColumnWriter to)
    {
        to.Write(Count);
        Skills.Save(to);
        Countries.Save(to);
        TimeZones.Save(to);
        Roles.Save(to);
        Ids.Save(to);
        foreach (var numbers in (ReadOnlySpan<Column<int>>)[LastActive, Since, Months, Merged, Followers, Open])
            to.Write(numbers.Values);
        to.Write(Latitude.Values);
        to.Write(Longitude.Values);
        to.Write(Persons.Values);
        to.Write(TextLength.Values);
        var words = WordDictionary.Make(reader, TextClasses.Prose, MostOfDictionary);
        to.Write(words is null ? 0 : 1);
        words?.Save(to);
    }

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
        Words.Of(fields, word, () => WordDecoder.Word(reader, fields, word, TextLength.Values));

    private long MostOfDictionary => Math.Max(LeastDictionaryBytes, Count * DictionaryBytesPerDocument);

    private Task<WordDictionary?> MakeDictionary(AtomicReader reader)
    {
        if (Count < MadeAtOnce)
            return Task.FromResult(WordDictionary.Make(reader, TextClasses.Prose, MostOfDictionary));
        reader.IncRef();
        return Task.Run(() =>
        {
            try
            {
                return WordDictionary.Make(reader, TextClasses.Prose, MostOfDictionary);
            }
            finally
            {
                reader.DecRef();
            }
        });
    }

    private static Column<int> Numbers(AtomicReader reader, string field) => new(NumbersOf(reader, field));

    private static int[] NumbersOf(AtomicReader reader, string field)
    {
        var values = reader.GetNumericDocValues(field);
        var numbers = new int[reader.MaxDoc];
        for (var doc = 0; doc < numbers.Length; doc++)
            numbers[doc] = (int)values.Get(doc);
        return numbers;
    }

    public static float[] Reals(AtomicReader reader, string field) => Array.ConvertAll(NumbersOf(reader, field), BitConverter.Int32BitsToSingle);
}
