namespace TalentScout;

/// <summary>A name of the gazetteer in the text.</summary>
internal struct PlaceMention
{
    public short First;
    public short Count;
    public MeaningRange Names;
    public MeaningRange Codes;

    /// <summary>To what precedes it, over the words between.</summary>
    public PlaceGap Gap;

    /// <summary>Nothing unknown stands in its part of the text.</summary>
    public bool Pure;

    /// <summary>Its codes mean their place even with nothing beside them.</summary>
    public bool CodeAlone;

    /// <summary>"Kyiv oblast", "Orange County": the land around, not the city.</summary>
    public bool Surroundings;
    public readonly int End => First + Count;
}

/// <summary>Finds the longest names, from left to right, and says which words belong to none.</summary>
internal static class PlaceMentions
{
    public const int Max = 16;
    private const int MaxWords = 8;
    private const int MaxDense = 14;

    public static int Find(Gazetteer gazetteer, ReadOnlySpan<char> buffer, Span<PlaceToken> tokens, Span<PlaceMention> mentions)
    {
        var count = 0;
        for (var i = 0; i < tokens.Length;)
        {
            var mention = default(PlaceMention);
            if (count < mentions.Length && (TryName(gazetteer, buffer, tokens, i, ref mention) | TryCode(gazetteer, buffer, tokens, i, ref mention)))
            {
                mention.First = (short)i;
                for (; i < mention.End; i++)
                    tokens[i].Kind = PlaceWordKind.Named;
                mentions[count++] = mention;
                continue;
            }
            Classify(buffer, tokens, i);
            i++;
        }
        foreach (ref var mention in mentions[..count])
            Place(buffer, tokens, ref mention);
        return count;
    }

    private static bool TryName(Gazetteer gazetteer, ReadOnlySpan<char> buffer, ReadOnlySpan<PlaceToken> tokens, int i, ref PlaceMention mention)
    {
        var max = 1;
        var limit = tokens[i].Dense ? MaxDense : MaxWords;
        while (max < limit && i + max < tokens.Length && tokens[i + max].Gap == PlaceGap.None && !tokens[i + max].Flag)
            max++;
        for (var words = tokens[i].Flag ? 0 : max; words > 0; words--)
        {
            var range = gazetteer.ByName(buffer[tokens[i].Start..tokens[i + words - 1].End]);
            if (range.Count == 0)
                continue;
            mention.Names = range;
            mention.Count = (short)words;
            return true;
        }
        return false;
    }

    // A code is one word, and never more than the name found in its place.
    private static bool TryCode(Gazetteer gazetteer, ReadOnlySpan<char> buffer, ReadOnlySpan<PlaceToken> tokens, int i, ref PlaceMention mention)
    {
        var token = tokens[i];
        if (token.Length is < 2 or > 4 || mention.Count > 1)
            return false;
        Span<char> code = stackalloc char[4];
        code = code[..token.Length];
        buffer.Slice(token.Start, token.Length).ToUpperInvariant(code);
        if (token.Flag)
        {
            mention.Names = gazetteer.ByFlag(code);
            mention.Count = 1;
            return mention.Names.Count > 0;
        }
        var range = gazetteer.ByCode(code);
        if (range.Count == 0)
            return false;
        var single = token.Gap != PlaceGap.None && (i + 1 == tokens.Length || tokens[i + 1].Gap != PlaceGap.None);
        var afterName = i > 0 && token.Gap == PlaceGap.None && tokens[i - 1].Kind == PlaceWordKind.Named;
        if (!token.Capitals)
        {
            var word = PlaceWords.WordCodes.Contains(buffer.Slice(token.Start, token.Length));
            var whole = tokens.Length == 1 && !word;
            if (!whole && !(afterName && !word) && !(single && i > 0 && tokens[i - 1].Kind == PlaceWordKind.Named))
                return false;
            mention.CodeAlone = whole && gazetteer.StandsAlone(code);
        }
        else
            mention.CodeAlone = token.Initials || gazetteer.StandsAlone(code);
        mention.Codes = range;
        mention.Count = 1;
        return true;
    }

    private static void Classify(ReadOnlySpan<char> buffer, Span<PlaceToken> tokens, int i)
    {
        ref var token = ref tokens[i];
        if (token.Kind == PlaceWordKind.Number)
            return;
        var word = buffer.Slice(token.Start, token.Length);
        if (PlaceWords.Joining.Contains(word))
        {
            token.Kind = PlaceWordKind.Neutral;
            if (i + 1 < tokens.Length)
                tokens[i + 1].Gap = PlaceGap.Strong;
        }
        else if (PlaceWords.Neutral.Contains(word))
            token.Kind = PlaceWordKind.Neutral;
    }

    // Once all words are known: what stands before the mention and beside it.
    private static void Place(ReadOnlySpan<char> buffer, ReadOnlySpan<PlaceToken> tokens, ref PlaceMention mention)
    {
        var first = mention.First;
        mention.Gap = tokens[first].Gap;
        for (var i = first - 1; i >= 0 && tokens[i].Kind != PlaceWordKind.Named; i--)
            mention.Gap = tokens[i].Gap > mention.Gap ? tokens[i].Gap : mention.Gap;

        mention.Pure = true;
        for (var i = (int)first; i > 0 && tokens[i].Gap == PlaceGap.None; i--)
            mention.Pure &= tokens[i - 1].Kind != PlaceWordKind.Unknown;
        for (var i = mention.End; i < tokens.Length && tokens[i].Gap == PlaceGap.None; i++)
            mention.Pure &= tokens[i].Kind != PlaceWordKind.Unknown;

        if (mention.End < tokens.Length && tokens[mention.End].Gap == PlaceGap.None)
        {
            var next = tokens[mention.End];
            mention.Surroundings = PlaceWords.Surrounding.Contains(buffer.Slice(next.Start, next.Length));
        }
    }
}
