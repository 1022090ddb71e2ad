using System.Text;

namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>An Allow or Disallow line.</summary>
internal sealed record RobotsRule(bool Allow, RobotsPattern Pattern, string Text)
{
    /// <summary>
    /// The rules that one line makes. "Allow: /x/index.html" allows /x/ too (google/robotstxt). A path kept out that ends in $ keeps out the character as
    /// well as the end, for sites that do not know the mark; in doubt the site is right.
    /// </summary>
    public static IEnumerable<RobotsRule> Of(bool allow, ReadOnlySpan<byte> path)
    {
        var text = (allow ? "Allow: " : "Disallow: ") + Encoding.UTF8.GetString(path);
        List<RobotsRule> rules = [new(allow, RobotsPattern.Parse(path), text)];
        var name = path.LastIndexOf((byte)'/') + 1;
        if (allow && path[name..].StartsWith("index.htm"u8))
            rules.Add(new(allow, RobotsPattern.Parse([.. path[..name], (byte)'$']), text));
        if (!allow && path[^1] == '$')
            rules.Add(new(allow, RobotsPattern.ParseLiteralEnd(path), text));
        return rules;
    }
}
