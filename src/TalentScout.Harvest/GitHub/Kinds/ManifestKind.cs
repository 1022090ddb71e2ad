using System.Text;
using TalentScout.Harvest.Fetching;

namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>A file that names dependencies, as it stands, but for e-mail addresses of its authors.</summary>
internal sealed class ManifestKind(RepositoryFiles files) : GitHubKind("manifest")
{
    public override string Accept => "application/vnd.github.raw+json";
    public override Expected Expected => Expected.Anything;

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => Encoding.UTF8.GetBytes(ContactMask.Emails(Encoding.UTF8.GetString(body)));

    public override IEnumerable<Evidence> Extract(GitHubPage page) =>
        page.Context is { Repository: { } repository, Path: { } path } ? files.InManifest(path, Encoding.UTF8.GetString(page.Document.Body.Span), repository, Extractor) : [];
}
