using System.Text.Json;

namespace TalentScout.Tests;

/// <summary>Test data that lies beside the repository on some machines only. Tests that read it carry the trait Category=Shared and are skipped elsewhere.</summary>
internal static class SharedFolder
{
    private static readonly string? Root = Find();

    /// <summary>Full path of a file there; skips the test where it is absent.</summary>
    public static string Require(string path)
    {
        var full = Root is null ? null : Path.Combine(Root, path);
        Assert.SkipUnless(File.Exists(full) || Directory.Exists(full), $"no {path} in a folder named shared beside the repository");
        return full!;
    }

    public static IEnumerable<JsonElement> JsonLines(string path)
    {
        foreach (var line in File.ReadLines(Require(path)))
            if (line.Length > 0)
                yield return JsonElement.Parse(line);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared") is var shared && Directory.Exists(Path.Combine(shared, "real")))
                return shared;
        return null;
    }
}
