using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>GitHub workflows and GitLab CI: the services that tests run against.</summary>
internal sealed class CiWorkflow : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Hints;

    public bool Claims(ManifestPath path) =>
        path.Extension is ".yml" or ".yaml" && (path.Folders is [.., ".github", "workflows"] || path.IsOneOf(".gitlab-ci.yml", ".gitlab-ci.yaml", "bitbucket-pipelines.yml", ".drone.yml", ".travis.yml")
            || path.Folders is [.., ".circleci"] or [.., ".woodpecker"]);

    public void Read(ManifestSource source, FindingSink sink)
    {
        var tree = YamlTree.Read(source.Text);
        foreach (var document in tree.Root.Items)
            foreach (var (key, node) in document.Walk())
                Take(sink, key, node);
        if (tree.Fault is { } fault)
        {
            sink.Problem(fault.Line, fault.What);
            ImageLines.Take(source, sink, fault.Line, SkillScope.Test);
        }
    }

    private static void Take(FindingSink sink, string key, DataNode node)
    {
        if (node.Text is not { Length: > 1 } text)
            return;
        // GitLab and Travis list services by name, GitHub by image.
        if (key is "image" or "container")
            sink.Image(text, node.Line, SkillScope.Test);
        else if (key == "services" && !text.Contains(' '))
        {
            sink.Image(text, node.Line, SkillScope.Test);
            sink.Store(ImageName.Normal(text), $"service:{ImageName.Normal(text)}", node.Line, SkillScope.Test);
        }
        else if (text.Length < 1_000)
            sink.Connections(text, node.Line, SkillScope.Test);
    }
}
