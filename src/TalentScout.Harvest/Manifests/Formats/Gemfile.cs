namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Bundler: Gemfile, gems.rb and files it evaluates (*.gemfile). Groups say what a gem is for.</summary>
internal sealed class Gemfile : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.IsOneOf("Gemfile", "gems.rb") || path.Extension == ".gemfile";

    public void Read(ManifestSource source, FindingSink sink)
    {
        var blocks = new Stack<SkillScope>([SkillScope.Runtime]);
        var scopes = new Dictionary<string, (SkillScope Scope, int Line)>(StringComparer.Ordinal);
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].AsSpan().Trim();
            if (line.StartsWith("#"))
            {
                if (RubyLine.FirstArgument(line.TrimStart("# "), "gem ") is { } taken)
                    sink.Package("rubygems", taken, i + 1, SkillScope.Commented);
                continue;
            }
            if ((RubyLine.FirstArgument(line, "gem ") ?? RubyLine.FirstArgument(line, "gem(")) is { } gem)
            {
                var scope = GroupIn(line, "group") ?? GroupIn(line, "groups") ?? blocks.Peek();
                sink.Package("rubygems", gem, i + 1, scope);
                if (!scopes.TryGetValue(gem, out var other) || scope < other.Scope)
                    scopes[gem] = (scope, i + 1);
            }
            else if (line.StartsWith("ruby "))
                sink.Skill("ruby", "rubygems:ruby", i + 1);

            if (line.EndsWith(" do") || line.Contains(" do |", StringComparison.Ordinal) || line.StartsWith("if ") || line.StartsWith("unless ") || line.StartsWith("case "))
                blocks.Push(line.StartsWith("group") ? ScopeOf(line) : blocks.Peek());
            else if (line is "end" && blocks.Count > 1)
                blocks.Pop();
        }
        foreach (var (gem, (scope, line)) in scopes)
            sink.Links.Scope("rubygems", gem, scope, line);
    }

    // gem "x", group: :test and :group => [:development, :test]
    private static SkillScope? GroupIn(ReadOnlySpan<char> line, string key)
    {
        var at = line.IndexOf(key + ":", StringComparison.Ordinal);
        if (at < 0)
            at = line.IndexOf($":{key} ", StringComparison.Ordinal);
        return at < 0 ? null : ScopeOf(line[at..]);
    }

    // A gem in several groups is used at run time if one of them is.
    private static SkillScope ScopeOf(ReadOnlySpan<char> groups)
    {
        var scope = SkillScope.Commented;
        if (groups.Contains("optional: true", StringComparison.Ordinal))
            return SkillScope.Optional;
        for (var at = groups.IndexOf(':'); at >= 0 && at + 1 < groups.Length;)
        {
            groups = groups[(at + 1)..];
            var end = 0;
            while (end < groups.Length && (char.IsLetterOrDigit(groups[end]) || groups[end] == '_'))
                end++;
            if (end > 0 && groups[..end] is var name && name is not ("optional" or "group" or "groups" or "require"))
            {
                var one = ScopeWords.Of(name.ToString(), SkillScope.Runtime);
                scope = one < scope ? one : scope;
            }
            at = groups.IndexOf(':');
        }
        return scope == SkillScope.Commented ? SkillScope.Runtime : scope;
    }
}
