using System.Text;
using TalentScout.Harvest.Fetching;
using TalentScout.Harvest.Manifests;

namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>A file that names dependencies, as it stands, but for e-mail addresses of its authors.</summary>
internal sealed class ManifestKind(RepositoryFiles files) : GitHubKind("manifest", ManifestReader.Version)
{
    public override string Accept => "application/vnd.github.raw+json";
    public override Expected Expected => Expected.Anything;

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => Encoding.UTF8.GetBytes(ContactMask.Emails(Encoding.UTF8.GetString(body)));

    public override IEnumerable<Evidence> Extract(GitHubPage page) =>
        page.Context is { Repository: { } repository, Path: { } path } ? files.InManifest(path, TextOf(page), repository, page.Document.Fetched, Extractor) : [];

    public override IEnumerable<string> Remarks(GitHubPage page) =>
        page.Context.Path is { } path && files.IsBroken(path, TextOf(page)) ? ["a manifest could not be read whole"] : [];

    private static string TextOf(GitHubPage page) => Encoding.UTF8.GetString(page.Document.Body.Span);
}
