using System.Text;

namespace TalentScout.Search;

/// <summary>A word of a dictionary that is nearly the one asked for: how far it is, in letters of the shorter one, and where its documents stand. Nearest first, then in the dictionary's order.</summary>
internal readonly record struct Spelling(double Distance, int Documents) : IComparable<Spelling>
{
    public int CompareTo(Spelling other) => (Distance, Documents).CompareTo((other.Distance, other.Documents));
}

/// <summary>
/// Finds the words that differ from one in at most so many letters, by the measure of <see cref="EditDistance"/>. Words that begin alike share the rows of its table; where a beginning is too far
/// already, all words with it are passed over, whole blocks at a time.
/// </summary>
internal sealed class Misspellings
{
    /// <summary>Longer words are not misspelt ones.</summary>
    private const int LongestWord = 64;

    private readonly int[] _wanted;
    private readonly int _edits;
    private readonly int _width;

    /// <summary>Row by row: one more than there are letters read.</summary>
    private readonly int[] _rows;

    /// <param name="edits">letters that may be wrong, missing, too many, or swapped with the next; the first letter has to be right</param>
    public Misspellings(string word, int edits)
    {
        _wanted = [.. word.EnumerateRunes().Select(r => r.Value)];
        _edits = edits;
        _width = _wanted.Length + 1;
        // Of no word more letters are looked at than the longest that can be near has, and one.
        _rows = new int[(_wanted.Length + edits + 2) * _width];
        for (var i = 0; i < _width; i++)
            _rows[i] = i;
    }

    public List<Spelling> Of(WordDictionary dictionary)
    {
        var spellings = new List<Spelling>();
        if (_wanted.Length is 0 or > LongestWord)
            return spellings;
        Span<byte> first = stackalloc byte[4];
        first = first[..new Rune(_wanted[0]).EncodeToUtf8(first)];
        var cursor = new WordCursor(dictionary, stackalloc byte[dictionary.Longest]);
        // Letters whose rows are made, and letters that are too far from the word, whatever follows; 0 for none.
        var (known, tooFar) = (0, 0);
        for (var more = cursor.Seek(first); more && cursor.Word.StartsWith(first); more = cursor.Next())
        {
            if (tooFar > 0 && cursor.Shared >= tooFar)
            {
                cursor.Skip(cursor.Word[..tooFar]);
                continue;
            }

            known = Math.Min(known, cursor.Shared);
            var (distance, length) = Distance(cursor.Word, ref known, out tooFar);
            var shorter = Math.Min(length, _wanted.Length);
            if (distance <= _edits && distance < shorter)
                spellings.Add(new Spelling((double)distance / shorter, cursor.Documents));
        }

        return spellings;
    }

    /// <param name="known">letters whose rows are there; on return, those of this word</param>
    private (int Distance, int Length) Distance(ReadOnlySpan<byte> word, ref int known, out int tooFar)
    {
        tooFar = 0;
        for (; known < word.Length; known++)
        {
            if (!char.IsAscii((char)word[known]))
                return Whole(word);
            if (!NextRow(known + 1, word))
            {
                tooFar = ++known;
                return (_edits + 1, word.Length);
            }
        }

        return (_rows[(word.Length * _width) + _wanted.Length], word.Length);
    }

    /// <summary>False where no word that goes on from here can be near.</summary>
    private bool NextRow(int letter, ReadOnlySpan<byte> word)
    {
        var row = _rows.AsSpan(letter * _width, _width);
        var last = _rows.AsSpan((letter - 1) * _width, _width);
        var before = letter > 1 ? _rows.AsSpan((letter - 2) * _width, _width) : [];
        int read = word[letter - 1];
        var readBefore = letter > 1 ? word[letter - 2] : -1;
        row[0] = letter;
        var (least, leastOfLast) = (letter, last[0]);
        for (var j = 1; j < row.Length; j++)
        {
            var cost = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (read == _wanted[j - 1] ? 0 : 1));
            if (j > 1 && readBefore == _wanted[j - 1] && read == _wanted[j - 2])
                cost = Math.Min(cost, before[j - 2] + 1);
            row[j] = cost;
            least = Math.Min(least, cost);
            leastOfLast = Math.Min(leastOfLast, last[j]);
        }

        // A swap reaches over one row.
        return least <= _edits || leastOfLast < _edits;
    }

    /// <summary>Of a word with letters beyond ASCII, which are several bytes.</summary>
    private (int Distance, int Length) Whole(ReadOnlySpan<byte> word)
    {
        Span<int> letters = stackalloc int[LongestWord + 3];
        var length = 0;
        while (word.Length > 0 && length < letters.Length)
        {
            Rune.DecodeFromUtf8(word, out var rune, out var read);
            letters[length++] = rune.Value;
            word = word[read..];
        }

        return (EditDistance.Of(_wanted, letters[..length], _edits), length);
    }
}
