namespace TalentScout;

/// <summary>How somebody is told apart whose events name no number. Never joined with a number: handles change hands.</summary>
public static class ArchiveLogin
{
    /// <summary>Negative, the same for every spelling of case: FNV-1a of the lower-case letters.</summary>
    public static long KeyOf(ReadOnlySpan<byte> login)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in login)
            hash = (hash ^ (b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b)) * 1099511628211UL;
        return -1 - (long)(hash & 0x3fff_ffff_ffff_ffff);
    }
}
