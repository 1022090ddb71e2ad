using System.Text;

namespace TalentScout.Sandbox;

internal static class NpmManifest
{
    public static IEnumerable<SandboxFile> Write(string project, Blueprint blueprint)
    {
        yield return SandboxFile.Of("package.json", Package(project.ToLowerInvariant(), blueprint.Runtime, blueprint.Tests, blueprint.Indirect));
        if (blueprint.Stack.Language == "typescript")
            yield return SandboxFile.Of("tsconfig.json", "{\n  \"compilerOptions\": { \"target\": \"ES2022\", \"module\": \"NodeNext\", \"strict\": true, \"outDir\": \"dist\" },\n  \"include\": [\"src\"]\n}\n");
    }

    /// <summary>JSON knows no comments: what is named but not used is an optional peer here.</summary>
    public static string Package(string name, IEnumerable<Dependency> runtime, IEnumerable<Dependency> tests, Dependency? optional)
    {
        var text = new StringBuilder($"{{\n  \"name\": \"{name}\",\n  \"version\": \"0.9.0\",\n  \"private\": true,\n  \"scripts\": {{\n    \"start\": \"node dist/main.js\",\n    \"test\": \"npm run unit\"\n  }},\n");
        Section(text, "dependencies", runtime);
        if (optional is not null)
        {
            text.Append(",\n");
            Section(text, "optionalDependencies", [optional]);
        }
        text.Append(",\n");
        Section(text, "devDependencies", tests.Append(new Dependency("eslint", "9.10.0")));
        return text.Append("\n}\n").ToString();
    }

    private static void Section(StringBuilder text, string name, IEnumerable<Dependency> dependencies) =>
        text.Append($"  \"{name}\": {{\n").AppendJoin(",\n", dependencies.Select(d => $"    \"{d.Package}\": \"^{d.Version}\"")).Append("\n  }");
}
