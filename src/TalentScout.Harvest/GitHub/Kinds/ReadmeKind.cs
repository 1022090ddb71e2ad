using System.Text;
using TalentScout.Harvest.Fetching;

namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>The beginning of a repository's README: its headline and first paragraphs tell what it is about.</summary>
internal sealed class ReadmeKind(RepositorySkills skills) : GitHubKind("readme")
{
    /// <summary>Characters kept.</summary>
    private const int Length = 4000;

    public override string Accept => "application/vnd.github.raw+json";
    public override Expected Expected => Expected.Anything;

    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context)
    {
        // Four bytes a character at most.
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, Length * 4)]);
        return Encoding.UTF8.GetBytes(ContactMask.Emails(text[..Math.Min(text.Length, Length)]));
    }

    public override IEnumerable<Evidence> Extract(GitHubPage page) =>
        page.Context.Repository is { } repository ? skills.AboutReadme(Encoding.UTF8.GetString(page.Document.Body.Span), repository, Extractor) : [];
}
