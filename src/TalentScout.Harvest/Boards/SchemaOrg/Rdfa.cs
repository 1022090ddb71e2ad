using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.SchemaOrg;

/// <summary>RDFa Lite as nodes: typeof begins an object, property names a value; prefixes are passed over.</summary>
internal static class Rdfa
{
    private const int MaxDepth = 32;

    public static BoardNode Of(IHtmlDocument html) => new()
    {
        Items = [.. html.QuerySelectorAll("[typeof]").Where(e => e.GetAttribute("typeof")!.Contains("JobPosting", StringComparison.OrdinalIgnoreCase)).Select(e => Item(e, 0))],
    };

    private static BoardNode Item(IElement element, int depth)
    {
        var fields = new List<KeyValuePair<string, BoardNode>>
        {
            new("@type", new BoardNode { Items = [.. element.GetAttribute("typeof")!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(BoardNode.Of)] }),
        };
        if (depth < MaxDepth)
            foreach (var property in Properties(element))
                foreach (var name in property.GetAttribute("property")!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Local))
                    fields.Add(new(name, property.HasAttribute("typeof") ? Item(property, depth + 1) : BoardNode.Of(Text(property, name))));
        return new BoardNode { Fields = Microdata.Merged(fields) };
    }

    private static IEnumerable<IElement> Properties(IElement item)
    {
        var open = new Stack<IElement>(item.Children.Reverse());
        while (open.TryPop(out var element))
        {
            if (element.HasAttribute("property"))
                yield return element;
            if (element.HasAttribute("typeof"))
                continue;
            foreach (var child in element.Children.Reverse())
                open.Push(child);
        }
    }

    private static string Text(IElement element, string name) =>
        element.GetAttribute("content") ?? (name is "url" or "sameAs" ? element.GetAttribute("resource") ?? element.GetAttribute("href") : null) ?? Microdata.TextOf(element, name);

    private static string Local(string name) => name[(name.LastIndexOfAny([':', '/', '#']) + 1)..];
}
