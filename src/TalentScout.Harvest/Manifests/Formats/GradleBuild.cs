namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Gradle: build.gradle and build.gradle.kts, line by line. The scripts are programs; coordinates in them are strings.</summary>
internal sealed class GradleBuild : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Name.EndsWith(".gradle", StringComparison.OrdinalIgnoreCase) || path.Name.EndsWith(".gradle.kts", StringComparison.OrdinalIgnoreCase);

    public void Read(ManifestSource source, FindingSink sink)
    {
        var inComment = false;
        var blocks = new Stack<string>();
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].AsSpan().Trim();
            var commented = inComment || line.StartsWith("//") || line.StartsWith("*");
            if (line.StartsWith("/*"))
                commented = inComment = true;
            if (line.Contains("*/", StringComparison.Ordinal))
                inComment = false;
            TakeLine(sink, line.TrimStart("/* ").ToString(), i + 1, commented, blocks);
            if (!commented)
                Follow(blocks, line);
        }
    }

    private static void TakeLine(FindingSink sink, string line, int number, bool commented, Stack<string> blocks)
    {
        var inPlugins = blocks.Contains("plugins");
        if (inPlugins)
        {
            TakePlugin(sink, line, number, commented);
            return;
        }
        var scope = commented ? SkillScope.Commented : ScopeOf(line, blocks);
        if (scope is not { } found)
            return;
        foreach (var coordinates in CoordinatesIn(line))
            sink.Package("maven", coordinates, number, found);
        if (line.IndexOf("libs.", StringComparison.OrdinalIgnoreCase) is >= 0 and var at && !commented)
            TakeAccessor(sink, CatalogueAt(line, at), line[(at + 5)..], number, found);
    }

    // implementation / api / testRuntimeOnly …; null where the line declares nothing.
    private static SkillScope? ScopeOf(string line, Stack<string> blocks)
    {
        var end = 0;
        while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '_'))
            end++;
        var word = line[..end];
        if (blocks.Contains("buildscript") || word == "classpath")
            return SkillScope.Optional;
        if (blocks.Contains("constraints") || blocks.Contains("dependencyManagement") || blocks.Contains("pluginManagement"))
            return SkillScope.Optional;
        if (word.Contains("test", StringComparison.OrdinalIgnoreCase) || word.StartsWith("jmh", StringComparison.Ordinal) || word.StartsWith("integration", StringComparison.Ordinal))
            return SkillScope.Test;
        var known = word is "implementation" or "api" or "compile" or "compileOnly" or "compileOnlyApi" or "runtimeOnly" or "runtime" or "annotationProcessor" or "kapt" or "ksp"
            or "developmentOnly" or "providedCompile" or "providedRuntime" or "provided" or "compileClasspath" or "shadow" or "optional"
            || word.EndsWith("Implementation", StringComparison.Ordinal) || word.EndsWith("Api", StringComparison.Ordinal) || word.EndsWith("RuntimeOnly", StringComparison.Ordinal);
        if (word == "optional" || word == "developmentOnly")
            return SkillScope.Optional;
        // A list of coordinates that goes on over several lines, and applied plugins by the old way.
        return known || (blocks.Contains("dependencies") && line.Contains(':') && line[0] is '"' or '\'') || word is "apply" ? SkillScope.Runtime : null;
    }

    private static IEnumerable<string> CoordinatesIn(string line)
    {
        if (Value(line, "group") is { } group && Value(line, "name") is { } name)
            yield return $"{group}:{name}";
        foreach (var text in Quoted(line))
        {
            var parts = text.Split(':');
            if (parts.Length >= 2 && parts[0].Length > 0 && parts[1].Length > 0 && !text.Contains(' '))
                yield return $"{parts[0]}:{parts[1]}";
            else if (line.StartsWith("apply", StringComparison.Ordinal) && parts.Length == 1)
                yield return text;
        }
        if (line.Contains("kotlin(\"", StringComparison.Ordinal))
            yield return "org.jetbrains.kotlin:kotlin-stdlib";
    }

    // id("org.springframework.boot") version "3.3.0", kotlin("jvm"), alias(libs.plugins.ktor)
    private static void TakePlugin(FindingSink sink, string line, int number, bool commented)
    {
        var scope = commented ? SkillScope.Commented : SkillScope.Runtime;
        if (line.StartsWith("kotlin(", StringComparison.Ordinal))
            sink.Package("maven", "org.jetbrains.kotlin:kotlin-gradle-plugin", number, scope);
        else if (line.StartsWith("id", StringComparison.Ordinal) && Quoted(line).FirstOrDefault() is { } id)
            sink.Package("maven", id, number, scope);
        else if (line.IndexOf("libs.plugins.", StringComparison.Ordinal) is >= 0 and var at)
            TakeAccessor(sink, CatalogueAt(line, at), line[(at + 13)..], number, scope, plugins: true);
    }

    // A version catalogue's accessor, "libs.postgresql.driver". The catalogue is another file; by itself the line tells what its words name.
    private static void TakeAccessor(FindingSink sink, string catalogue, string text, int number, SkillScope scope, bool plugins = false)
    {
        var end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '_'))
            end++;
        var guess = $"catalog:libs.{text[..end]}";
        sink.Links.Use(GradleCatalog.NameOf(catalogue, plugins ? $"plugins.{text[..end]}" : text[..end]), number, scope, guess);
        var words = text[..end].Split('.', StringSplitOptions.RemoveEmptyEntries);
        for (var take = Math.Min(words.Length, 4); take >= 1; take--)
        {
            var name = string.Join('-', words.Take(take));
            if (sink.Catalogue.Resolve(name) is not { Group: false } skill || skill.Kind is SkillKind.Practice or SkillKind.Infrastructure)
                continue;
            if (!skill.Ambiguous.Contains(name, StringComparer.OrdinalIgnoreCase) || skill.Kind == SkillKind.Framework)
                sink.Skill(skill.Id, guess, number, scope);
            return;
        }
    }

    // "libs", or another catalogue by its whole name: "testLibs".
    private static string CatalogueAt(string line, int at)
    {
        var start = at;
        while (start > 0 && (char.IsLetterOrDigit(line[start - 1]) || line[start - 1] == '_'))
            start--;
        return line[start..(at + 4)];
    }

    private static void Follow(Stack<string> blocks, ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            if (c == '{' && blocks.Count < 64)
                blocks.Push(NameOf(line));
            else if (c == '}')
                blocks.TryPop(out _);
        }
    }

    private static string NameOf(ReadOnlySpan<char> line)
    {
        var end = 0;
        while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '.' or '_'))
            end++;
        return line[..end].ToString();
    }

    private static List<string> Quoted(string line)
    {
        var found = new List<string>();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is not ('"' or '\''))
                continue;
            var close = line.IndexOf(line[i], i + 1);
            if (close < 0)
                break;
            found.Add(line[(i + 1)..close]);
            i = close;
        }
        return found;
    }

    // group: 'x' and group = "x"
    private static string? Value(string line, string key)
    {
        var at = line.IndexOf(key, StringComparison.Ordinal);
        if (at < 0 || (at > 0 && char.IsLetterOrDigit(line[at - 1])))
            return null;
        var rest = line.AsSpan(at + key.Length).TrimStart();
        return rest.Length > 1 && rest[0] is ':' or '=' ? Quoted(rest[1..].ToString()).FirstOrDefault() : null;
    }
}
