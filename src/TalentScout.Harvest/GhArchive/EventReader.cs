using System.Security.Cryptography;

namespace TalentScout.Harvest.GhArchive;

/// <summary>A line of the archive as an event.</summary>
public static class EventReader
{
    /// <param name="hasSeam">False where "}{" is known not to lie in the line.</param>
    /// <returns>Null where it is an event, else why it is none: one of a few fixed sentences, fit to be counted.</returns>
    public static string? Read(ReadOnlySpan<byte> line, IsRobot isRobot, out ArchiveEvent e, bool hasSeam = true)
    {
        e = default;
        e.Commits = -1;
        e.Additions = -1;
        if (FastEventReader.TryRead(line, isRobot, hasSeam, ref e))
            return null;
        e = default;
        return FullEventReader.Read(line, isRobot, ref e);
    }

    /// <summary>What tells an event from all others: its number, or for those that have none a number made of the whole line.</summary>
    public static ulong IdentityOf(ReadOnlySpan<byte> line, in ArchiveEvent e)
    {
        if (e.Id != 0)
            return e.Id;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(line, hash);
        // The upper bit keeps them apart from GitHub's own numbers.
        return BitConverter.ToUInt64(hash) | 0x8000_0000_0000_0000;
    }
}
