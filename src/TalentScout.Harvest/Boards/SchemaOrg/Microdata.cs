using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.SchemaOrg;

/// <summary>Microdata items as nodes, by the HTML standard: itemprop, itemscope, itemref; a property's value by its element.</summary>
internal static class Microdata
{
    private const int MaxDepth = 32;

    public static BoardNode Of(IHtmlDocument html) => new()
    {
        Items = [.. html.QuerySelectorAll("[itemscope][itemtype]").Where(e => e.GetAttribute("itemtype")!.Contains("JobPosting", StringComparison.OrdinalIgnoreCase)).Select(e => Item(e, 0))],
    };

    private static BoardNode Item(IElement element, int depth)
    {
        var fields = new List<KeyValuePair<string, BoardNode>>();
        if (element.GetAttribute("itemtype") is { Length: > 0 } types)
            fields.Add(new("@type", new BoardNode { Items = [.. types.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(BoardNode.Of)] }));
        if (depth < MaxDepth)
            foreach (var property in Properties(element))
                foreach (var name in property.GetAttribute("itemprop")!.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    fields.Add(new(name, Value(property, name, depth)));
        return new BoardNode { Fields = Merged(fields) };
    }

    private static IEnumerable<IElement> Properties(IElement item)
    {
        var roots = item.Children.Concat((item.GetAttribute("itemref") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => item.Owner?.GetElementById(id)).OfType<IElement>().Where(e => !e.Contains(item)));
        var open = new Stack<IElement>(roots.Reverse());
        while (open.TryPop(out var element))
        {
            if (element.HasAttribute("itemprop"))
                yield return element;
            if (element.HasAttribute("itemscope"))
                continue;
            foreach (var child in element.Children.Reverse())
                open.Push(child);
        }
    }

    private static BoardNode Value(IElement element, string name, int depth) =>
        element.HasAttribute("itemscope") ? Item(element, depth + 1) : BoardNode.Of(TextOf(element, name));

    /// <summary>A "content" counts on any element, as search engines read it.</summary>
    internal static string TextOf(IElement element, string name) => element.GetAttribute("content") ?? element.LocalName switch
    {
        "a" or "area" or "link" when name.EndsWith("url", StringComparison.OrdinalIgnoreCase) || name is "sameAs" || element.LocalName == "link" => element.GetAttribute("href") ?? "",
        "time" => element.GetAttribute("datetime") ?? element.TextContent,
        "data" or "meter" => element.GetAttribute("value") ?? element.TextContent,
        _ => name is "description" or "responsibilities" or "qualifications" or "skills" or "experienceRequirements" or "educationRequirements" ? element.InnerHtml : element.TextContent.Trim(),
    };

    /// <summary>A property that is repeated is a list.</summary>
    internal static List<KeyValuePair<string, BoardNode>> Merged(List<KeyValuePair<string, BoardNode>> fields) =>
        [.. fields.GroupBy(f => f.Key, f => f.Value).Select(g => new KeyValuePair<string, BoardNode>(g.Key, g.Count() == 1 ? g.First() : new BoardNode { Items = [.. g] }))];
}
