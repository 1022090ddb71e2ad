using System.Globalization;

namespace TalentScout.Search;

/// <summary>
/// The folders of an index: one numbered folder per build, and the file CURRENT that names the one to serve. A rebuild fills the next
/// folder and then replaces CURRENT in one step, so that whoever reads sees the old index or the new one, never a part of it.
/// </summary>
internal sealed class GenerationFolders(string root)
{
    public const string CurrentFile = "CURRENT";
    private const string Prefix = "build-";

    public string Root => root;

    /// <summary>Null where no index was completed yet.</summary>
    public int? Current
    {
        get
        {
            try
            {
                return Number(File.ReadAllText(Path.Combine(root, CurrentFile)).Trim());
            }
            catch (FileNotFoundException)
            {
                return null;
            }
            catch (DirectoryNotFoundException)
            {
                return null;
            }
        }
    }

    public string PathOf(int number) => Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D6}"));

    /// <summary>A number that no folder has.</summary>
    public int Next()
    {
        Directory.CreateDirectory(root);
        return Existing().Append(Current ?? 0).Max() + 1;
    }

    public void MakeCurrent(int number)
    {
        var file = Path.Combine(root, CurrentFile);
        var written = $"{file}.{number}";
        File.WriteAllText(written, Path.GetFileName(PathOf(number)) + "\n");
        File.Move(written, file, overwrite: true);
    }

    /// <summary>Folders older than the current one; where something holds one open, it stays for the next time.</summary>
    public void RemoveOld()
    {
        var current = Current ?? 0;
        foreach (var number in Existing().Where(n => n < current))
            Remove(number);
    }

    public void Remove(int number)
    {
        try
        {
            Directory.Delete(PathOf(number), recursive: true);
        }
        catch (IOException)
        {
            // Held open (Windows), or already gone: RemoveOld comes by again.
        }
    }

    private IEnumerable<int> Existing() => Directory.Exists(root)
        ? Directory.EnumerateDirectories(root, Prefix + "*").Select(d => Number(Path.GetFileName(d))).OfType<int>()
        : [];

    private static int? Number(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
