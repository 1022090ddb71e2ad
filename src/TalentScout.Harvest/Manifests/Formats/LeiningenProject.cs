namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>
/// Clojure: Leiningen's project.clj and deps.edn. A name without a group is its own group: compojure is compojure:compojure. What stands in a
/// profile or alias is for development, unless the profile is made for production.
/// </summary>
internal sealed class LeiningenProject : IManifestFormat
{
    private const int MaxDepth = 256;

    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.IsOneOf("project.clj", "deps.edn", "bb.edn", "shadow-cljs.edn");

    public void Read(ManifestSource source, FindingSink sink)
    {
        var text = source.Text;
        var scopes = new Stack<SkillScope>([SkillScope.Runtime]);
        SkillScope? next = null;
        for (var i = 0; i < text.Length;)
        {
            switch (text[i])
            {
                case ';':
                    i = EndOfLine(text, i);
                    break;
                case '"':
                    i = EndOfText(text, i);
                    break;
                case '#' when i + 1 < text.Length && text[i + 1] == '_':
                    // The form after #_ is left out by the reader.
                    next = SkillScope.Commented;
                    i += 2;
                    break;
                case '[' or '{' or '(':
                    if (scopes.Count < MaxDepth)
                        scopes.Push(Narrower(scopes.Peek(), next));
                    next = null;
                    i++;
                    break;
                case ']' or '}' or ')':
                    if (scopes.Count > 1)
                        scopes.Pop();
                    i++;
                    break;
                case ':':
                    var keyword = Symbol(text, i + 1);
                    next = ScopeOf(keyword) ?? next;
                    i += 1 + keyword.Length;
                    break;
                case var c when char.IsLetter(c):
                    var symbol = Symbol(text, i);
                    TakeSymbol(source, sink, symbol, i, scopes.Peek());
                    i += symbol.Length;
                    break;
                default:
                    i++;
                    break;
            }
        }
        TakeComments(source, sink);
    }

    // Of production and of the program proper: null, which leaves the scope as it is.
    private static SkillScope? ScopeOf(string keyword) => keyword switch
    {
        "profiles" or "aliases" or "plugins" or "managed-dependencies" => SkillScope.Optional,
        "dev" or "test" or "repl" or "user" or "dev-dependencies" or "bench" or "profiles/dev" or "profiles/test" or "project/dev" or "project/test" => SkillScope.Test,
        "uberjar" or "prod" or "production" or "provided" => SkillScope.Runtime,
        _ => null,
    };

    private static SkillScope Narrower(SkillScope outer, SkillScope? own) => own switch
    {
        null => outer,
        SkillScope.Runtime when outer == SkillScope.Optional => SkillScope.Runtime,
        { } scope when outer is SkillScope.Runtime or SkillScope.Optional => scope,
        _ => outer,
    };

    // [group/artifact "1.0"] and group/artifact {:mvn/version "1.0"}: a symbol before a string or a map.
    private static void TakeSymbol(ManifestSource source, FindingSink sink, string symbol, int at, SkillScope scope)
    {
        var next = at + symbol.Length;
        while (next < source.Text.Length && char.IsWhiteSpace(source.Text[next]))
            next++;
        if (next < source.Text.Length && source.Text[next] is '"' or '{')
            sink.Package("maven", Coordinates(symbol), source.LineAt(at), scope);
    }

    private static void TakeComments(ManifestSource source, FindingSink sink)
    {
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i];
            if (line.IndexOf(';') is not (>= 0 and var comment) || line.AsSpan(0, comment).Contains('"'))
                continue;
            for (var at = line.IndexOf('[', comment); at >= 0 && at + 1 < line.Length; at = line.IndexOf('[', at + 1))
                if (Symbol(line, at + 1) is { Length: > 1 } symbol && line.AsSpan(at + 1 + symbol.Length).TrimStart().StartsWith("\""))
                    sink.Package("maven", Coordinates(symbol), i + 1, SkillScope.Commented);
        }
    }

    private static string Coordinates(string symbol) => symbol.Contains('/') ? symbol.Replace('/', ':') : $"{symbol}:{symbol}";

    private static string Symbol(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-' or '_' or '/' or '*' or '+' or '!' or '?'))
            end++;
        return text[at..end];
    }

    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    private static int EndOfText(string text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '"')
                return i + 1;
        }
        return text.Length;
    }
}
