using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Kubernetes objects, in folders that people name after it: the images of their containers, and what their environment connects to.</summary>
internal sealed class KubernetesManifest : IManifestFormat
{
    private static readonly string[] Folders = ["k8s", "kubernetes", "kube", "manifests", "deploy", "deployment", "deployments", "helm", "charts", "templates", "base", "overlays", "infra", "infrastructure", "ops"];
    private static readonly string[] Names = ["deployment", "statefulset", "daemonset", "cronjob", "pod", "k8s", "kubernetes"];

    public ManifestWorth Worth => ManifestWorth.Hints;

    public bool Claims(ManifestPath path) =>
        path.Extension is ".yml" or ".yaml" && (path.Folders.Any(f => Folders.Contains(f, StringComparer.OrdinalIgnoreCase)) || Names.Any(n => path.Stem.Contains(n, StringComparison.OrdinalIgnoreCase)));

    public void Read(ManifestSource source, FindingSink sink)
    {
        // A template is no YAML before Helm has filled it in.
        if (source.Text.Contains("{{", StringComparison.Ordinal))
        {
            if (source.Text.Contains("apiVersion:", StringComparison.Ordinal))
                sink.Skill("kubernetes", "kind:template", 1);
            ImageLines.Take(source, sink, 1, SkillScope.Runtime);
            return;
        }
        var tree = YamlTree.Read(source.Text);
        foreach (var document in tree.Root.Items)
            if (document["apiVersion"] is not null && document["kind"] is { Text: { } kind } node)
                TakeObject(sink, document, kind, node.Line);
        if (tree.Fault is { } fault)
        {
            sink.Problem(fault.Line, fault.What);
            ImageLines.Take(source, sink, fault.Line, SkillScope.Runtime);
        }
    }

    private static void TakeObject(FindingSink sink, DataNode document, string kind, int line)
    {
        sink.Skill("kubernetes", $"kind:{kind}", line);
        foreach (var (key, node) in document.Walk())
        {
            if (node.Text is not { Length: > 1 } text)
                continue;
            if (key == "image")
                sink.Image(text, node.Line);
            else if (key is "value" or "name" && text.Length < 1_000)
                sink.Connections(text, node.Line);
        }
    }
}
