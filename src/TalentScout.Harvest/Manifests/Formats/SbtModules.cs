namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>The modules that the tokens of an sbt file name.</summary>
internal sealed class SbtModules(FindingSink sink, List<SbtToken> tokens, SkillScope scope)
{
    private readonly Dictionary<string, string> _vals = new(StringComparer.Ordinal);
    private readonly List<(string Name, int Line, SkillScope Scope)> _found = [];

    // Where the lists that are open began, in what was found.
    private readonly Stack<int> _open = new();
    private string _val = "";

    public void Take()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == SbtTokenKind.Name && token.Text == "enablePlugins")
                i = TakePlugins(i + 1);
            else if (token.Kind == SbtTokenKind.Name && token.Text is "val" or "def" && i + 1 < tokens.Count)
                TakeVal(i + 1);
            else if (token.Kind == SbtTokenKind.Sign)
                TakeSign(token.Text, i);
            else if (IsValue(i) && IsPercent(i + 1) && IsValue(i + 2) && !IsPercent(i - 1))
                TakeModule(i);
        }
        foreach (var (name, line, own) in _found)
            sink.Package("maven", name, line, own);
    }

    // enablePlugins(PlayScala): the name stands for what the plugin brings. The last token that belongs to it: none is looked at twice.
    private int TakePlugins(int at)
    {
        for (; at < tokens.Count && tokens[at].Text != ")"; at++)
            if (tokens[at].Kind == SbtTokenKind.Name)
                sink.Package("maven", tokens[at].Text, tokens[at].Line, scope, $"sbt:{tokens[at].Text}");
        return at;
    }

    // val http4s = "org.http4s": a name for a group or an artifact; val testDeps = Seq(…): a list for tests.
    private void TakeVal(int at)
    {
        _val = tokens[at].Text;
        if (at + 2 < tokens.Count && tokens[at + 1].Text == "=" && tokens[at + 2].Kind == SbtTokenKind.Text && !IsPercent(at + 3))
            _vals[_val] = tokens[at + 2].Text;
    }

    private void TakeSign(string sign, int at)
    {
        if (sign == "(" && _open.Count < 256)
        {
            _open.Push(_found.Count);
        }
        else if (sign == ")" && _open.TryPop(out var first) && MappedTo(at + 1) is { } mapped)
        {
            for (var k = first; k < _found.Count; k++)
                if (_found[k].Scope == SkillScope.Runtime)
                    _found[k] = _found[k] with { Scope = mapped };
        }
    }

    // Seq(…).map(_ % Test)
    private SkillScope? MappedTo(int at) =>
        at + 5 < tokens.Count && tokens[at].Text == "." && tokens[at + 1].Text == "map" && tokens[at + 2].Text == "(" && tokens[at + 3].Text == "_" && IsPercent(at + 4) ? Configuration(tokens[at + 5]) : null;

    private void TakeModule(int at)
    {
        if (ValueOf(tokens[at]) is not { } group || ValueOf(tokens[at + 2]) is not { } artifact)
            return;
        var own = scope == SkillScope.Runtime && ScopeWords.Of(_val, SkillScope.Runtime) == SkillScope.Test ? SkillScope.Test : scope;
        for (var next = at + 3; IsPercent(next) && next + 1 < tokens.Count; next = PastValue(next + 1))
            if (own == SkillScope.Runtime && Configuration(tokens[next + 1]) is { } configured)
                own = configured;
        _found.Add(($"{group}:{artifact}", tokens[at].Line, own));
    }

    // A version may be a path of names: Versions.http4s.
    private int PastValue(int at)
    {
        at++;
        while (at + 1 < tokens.Count && tokens[at].Text == "." && tokens[at + 1].Kind == SbtTokenKind.Name)
            at += 2;
        return at;
    }

    private static SkillScope? Configuration(SbtToken token)
    {
        // "it,test" and "test->test" name several.
        var names = token.Text.Split((char[]?)[',', ';', '-', '>', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (names.Any(n => n is "Test" or "test" or "IntegrationTest" or "It" or "it") && !names.Any(n => n is "compile" or "Compile"))
            return SkillScope.Test;
        return token.Text is "Optional" or "optional" ? SkillScope.Optional : null;
    }

    private bool IsPercent(int at) => at >= 0 && at < tokens.Count && tokens[at].Kind == SbtTokenKind.Percent;
    private bool IsValue(int at) => at < tokens.Count && tokens[at].Kind is SbtTokenKind.Text or SbtTokenKind.Name;
    private string? ValueOf(SbtToken token) => token.Kind == SbtTokenKind.Text ? token.Text : _vals.GetValueOrDefault(token.Text);
}
