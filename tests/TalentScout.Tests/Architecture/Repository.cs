namespace TalentScout.Tests.Architecture;

/// <summary>Where the checkout is, seen from the tests' output folder; and where the shared test material is, if anywhere.</summary>
internal static class Repository
{
    public static readonly string Root = Above(AppContext.BaseDirectory, d => File.Exists(Path.Combine(d, "TalentScout.sln")))
        ?? throw new InvalidOperationException("the tests run outside a checkout: no TalentScout.sln above " + AppContext.BaseDirectory);

    /// <summary>Null where the machine has none: tests that need it skip, saying so.</summary>
    public static readonly string? Shared = Above(Root, d => File.Exists(Path.Combine(d, "shared", "DESIGN.md"))) is { } found ? Path.Combine(found, "shared") : null;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string? Above(string? folder, Func<string, bool> wanted)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)))
            if (wanted(folder))
                return folder;
        return null;
    }
}
