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

    public void Read(int doc)
    {
        foreach (var repository in this)
            for (var slot = 0; slot < _ordinals.Length; slot++)
                _masses[(slot * Stride) + repository] = 0;
        Array.Clear(_touched);
        for (var slot = 0; slot < _ordinals.Length; slot++)
            foreach (var ordinal in _ordinals[slot])
            {
                var repositories = _skills.Repositories(doc, ordinal, out var masses);
                for (var i = 0; i < repositories.Length; i++)
                {
                    var repository = repositories[i];
                    ref var mass = ref _masses[(slot * Stride) + repository];
                    mass = Math.Max(mass, (double)masses[i]);
                    _touched[repository / WordBits] |= 1UL << (repository % WordBits);
                }
            }
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
