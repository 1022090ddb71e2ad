namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Clojure: Leiningen's project.clj and deps.edn. A name without a group is its own group: compojure is compojure:compojure.</summary>
internal sealed class LeiningenProject : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.IsOneOf("project.clj", "deps.edn", "bb.edn", "shadow-cljs.edn");

    public void Read(ManifestSource source, FindingSink sink)
    {
        var aside = false;
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i];
            // Profiles and aliases for development come after the dependencies, by custom in both files.
            aside |= line.Contains(":profiles", StringComparison.Ordinal) || line.Contains(":aliases", StringComparison.Ordinal);
            var comment = line.IndexOf(';');
            TakeLine(sink, comment >= 0 ? line[..comment] : line, i + 1, aside ? SkillScope.Optional : SkillScope.Runtime);
            if (comment >= 0)
                TakeLine(sink, line[comment..], i + 1, SkillScope.Commented);
        }
    }

    // [group/artifact "1.0"] and group/artifact {:mvn/version "1.0"}: a symbol before a string or a map.
    private static void TakeLine(FindingSink sink, string line, int number, SkillScope scope)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (!IsSymbolStart(line, i))
                continue;
            var end = i;
            while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '.' or '-' or '_' or '/' or '*' or '+' or '!' or '?'))
                end++;
            var next = end;
            while (next < line.Length && line[next] == ' ')
                next++;
            if (next < line.Length && line[next] is '"' or '{')
            {
                var symbol = line[i..end];
                sink.Package("maven", symbol.Contains('/') ? symbol.Replace('/', ':') : $"{symbol}:{symbol}", number, scope);
            }
            i = Math.Max(i, end - 1);
        }
    }

    private static bool IsSymbolStart(string line, int i) => char.IsLetter(line[i]) && (i == 0 || line[i - 1] is ' ' or '[' or '{' or '(' or ',' or '\t');
}
