namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Hex: mix.exs, line by line: {:ecto_sql, "~> 3.0", only: :test}.</summary>
internal sealed class MixExs : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Is("mix.exs");

    public void Read(ManifestSource source, FindingSink sink)
    {
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].AsSpan().Trim();
            var commented = line.StartsWith("#");
            if (!commented && line.StartsWith("app: :"))
                sink.Self("hex", Atom(line[6..]), i + 1);
            if (!commented && line.StartsWith("elixir:"))
                sink.Skill("elixir", "hex:elixir", i + 1);
            for (var at = line.IndexOf("{:"); at >= 0; at = line.IndexOf("{:"))
            {
                line = line[(at + 2)..];
                var name = Atom(line);
                var end = line.IndexOf('}');
                var own = end < 0 ? line : line[..end];
                // {:name, version} or {:name, git: …}: a tuple of one is something else.
                if (name.Length > 0 && own[name.Length..].TrimStart().StartsWith(","))
                    sink.Package("hex", name, i + 1, commented ? SkillScope.Commented : ScopeOf(own));
            }
        }
    }

    private static SkillScope ScopeOf(ReadOnlySpan<char> own)
    {
        if (own.Contains("optional: true", StringComparison.Ordinal))
            return SkillScope.Optional;
        var only = own.IndexOf("only:", StringComparison.Ordinal);
        return only >= 0 && !own[only..].Contains(":prod", StringComparison.Ordinal) ? SkillScope.Test : SkillScope.Runtime;
    }

    private static string Atom(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return text[..end].ToString();
    }
}
