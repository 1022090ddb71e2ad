using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.SchemaOrg;

/// <summary>schema.org JobPosting in a page: JSON-LD first, then microdata, then RDFa; the first that has any speaks for the page.</summary>
internal sealed class SchemaOrgFormat : IBoardFormat
{
    public IReadOnlyList<PostingDraft>? Read(BoardPage page)
    {
        if (page.Html is not { } html)
            return page.Data.Objects().Any(JobPostingNode.IsOne) ? Drafts(page.Data) : null;
        foreach (var markup in new[] { JsonLd.Of(html), Microdata.Of(html), Rdfa.Of(html) })
            if (Drafts(markup) is { Count: > 0 } drafts)
                return drafts;
        return null;
    }

    /// <summary>A posting within another ("similar openings") is not read twice.</summary>
    private static List<PostingDraft> Drafts(BoardNode markup)
    {
        var objects = markup.Objects().ToList();
        var byId = new Dictionary<string, BoardNode>(StringComparer.Ordinal);
        foreach (var node in objects)
            if (node.Fields.Count > 1 && node.Fields.FirstOrDefault(f => f.Key == "@id").Value?.Text is { } id)
                byId.TryAdd(id, node);
        return [.. objects.Where(JobPostingNode.IsOne).Select(n => new JobPostingNode(n, byId).ToDraft()).Where(d => d.Title is not null)];
    }
}
