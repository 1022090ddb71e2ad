namespace TalentScout.Harvest.GhArchive;

internal static class RepositoryNameRule
{
    /// <summary>"owner/name", both not empty, of the letters that GitHub allows.</summary>
    public static bool Holds(ReadOnlySpan<byte> name)
    {
        var slash = name.IndexOf((byte)'/');
        return slash > 0 && slash < name.Length - 1 && !name.ContainsAny((byte)'\\', (byte)' ', (byte)'"') && name[(slash + 1)..].IndexOf((byte)'/') < 0;
    }
}
