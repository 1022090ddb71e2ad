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
    private readonly double[] _masses;
    private readonly ulong[] _touched = new ulong[Stride / WordBits];

    public RepositoryMasses(IReadOnlyList<FitSlot> slots, SegmentColumns columns)
    {
        _skills = columns.Skills;
        _ordinals = [.. slots.Select(s => SegmentFit.OrdinalsOf(s.Fit.Skills, columns))];
        _masses = new double[slots.Count * Stride];
    }

    /// <param name="block">of the segment</param>
    /// <param name="at">which of its documents</param>
    public void Read(ScoreBlock block, int at)
    {
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

    /// <summary>At least what <see cref="Together"/> comes to over all repositories, from the sums of the masses alone: the sum of the roots of products is at most the root of the product of the sums.</summary>
    public double MostTogether(ScoreBlock block, int at)
    {
        Span<double> roots = stackalloc double[_ordinals.Length];
        for (var slot = 0; slot < roots.Length; slot++)
        {
            var mass = 0.0;
            foreach (var ordinal in _ordinals[slot])
            {
                _skills.Repositories(block.Rows(ordinal)[at], out var masses);
                foreach (var part in masses)
                    mass += (double)part;
            }

            roots[slot] = Math.Sqrt(mass);
        }

        var sum = 0.0;
        for (var a = 0; a < roots.Length; a++)
            for (var b = a + 1; b < roots.Length; b++)
                sum += roots[a] * roots[b];
        return sum * 2 / (roots.Length * (roots.Length - 1));
    }

    /// <summary>At least so many repositories as there are with any of the skills.</summary>
    public int MostRepositories(ScoreBlock block, int at)
    {
        var count = 0;
        foreach (var ordinals in _ordinals)
            foreach (var ordinal in ordinals)
                count += _skills.Repositories(block.Rows(ordinal)[at], out _).Length;
        return count;
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
