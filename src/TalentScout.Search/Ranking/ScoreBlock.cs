namespace TalentScout.Search;

/// <summary>
/// Documents of one segment that are scored together: a signal's columns stay in the cache, and where a document has a skill is looked up once, whichever
/// signals ask. Scratch space, filled again and again.
/// </summary>
/// <param name="room">documents at most; 1..<see cref="Size"/></param>
internal sealed class ScoreBlock(SegmentQuery segment, int room = ScoreBlock.Size)
{
    /// <summary>Documents at most.</summary>
    public const int Size = 512;

    private readonly int[] _docs = new int[room];
    private readonly List<RowsOfSkill> _rows = [];
    private readonly List<MostOfSkill> _most = [];

    public SegmentQuery Segment => segment;
    public SegmentColumns Columns => segment.Columns;
    public int Count { get; private set; }
    public ReadOnlySpan<int> Docs => _docs.AsSpan(0, Count);

    public static ScoreBlock Of(SegmentQuery segment, int doc)
    {
        var block = new ScoreBlock(segment, 1);
        block.Fill(doc);
        return block;
    }

    /// <summary>One document.</summary>
    public void Fill(int doc)
    {
        _docs[0] = doc;
        Filled(1);
    }

    /// <summary>The next documents of the set at or after <paramref name="from"/>; the next place to ask from, or -1 at the end.</summary>
    public int Fill(DocBits hits, int from)
    {
        var next = hits.Next(from, _docs, out var filled);
        Filled(filled);
        return next;
    }

    /// <summary>Of each document the row in <see cref="SkillColumn"/> where it has the skill; -1 where it has not.</summary>
    public ReadOnlySpan<int> Rows(int ordinal) => RowsOf(ordinal).AsSpan(0, Count);

    /// <summary>The same, to be held until the block is filled again; what stands behind the documents means nothing.</summary>
    public int[] RowsOf(int ordinal)
    {
        var rows = RowsOfSkillAt(ordinal);
        if (!rows.Known)
        {
            var skills = Columns.Skills.Skills;
            for (var i = 0; i < Count; i++)
                rows.Of[i] = skills.Find(_docs[i], ordinal);
            rows.Known = true;
        }

        return rows.Of;
    }

    /// <summary>What each document has of a skill at most, as <see cref="SkillCeilings"/> has it.</summary>
    public MostOfSkill Most(int ordinal)
    {
        var most = MostOfSkillAt(ordinal);
        if (!most.Known)
        {
            Columns.Skills.Ceilings(ordinal, segment.Context.Options.Query).Read(Docs, most.Strengths, most.Breadths, most.Roots);
            most.Known = true;
        }

        return most;
    }

    /// <summary>Moves documents with the greatest bounds to another block; the others stay, with their bounds.</summary>
    /// <param name="most">so many are moved, of more than there are here</param>
    public void Move(ScoreBlock to, Span<double> bounds, int most)
    {
        Span<double> ordered = stackalloc double[Count];
        bounds[..Count].CopyTo(ordered);
        var least = Greatest(ordered, most);
        var (moved, kept) = (0, 0);
        for (var i = 0; i < Count; i++)
            if (bounds[i] >= least && moved < most)
            {
                to._docs[moved++] = _docs[i];
            }
            else
            {
                _docs[kept] = _docs[i];
                bounds[kept++] = bounds[i];
            }

        to.Filled(moved);
        Filled(kept);
    }

    /// <summary>Leaves the documents whose bound reaches the floor, in their order, and their bounds.</summary>
    public void Keep(Span<double> bounds, double floor)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
            if (bounds[i] >= floor)
            {
                _docs[kept] = _docs[i];
                bounds[kept++] = bounds[i];
            }

        if (kept < Count)
            Filled(kept);
    }

    private RowsOfSkill RowsOfSkillAt(int ordinal)
    {
        foreach (var known in _rows)
            if (known.Ordinal == ordinal)
                return known;
        var made = new RowsOfSkill(ordinal, room);
        _rows.Add(made);
        return made;
    }

    private MostOfSkill MostOfSkillAt(int ordinal)
    {
        foreach (var known in _most)
            if (known.Ordinal == ordinal)
                return known;
        var made = new MostOfSkill(ordinal, room);
        _most.Add(made);
        return made;
    }

    /// <summary>The least of the greatest so many (Hoare); the order of the values is lost.</summary>
    private static double Greatest(Span<double> values, int many)
    {
        var (from, to) = (0, values.Length - 1);
        while (from < to)
        {
            var middle = values[(from + to) / 2];
            var (left, right) = (from, to);
            while (left <= right)
            {
                while (values[left] > middle)
                    left++;
                while (values[right] < middle)
                    right--;
                if (left <= right)
                {
                    (values[left], values[right]) = (values[right], values[left]);
                    left++;
                    right--;
                }
            }

            if (many - 1 <= right)
                to = right;
            else if (many - 1 >= left)
                from = left;
            else
                break;
        }

        return values[many - 1];
    }

    private void Filled(int count)
    {
        Count = count;
        foreach (var rows in _rows)
            rows.Known = false;
        foreach (var most in _most)
            most.Known = false;
    }

    private sealed class RowsOfSkill(int ordinal, int room)
    {
        public int Ordinal => ordinal;

        /// <summary>By place in the block.</summary>
        public int[] Of { get; } = new int[room];
        public bool Known { get; set; }
    }
}

/// <summary>Of the documents of a block what they have of a skill at most: see <see cref="SkillCeilings.Read"/>. By place in the block; what stands behind its documents means nothing.</summary>
internal sealed class MostOfSkill(int ordinal, int room)
{
    public int Ordinal => ordinal;
    public double[] Strengths { get; } = new double[room];
    public double[] Breadths { get; } = new double[room];
    public double[] Roots { get; } = new double[room];
    public bool Known { get; set; }
}
