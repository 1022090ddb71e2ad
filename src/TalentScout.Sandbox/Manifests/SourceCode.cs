using System.Text;

namespace TalentScout.Sandbox;

/// <summary>Source files: named after the domain, with a few invented lines in each. They give the tree its shape; nothing reads them.</summary>
internal static class SourceCode
{
    private static readonly string[] Parts = ["store", "handler", "service", "model", "validator", "importer", "query", "events", "mapper", "policy"];

    public static IEnumerable<SandboxFile> Write(SandboxRepository repository, Blueprint blueprint, Dice dice)
    {
        var stack = blueprint.Stack;
        var count = Math.Clamp(4 + (repository.Commits.Length / 8), 4, 48);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var folder = Fill(stack.Folders[i % stack.Folders.Length], blueprint, repository.Name);
            var path = $"{folder}/{FileName(dice.Pick(blueprint.Domain.Nouns), dice.Pick(Parts), stack)}.{stack.Extension}";
            if (seen.Add(path))
                yield return SandboxFile.Of(path, Body(path, stack, dice));
        }
        foreach (var noun in blueprint.Domain.Nouns.Take(2))
            yield return SandboxFile.Of($"{TestFolder(stack, repository.Name)}/{FileName(noun, "test", stack)}.{stack.Extension}", Body(noun, stack, dice));
        if (blueprint.Web)
            foreach (var noun in blueprint.Domain.Nouns)
                yield return SandboxFile.Of($"web/src/{RepositoryNames.Pascal(noun)}Page.tsx", $"export function {RepositoryNames.Pascal(noun)}Page() {{\n  return <main>{noun}</main>;\n}}\n");
        yield return SandboxFile.Of("docs/overview.md", $"# Overview\n\nHow {repository.Name} is put together.\n");
    }

    private static string TestFolder(Stack stack, string name) => stack.Linguist switch
    {
        "C#" => $"tests/{RepositoryNames.Pascal(name)}.Tests",
        "Java" or "Kotlin" or "Scala" => $"src/test/{stack.Language}",
        "Go" => "internal/e2e",
        "Ruby" => "spec",
        "Elixir" => "test",
        _ => "tests",
    };

    private static string Fill(string folder, Blueprint blueprint, string name) => folder
        .Replace("{N}", RepositoryNames.Pascal(name), StringComparison.Ordinal)
        .Replace("{n}", blueprint.Domain.Key.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);

    private static string FileName(string noun, string part, Stack stack) => stack.Linguist is "C#" or "Java" or "Kotlin" or "Scala" or "PHP" or "Swift" or "Vue" || stack.Extension == "tsx"
        ? RepositoryNames.Pascal(noun) + RepositoryNames.Pascal(part)
        : $"{noun.Replace(' ', '_')}_{part}";

    private static string Body(string about, Stack stack, Dice dice)
    {
        var mark = stack.Language switch { "python" or "ruby" or "elixir" or "hcl" => "#", "clojure" => ";;", _ => "//" };
        var text = new StringBuilder($"{mark} {about}\n");
        for (var i = dice.Between(6, 40); i > 0; i--)
            text.Append($"{mark} step {i}: {dice.Pick(Parts)} -> {dice.Pick(Parts)}\n");
        return text.ToString();
    }
}
