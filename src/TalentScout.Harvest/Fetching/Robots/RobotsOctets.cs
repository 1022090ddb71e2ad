namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>
/// The form in which paths and patterns are compared (RFC 9309 section 2.2.2): octets outside ASCII, and those that no address may hold bare, are
/// percent-encoded; encoded unreserved characters are decoded; the rest stays encoded, in upper case.
/// </summary>
internal static class RobotsOctets
{
    private static ReadOnlySpan<byte> Hex => "0123456789ABCDEF"u8;

    /// <summary>An address's path and query. Bare * and $ become %2A and %24, which they cannot be told from.</summary>
    public static byte[] OfPath(ReadOnlySpan<byte> path)
    {
        var octets = new List<byte>(path.Length + 16);
        for (var i = 0; i < path.Length; i++)
            Append(octets, path, ref i);
        return [.. octets];
    }

    /// <summary>Appends the octet at i, or the escape that starts there; i is left at the last octet read.</summary>
    public static void Append(List<byte> octets, ReadOnlySpan<byte> text, ref int i)
    {
        var octet = text[i];
        if (octet == '%' && i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
        {
            octet = (byte)((Value(text[i + 1]) << 4) | Value(text[i + 2]));
            i += 2;
            if (IsUnreserved(octet))
                octets.Add(octet);
            else
                Escape(octets, octet);
        }
        else if (IsUnreserved(octet) || (IsReserved(octet) && octet is not ((byte)'*' or (byte)'$')) || octet == '%')
            octets.Add(octet);
        else
            Escape(octets, octet);
    }

    private static void Escape(List<byte> octets, byte octet)
    {
        octets.Add((byte)'%');
        octets.Add(Hex[octet >> 4]);
        octets.Add(Hex[octet & 15]);
    }

    private static int Value(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static bool IsUnreserved(byte octet) => char.IsAsciiLetterOrDigit((char)octet) || "-._~"u8.Contains(octet);

    private static bool IsReserved(byte octet) => ":/?#[]@!$&'()*+,;="u8.Contains(octet);
}
