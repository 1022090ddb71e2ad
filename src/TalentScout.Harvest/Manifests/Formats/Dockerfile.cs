using System.Text;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Dockerfile: what it is built from, what it installs by the ecosystems' own tools, and what its environment connects to.</summary>
internal sealed class Dockerfile : IManifestFormat
{
    private const int MaxInstruction = 20_000;

    public ManifestWorth Worth => ManifestWorth.Services;

    public bool Claims(ManifestPath path) =>
        path.IsOneOf("Dockerfile", "Containerfile") || path.StartsWith("Dockerfile.") || path.Extension == ".dockerfile" || path.Name.EndsWith("-Dockerfile", StringComparison.OrdinalIgnoreCase);

    public void Read(ManifestSource source, FindingSink sink)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        var stages = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (text, line) in Instructions(source, sink))
        {
            var commented = text.StartsWith('#');
            var words = text.TrimStart('#', ' ').Split((char[]?)[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2)
                continue;
            switch (words[0].ToUpperInvariant())
            {
                case "FROM":
                    TakeFrom(sink, words, arguments, stages, line, commented);
                    break;
                case "ARG" when !commented && words[1].IndexOf('=') is > 0 and var equals:
                    arguments[words[1][..equals]] = words[1][(equals + 1)..].Trim('"', '\'');
                    break;
                case "COPY" when !commented && words[1].StartsWith("--from=", StringComparison.Ordinal) && !stages.Contains(words[1][7..]) && !char.IsDigit(words[1][7..].FirstOrDefault('0')):
                    sink.Image(words[1][7..], line);
                    break;
                case "RUN" when !commented:
                    InstallCommands.Take(sink, words, line);
                    break;
                case "ENV" when !commented:
                    sink.Connections(text, line);
                    break;
            }
        }
    }

    private static void TakeFrom(FindingSink sink, string[] words, Dictionary<string, string> arguments, HashSet<string> stages, int line, bool commented)
    {
        var image = words.Skip(1).FirstOrDefault(w => !w.StartsWith("--", StringComparison.Ordinal));
        if (image is null)
            return;
        if (commented)
        {
            // A comment that begins with "from" is mostly prose.
            if (words[0] == "FROM" && words.Length is 2 or 4)
                sink.Image(image, line, SkillScope.Commented);
            return;
        }
        if (!stages.Contains(image))
            sink.Image(Variables.Expand(image, arguments), line);
        if (words.Length >= 4 && words[^2].Equals("AS", StringComparison.OrdinalIgnoreCase))
            stages.Add(words[^1]);
    }

    // An instruction goes on where a line ends with a backslash; it is found where it began. What is longer than any that people write is read up to there.
    private static IEnumerable<(string Text, int Line)> Instructions(ManifestSource source, FindingSink sink)
    {
        var text = new StringBuilder();
        var start = 0;
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].AsSpan().Trim();
            if (start > 0 && line.StartsWith("#"))
                continue;
            if (start == 0)
                start = i + 1;
            var goesOn = line.EndsWith("\\");
            var cut = text.Length >= MaxInstruction;
            if (!cut)
                text.Append(text.Length > 0 ? " " : "").Append(goesOn ? line[..^1].TrimEnd() : line);
            if (goesOn)
                continue;
            if (cut)
                sink.Problem(start, $"an instruction of more than {MaxInstruction} characters, the rest of it is not read");
            if (text.Length > 0)
                yield return (text.ToString(), start);
            text.Clear();
            start = 0;
        }
        if (text.Length > 0)
            yield return (text.ToString(), start);
    }
}
