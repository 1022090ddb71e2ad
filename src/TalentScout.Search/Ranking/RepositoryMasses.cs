using System.Numerics;

namespace TalentScout.Search;

/// <summary>
/// For one document at a time: in which of its repositories how much of each wanted skill was done. Scratch space, used again for every
/// document of a segment.
/// </summary>
internal sealed class RepositoryMasses
{
    private const int Stride = 256;
    private const int WordBits = 64;
    private readonly SkillColumn _skills;
    private readonly int[][] _ordinals;

    /// <summary>Of each wanted skill and repository; none before the first is read.</summary>
    private double[] _masses;
    private readonly ulong[] _touched;
    private int[][][]? _rows;

    /// <param name="before">Of the same skills in another segment: its space is used again, and it is not any more.</param>
    public RepositoryMasses(IReadOnlyList<FitSlot> slots, SegmentColumns columns, RepositoryMasses? before = null)
    {
        (_masses, _touched) = (before?._masses ?? [], before?._touched ?? new ulong[Stride / WordBits]);
        _skills = columns.Skills;
        _ordinals = [.. slots.Select(s => SegmentFit.OrdinalsOf(s.Fit.Skills, columns))];
    }

    /// <param name="block">of the segment</param>
    /// <param name="at">which of its documents</param>
    public void Read(ScoreBlock block, int at)
    {
        if (_masses.Length == 0)
            _masses = new double[_ordinals.Length * Stride];
        foreach (var repository in this)
            for (var slot = 0; slot < _ordinals.Length; slot++)
                _masses[(slot * Stride) + repository] = 0;
        Array.Clear(_touched);
        for (var slot = 0; slot < _ordinals.Length; slot++)
            foreach (var ordinal in _ordinals[slot])
            {
                var repositories = _skills.Repositories(block.Rows(ordinal)[at], out var masses);
                for (var i = 0; i < repositories.Length; i++)
                {
                    var repository = repositories[i];
                    ref var mass = ref _masses[(slot * Stride) + repository];
                    mass = Math.Max(mass, (double)masses[i]);
                    _touched[repository / WordBits] |= 1UL << (repository % WordBits);
                }
            }
    }

    /// <summary>The documents of the block are at hand: for the three below.</summary>
    public void Open(ScoreBlock block)
    {
        _rows ??= Array.ConvertAll(_ordinals, slot => new int[slot.Length][]);
        for (var slot = 0; slot < _ordinals.Length; slot++)
            for (var i = 0; i < _ordinals[slot].Length; i++)
                _rows[slot][i] = block.RowsOf(_ordinals[slot][i]);
    }

    /// <summary>In how many repositories a wanted skill was worked with; one where less of it was done than <paramref name="full"/> counts in part.</summary>
    /// <param name="at">which of the block's documents</param>
    public double Count(int slot, int at, double full)
    {
        var count = 0.0;
        if (_rows![slot] is [var only])
        {
            _skills.Repositories(only[at], out var masses);
            foreach (var mass in masses)
                count += Math.Min(1, (double)mass / full);
            return count;
        }

        // Of alternatives the one that most was done of.
        Span<double> most = stackalloc double[Stride];
        most.Clear();
        foreach (var rows in _rows[slot])
        {
            var repositories = _skills.Repositories(rows[at], out var masses);
            for (var i = 0; i < repositories.Length; i++)
                most[repositories[i]] = Math.Max(most[repositories[i]], (double)masses[i]);
        }

        foreach (var mass in most)
            count += Math.Min(1, mass / full);
        return count;
    }

    /// <summary><see cref="Together"/> over all repositories of a document of the block.</summary>
    public double SumTogether(ScoreBlock block, int at)
    {
        var together = 0.0;
        if (_rows is [[var first], [var second]])
        {
            // Two skills: only what both have counts, and both stand in the same order.
            var a = _skills.Repositories(first[at], out var massesOfA);
            var b = _skills.Repositories(second[at], out var massesOfB);
            for (int i = 0, j = 0; i < a.Length && j < b.Length;)
            {
                if (a[i] == b[j])
                    together += Math.Sqrt((double)massesOfA[i++] * (double)massesOfB[j++]);
                else if (a[i] < b[j])
                    i++;
                else
                    j++;
            }

            return together;
        }

        Read(block, at);
        foreach (var repository in this)
            together += Together(repository);
        return together;
    }

    /// <summary>Of each document at least what <see cref="Count"/> saturates to.</summary>
    public void MostCounted(ScoreBlock block, int slot, Span<double> values)
    {
        values.Clear();
        // Of alternatives together no more than each for itself.
        foreach (var ordinal in _ordinals[slot])
        {
            var breadths = block.Most(ordinal).Breadths;
            for (var i = 0; i < values.Length; i++)
                values[i] = Math.Min(1, values[i] + breadths[i]);
        }
    }

    /// <summary>
    /// Of each document at least <see cref="SumTogether"/>, from the sums of the masses alone: the sum of the roots of products is at most the root of the product of the sums. Twice
    /// the products of all pairs are what the square of a sum is more than the sum of the squares.
    /// </summary>
    public void MostTogether(ScoreBlock block, Span<double> values)
    {
        if (_ordinals is [[var first], [var second]])
        {
            // Of one pair the root of the product is the product of the roots.
            Blockwise.Multiply(block.Most(first).Roots, block.Most(second).Roots, values);
            return;
        }

        values.Clear();
        Span<double> squares = stackalloc double[values.Length];
        Span<double> masses = stackalloc double[values.Length];
        squares.Clear();
        foreach (var ordinals in _ordinals)
        {
            masses.Clear();
            foreach (var ordinal in ordinals)
            {
                var roots = block.Most(ordinal).Roots;
                for (var i = 0; i < masses.Length; i++)
                    masses[i] += roots[i] * roots[i];
            }

            for (var i = 0; i < masses.Length; i++)
            {
                values[i] += Math.Sqrt(masses[i]);
                squares[i] += masses[i];
            }
        }

        var pairs = _ordinals.Length * (_ordinals.Length - 1);
        for (var i = 0; i < values.Length; i++)
            values[i] = ((values[i] * values[i]) - squares[i]) / pairs;
    }

    public double Mass(int slot, int repository) => _masses[(slot * Stride) + repository];

    public double Greatest(int repository)
    {
        var most = 0.0;
        for (var slot = 0; slot < _ordinals.Length; slot++)
            most = Math.Max(most, Mass(slot, repository));
        return most;
    }

    /// <summary>What of the skills was done together there: the mean over all pairs of the geometric mean of their masses.</summary>
    public double Together(int repository)
    {
        var sum = 0.0;
        for (var a = 0; a < _ordinals.Length; a++)
            for (var b = a + 1; b < _ordinals.Length; b++)
                sum += Math.Sqrt(Mass(a, repository) * Mass(b, repository));
        return sum * 2 / (_ordinals.Length * (_ordinals.Length - 1));
    }

    /// <summary>Over the repositories with any of the skills, in the candidate's order.</summary>
    public Enumerator GetEnumerator() => new(_touched);

    public struct Enumerator(ulong[] touched)
    {
        private int _word;
        private ulong _rest = touched[0];

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (++_word == touched.Length)
                    return false;
                _rest = touched[_word];
            }

            Current = (_word * WordBits) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}

/// <summary>The masses of the segment that is scored: made once for it, since its documents come in blocks.</summary>
internal sealed class SegmentMasses(IReadOnlyList<FitSlot> slots)
{
    private SegmentColumns? _columns;
    private RepositoryMasses? _masses;

    public RepositoryMasses Of(ScoreBlock block)
    {
        if (_columns != block.Columns || _masses is null)
            (_columns, _masses) = (block.Columns, new RepositoryMasses(slots, block.Columns, _masses));
        return _masses;
    }

    public RepositoryMasses Open(ScoreBlock block)
    {
        var masses = Of(block);
        masses.Open(block);
        return masses;
    }
}
