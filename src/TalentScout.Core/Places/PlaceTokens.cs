namespace TalentScout;

/// <summary>What stands between two words: the same name, a step up or down ("Berlin, Germany"), or another place ("Berlin / Paris").</summary>
internal enum PlaceGap : byte
{
    None,
    Weak,
    Strong,
}

internal enum PlaceWordKind : byte
{
    Unknown,

    /// <summary>Part of a name that the gazetteer knows.</summary>
    Named,

    /// <summary>Says nothing of the place: "Greater", "area", "based in".</summary>
    Neutral,

    /// <summary>Holds a digit: house numbers, postcodes.</summary>
    Number,
}

/// <summary>A word: where its folded form stands in the buffer, and the word itself in the text. Flag: a flag sign, its folded form the ISO code.</summary>
internal struct PlaceToken
{
    public short Start;
    public short Length;
    public short From;
    public short To;
    public PlaceGap Gap;
    public PlaceWordKind Kind;
    public bool Capitals;
    public bool StartsUpper;

    /// <summary>Written with points: "N.H."</summary>
    public bool Initials;
    public bool Dense;
    public bool Flag;
    public readonly int End => Start + Length;
}

/// <summary>
/// Cuts a text into words, folded and put into a buffer with one blank between them; words of scripts without blanks are single characters, put
/// together without. Names of the gazetteer go through the same, so that both meet.
/// </summary>
internal static class PlaceTokens
{
    /// <summary>Characters read of a text; nobody's address is longer.</summary>
    public const int MaxText = 300;
    public const int MaxTokens = 64;

    /// <summary>Folding can double a letter, and each word brings a blank.</summary>
    public const int BufferLength = (2 * MaxText) + MaxTokens;

    private const string StrongSigns = "/|\\;\n•·‧・→⟶➜➡⇒↔⇄⇔»+✈‖¦";
    private const string Apostrophes = "'’‘ʻʼ`´";

    public static string Fold(string name)
    {
        Span<char> buffer = stackalloc char[BufferLength];
        Span<PlaceToken> tokens = stackalloc PlaceToken[MaxTokens];
        var count = Read(name, buffer, tokens);
        return count == 0 ? "" : new string(buffer[..tokens[count - 1].End]);
    }

    /// <summary>How many words were put into tokens.</summary>
    public static int Read(ReadOnlySpan<char> text, Span<char> buffer, Span<PlaceToken> tokens)
    {
        if (text.Length > MaxText)
            text = text[..MaxText];
        var count = 0;
        var used = 0;
        var gap = PlaceGap.Strong;
        for (var i = 0; i < text.Length && count < tokens.Length;)
        {
            var c = text[i];
            if (PlaceFlags.Read(text[i..], buffer[used..], out var taken))
            {
                tokens[count++] = new PlaceToken { Start = (short)used, Length = 2, From = (short)i, To = (short)(i + taken), Gap = gap, Flag = true };
                used += 2;
                i += taken;
                gap = PlaceGap.None;
            }
            else if (CharFolding.IsWord(c) && !CharFolding.IsSilent(c))
            {
                var before = count > 0 ? tokens[count - 1] : default;
                // Between characters of a dense script there is no blank.
                if (count > 0 && !(before.Dense && CharFolding.IsDense(c) && before.To == i))
                    buffer[used++] = ' ';
                var token = ReadWord(text, ref i, buffer, ref used);
                token.Gap = gap;
                tokens[count++] = token;
                gap = PlaceGap.None;
            }
            else if (c == '&')
            {
                buffer[used++] = ' ';
                "and".CopyTo(buffer[used..]);
                tokens[count++] = new PlaceToken { Start = (short)used, Length = 3, From = (short)i, To = (short)(i + 1), Gap = gap };
                used += 3;
                i++;
                gap = PlaceGap.None;
            }
            else
            {
                var sign = SignAt(text, i, count > 0 ? tokens[count - 1].Length : 0);
                if (sign > gap)
                    gap = sign;
                i += char.IsHighSurrogate(c) && i + 1 < text.Length ? 2 : 1;
            }
        }
        return count;
    }

    private static PlaceToken ReadWord(ReadOnlySpan<char> text, ref int i, Span<char> buffer, ref int used)
    {
        var token = new PlaceToken { Start = (short)used, From = (short)i, Dense = CharFolding.IsDense(text[i]), Capitals = true, StartsUpper = char.IsUpper(text[i]) };
        var letters = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (CharFolding.IsSilent(c) || (Apostrophes.Contains(c) && i + 1 < text.Length && CharFolding.IsWord(text[i + 1]) && !CharFolding.IsDense(c)))
            {
                i++;
                continue;
            }
            if (!CharFolding.IsWord(c) || (CharFolding.IsDense(c) != token.Dense) || (token.Dense && letters > 0))
            {
                // "N.H.", "U.S.A": letters with points are one word.
                if (c == '.' && letters == 1 + ((i - token.From - 1) / 2) && i + 1 < text.Length && char.IsLetter(text[i + 1]) && IsSingle(text, i + 1) && IsSingle(text, i - 1))
                {
                    token.Initials = true;
                    i++;
                    continue;
                }
                break;
            }
            letters++;
            token.Capitals &= char.IsUpper(c);
            if (char.IsDigit(c))
                token.Kind = PlaceWordKind.Number;
            buffer[used++] = CharFolding.Fold(c);
            if (CharFolding.Second(c) is not '\0' and var second)
                buffer[used++] = second;
            i++;
        }
        token.To = (short)i;
        token.Length = (short)(used - token.Start);
        return token;
    }

    // A letter with no letter beside it.
    private static bool IsSingle(ReadOnlySpan<char> text, int at) =>
        (at == 0 || !CharFolding.IsWord(text[at - 1])) && (at + 1 == text.Length || !CharFolding.IsWord(text[at + 1]));

    private static PlaceGap SignAt(ReadOnlySpan<char> text, int at, int wordBefore)
    {
        var c = text[at];
        if (StrongSigns.Contains(c))
            return PlaceGap.Strong;
        if (char.IsWhiteSpace(c) || CharFolding.IsSilent(c) || Apostrophes.Contains(c))
            return PlaceGap.None;
        var tight = at > 0 && at + 1 < text.Length && CharFolding.IsWord(text[at - 1]) && CharFolding.IsWord(text[at + 1]);
        return c switch
        {
            '-' or '‐' or '‑' => tight ? PlaceGap.None : PlaceGap.Weak,
            // "St. Louis", "Chengdu.China", but "Manaus. Brasil."
            '.' => tight || wordBefore <= 3 ? PlaceGap.None : PlaceGap.Weak,
            _ => PlaceGap.Weak,
        };
    }
}
