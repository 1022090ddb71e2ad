namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>RubyGems: *.gemspec.</summary>
internal sealed class Gemspec : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Extension == ".gemspec";

    public void Read(ManifestSource source, FindingSink sink)
    {
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].AsSpan().Trim();
            var commented = line.StartsWith("#");
            if (RubyLine.FirstArgument(line, "add_development_dependency") is { } development)
                sink.Package("rubygems", development, i + 1, commented ? SkillScope.Commented : SkillScope.Test);
            else if ((RubyLine.FirstArgument(line, "add_dependency") ?? RubyLine.FirstArgument(line, "add_runtime_dependency")) is { } runtime)
                sink.Package("rubygems", runtime, i + 1, commented ? SkillScope.Commented : SkillScope.Runtime);
            else if (!commented && Name(line) is { } name)
                sink.Self("rubygems", name, i + 1);
        }
    }

    // s.name = "pg"
    private static string? Name(ReadOnlySpan<char> line)
    {
        var at = line.IndexOf(".name", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var rest = line[(at + 5)..].TrimStart();
        return rest.IsEmpty || rest[0] != '=' ? null : RubyLine.FirstArgument(rest, "=");
    }
}
