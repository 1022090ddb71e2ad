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
            TakeService(sink, text, node.Line);
        // "uses: ankane/setup-postgres@v1" starts a service, too.
        else if (key == "uses" && text.IndexOf('@') is > 0 and var at)
            sink.Store(text[..at][(text[..at].LastIndexOf('/') + 1)..], $"action:{text[..at]}", node.Line, SkillScope.Test);
        else if (text.Length < 1_000)
            sink.Connections(text, node.Line, SkillScope.Test);
    }

    // By its image, or by a name of the CI's own ("postgresql" of Travis): said once.
    private static void TakeService(FindingSink sink, string name, int line)
    {
        if (sink.Catalogue.OfImage(name).IsEmpty)
            sink.Store(ImageName.Normal(name), $"service:{ImageName.Normal(name)}", line, SkillScope.Test);
        else
            sink.Image(name, line, SkillScope.Test);
    }
}
