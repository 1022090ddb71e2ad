namespace TalentScout;

/// <summary>
/// Towns that the gazetteer does not list, known by where they stand: "Nitte, India", "Tryon, NC", "France - Bazemont". They have a name and a country or
/// region, and no coordinates.
/// </summary>
internal static class UnlistedTown
{
    private const int MaxWords = 4;
    private const int MaxLength = 30;
    private const int ShortestWord = 3;

    /// <summary>The town's words before the group, or after it at the end of the text; false where there are none.</summary>
    public static bool TryFind(ReadOnlySpan<char> buffer, ReadOnlySpan<PlaceToken> tokens, PlaceMention first, PlaceMention last, out Range words) =>
        TryBefore(buffer, tokens, first.First, out words) || TryAfter(buffer, tokens, first, last, out words);

    /// <summary>The part of the text right before a word, "Tryon" in "Tryon, NC".</summary>
    public static bool TryBefore(ReadOnlySpan<char> buffer, ReadOnlySpan<PlaceToken> tokens, int at, out Range words)
    {
        words = default;
        if (at == 0 || tokens[at].Gap != PlaceGap.Weak)
            return false;
        var start = at - 1;
        while (start > 0 && tokens[start].Gap == PlaceGap.None)
            start--;
        return IsTown(buffer, tokens, start, at, out words);
    }

    /// <summary>A whole text of the form "Sugar Hill GA".</summary>
    public static bool TryBeforeInOnePart(ReadOnlySpan<char> buffer, ReadOnlySpan<PlaceToken> tokens, int at, out Range words)
    {
        words = default;
        if (at == 0 || at != tokens.Length - 1 || tokens[at].Gap != PlaceGap.None)
            return false;
        for (var i = 0; i < at; i++)
            if (!tokens[i].StartsUpper || tokens[i].Capitals || (i > 0 && tokens[i].Gap != PlaceGap.None))
                return false;
        return IsTown(buffer, tokens, 0, at, out words);
    }

    /// <summary>As written, but for texts in small letters or capitals alone.</summary>
    public static string NameOf(ReadOnlySpan<char> text, ReadOnlySpan<PlaceToken> words)
    {
        var name = text[words[0].From..words[^1].To].ToString();
        var small = true;
        var capitals = true;
        foreach (var word in words)
        {
            small &= !word.StartsUpper;
            capitals &= word.Capitals;
        }
        if (!small && !capitals)
            return name;
        return string.Create(name.Length, name, static (letters, name) =>
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = i == 0 || !char.IsLetter(name[i - 1]) ? char.ToUpperInvariant(name[i]) : char.ToLowerInvariant(name[i]);
        });
    }

    // Only where the text starts with the country and ends with the town.
    private static bool TryAfter(ReadOnlySpan<char> buffer, ReadOnlySpan<PlaceToken> tokens, PlaceMention first, PlaceMention last, out Range words)
    {
        words = default;
        if (first.First != 0 || last.End >= tokens.Length || tokens[last.End].Gap != PlaceGap.Weak)
            return false;
        var end = last.End;
        while (end < tokens.Length && (end == last.End || tokens[end].Gap == PlaceGap.None))
        {
            if (!tokens[end].StartsUpper && !tokens[end].Dense)
                return false;
            end++;
        }
        return end == tokens.Length && IsTown(buffer, tokens, last.End, end, out words);
    }

    private static bool IsTown(ReadOnlySpan<char> buffer, ReadOnlySpan<PlaceToken> tokens, int start, int end, out Range words)
    {
        words = default;
        // Postcodes around it.
        while (start < end && tokens[start].Kind == PlaceWordKind.Number)
            start++;
        while (end > start && tokens[end - 1].Kind == PlaceWordKind.Number)
            end--;
        if (start == end || end - start > MaxWords || tokens[end - 1].To - tokens[start].From > MaxLength)
            return false;
        var longest = 0;
        for (var i = start; i < end; i++)
        {
            var token = tokens[i];
            if (token.Kind is PlaceWordKind.Named or PlaceWordKind.Number || token.Flag || PlaceWords.NoTown.Contains(buffer.Slice(token.Start, token.Length)))
                return false;
            if (token.Kind == PlaceWordKind.Unknown)
                longest = Math.Max(longest, token.Length);
        }
        words = start..end;
        return longest >= ShortestWord || (tokens[start].Dense && end - start > 1);
    }
}
