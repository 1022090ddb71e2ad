using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.Pages;

/// <summary>
/// Career pages without structured data, by the names that their makers gave to the parts: class, id or data-test of "job-location", "serp-locality",
/// "employment-type". A list of cards with a link, a title and a place each; or one opening with a heading and such parts. An empty shell, or a page that has
/// only a heading, yields nothing: no posting is better than a wrong one.
/// </summary>
internal sealed partial class PageFormat : IBoardFormat
{
    private static readonly DateOnly _anyDay = new(2000, 1, 1);
    private static readonly string[] _named = ["class", "id", "data-test", "data-testid", "data-qa", "data-cy", "data-ui", "data-automation-id", "data-automation", "itemprop", "aria-label"];

    public IReadOnlyList<PostingDraft>? Read(BoardPage page)
    {
        if (page.Html?.Body is not { } body)
            return null;
        var parts = body.QuerySelectorAll("*").Select(e => (Element: e, Kind: KindOf(e))).Where(p => p.Kind is not null).ToList();
        var places = parts.Where(p => p.Kind == "place" && IsLeaf(p.Element, parts)).Select(p => p.Element).ToList();
        var cards = places.Select(CardOf).OfType<IElement>().Distinct().ToList();
        var listed = cards.Select(c => Card(c, parts)).OfType<PostingDraft>().ToList();
        return listed.Count > 1 ? listed : Single(body, page, parts, places) is { } one ? [one] : listed;
    }

    private static string? KindOf(IElement element)
    {
        foreach (var attribute in _named)
        {
            if (element.GetAttribute(attribute) is not { Length: > 0 and < 300 } value || element.LocalName is "form" or "input" or "select" or "option" or "button" or "nav" or "script" or "svg" or "path")
                continue;
            if (PlaceName().IsMatch(value))
                return "place";
            if (CompanyName().IsMatch(value))
                return "company";
            if (TypeName().IsMatch(value))
                return "type";
            if (DateName().IsMatch(value))
                return "date";
            if (PayName().IsMatch(value))
                return "pay";
        }

        return null;
    }

    private static bool IsLeaf(IElement element, List<(IElement Element, string? Kind)> parts) =>
        TextOf(element) is { Length: > 1 and <= 120 } && !parts.Any(p => p.Kind == "place" && p.Element != element && element.Contains(p.Element));

    /// <summary>The nearest element around a place that has one title with a link, and no second place of another title.</summary>
    private static IElement? CardOf(IElement place)
    {
        for (var (element, depth) = (place.ParentElement, 0); element is not null && depth < 6 && element.LocalName is not ("body" or "main" or "html"); (element, depth) = (element.ParentElement, depth + 1))
            if (TitleOf(element) is not null)
                return element.QuerySelectorAll("h1").Length == 0 ? element : null;
        return null;
    }

    private static IElement? TitleOf(IElement card)
    {
        var headings = card.QuerySelectorAll("h2, h3, h4, h5, [class*=title], [class*=Title]").Where(h => TextOf(h).Length is > 2 and < 200).ToList();
        return headings.Count > 0 && card.QuerySelector("a[href]") is not null && headings.Select(TextOf).Distinct().Count() <= 2 ? headings[0] : null;
    }

    private static PostingDraft? Card(IElement card, List<(IElement Element, string? Kind)> parts)
    {
        if (TitleOf(card) is not { } title)
            return null;
        var own = parts.Where(p => card.Contains(p.Element)).ToList();
        var link = title.QuerySelector("a[href]") ?? title.Ancestors<IElement>().TakeWhile(a => a != card.ParentElement).FirstOrDefault(a => a.LocalName == "a" && a.HasAttribute("href")) ?? card.QuerySelector("a[href]");
        return new PostingDraft
        {
            Title = TextOf(title),
            Url = link?.GetAttribute("href"),
            Company = own.Where(p => p.Kind == "company").Select(p => TextOf(p.Element)).FirstOrDefault(t => t.Length is > 1 and < 100),
            Places = PlacesOf(own, own.Where(p => p.Kind == "place").Select(p => p.Element)),
            Employment = [.. own.Where(p => p.Kind == "type").Select(p => TextOf(p.Element)).Where(EmploymentWords.IsOne)],
            Posted = Dates(own).FirstOrDefault(),
            Pay = own.Where(p => p.Kind == "pay").Select(p => new DraftPay(TextOf(p.Element))).FirstOrDefault(),
        };
    }

    private static PostingDraft? Single(IElement body, BoardPage page, List<(IElement Element, string? Kind)> parts, List<IElement> places)
    {
        var headings = body.QuerySelectorAll("h1").Where(h => TextOf(h).Length is > 2 and < 200).ToList();
        var types = parts.Where(p => p.Kind == "type").Select(p => TextOf(p.Element)).Concat(Labelled(body, TypeLabel())).Where(EmploymentWords.IsOne).ToList();
        var labelled = Labelled(body, PlaceLabel()).ToList();
        if (headings.Count == 0 || (places.Count == 0 && labelled.Count == 0 && types.Count == 0))
            return null;
        var text = body.QuerySelectorAll("main, article, section, div").Where(e => BodyName().IsMatch($"{e.ClassName} {e.Id} {e.GetAttribute("data-test")}")).Select(e => e.InnerHtml).MaxBy(t => t.Length);
        if (text is null && types.Count == 0)
            return null;
        // Of several, the one that the page is called after; a page that is called otherwise is no page of one opening.
        if ((headings.Count == 1 ? headings[0] : headings.FirstOrDefault(h => page.Html!.Title?.Contains(TextOf(h), StringComparison.OrdinalIgnoreCase) is true)) is not { } heading)
            return null;
        var title = TextOf(heading);
        return new PostingDraft
        {
            Title = title,
            Url = page.Html!.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? page.Html.QuerySelector("meta[property='og:url']")?.GetAttribute("content"),
            Company = AfterTitle(page, title) ?? parts.Where(p => p.Kind == "company").Select(p => TextOf(p.Element)).FirstOrDefault(t => t.Length is > 1 and < 100),
            Places = PlacesOf(parts, places) is { Length: > 0 } named ? named : [.. labelled.Select(p => new DraftPlace(p))],
            Employment = [.. types.Distinct()],
            Posted = Dates(parts).FirstOrDefault(),
            Pay = parts.Where(p => p.Kind == "pay").Select(p => new DraftPay(TextOf(p.Element))).FirstOrDefault(),
            Description = text,
        };
    }

    private static ImmutableArray<DraftPlace> PlacesOf(List<(IElement Element, string? Kind)> parts, IEnumerable<IElement> places) =>
        [.. places.Where(p => IsLeaf(p, parts)).Select(TextOf).Distinct().Select(t => new DraftPlace(t))];

    private static IEnumerable<string> Dates(List<(IElement Element, string? Kind)> parts) =>
        parts.Where(p => p.Kind == "date").Select(p => p.Element.GetAttribute("datetime") ?? TextOf(p.Element)).Where(t => DayText.Read(t, _anyDay) is not null);

    /// <summary>"Developer – Acme": the page's title says the role and then the company.</summary>
    private static string? AfterTitle(BoardPage page, string title) =>
        page.Html?.QuerySelector("meta[property='og:title']")?.GetAttribute("content") is { } shown && shown.StartsWith(title, StringComparison.OrdinalIgnoreCase)
            ? shown[title.Length..].Trim(' ', '-', '–', '|', '·') is { Length: > 1 and < 100 } company ? company : null
            : null;

    /// <summary>The text after a label: "Location" and then "Berlin", in the next element.</summary>
    private static IEnumerable<string> Labelled(IElement body, Regex label) => body.QuerySelectorAll("span, dt, th, strong, b, label, p, h3, h4")
        .Where(e => e.ChildElementCount == 0 && TextOf(e) is { Length: < 40 } text && label.IsMatch(text))
        .Select(e => e.NextElementSibling).OfType<IElement>().Select(TextOf).Where(t => t.Length is > 1 and < 120);

    private static string TextOf(IElement element) => Blanks().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"(^|[\s_-])(job-?|jd-info-|posting-?|serp-|vacancy-?|position-?|offer-?)?(locations?|locality|localities|standort|arbeitsort|city|workplace)($|[\s])|[a-z](Location|Locality)($|\s)", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceName();

    [GeneratedRegex(@"(^|[\s_-])(company|employer|organi[sz]ation)(-?name)?($|\s)", RegexOptions.IgnoreCase)]
    private static partial Regex CompanyName();

    [GeneratedRegex(@"(^|[\s_-])(job|employment|contract|work)-?_?(types?|form|time)($|\s)|(^|[\s_-])commitment($|\s)", RegexOptions.IgnoreCase)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"(^|[\s_-])(posted(-?on)?|(date|job|publish(ed)?)-?(posted|date|published))($|\s)", RegexOptions.IgnoreCase)]
    private static partial Regex DateName();

    [GeneratedRegex(@"(^|[\s_-])(salary|compensation|pay-?range|wage)($|\s)", RegexOptions.IgnoreCase)]
    private static partial Regex PayName();

    [GeneratedRegex(@"(^|[\s_-])(job-?(description|body|detail|ad|content)|jd-body\w*|description|jobad|posting-?(body|content)|vacancy\w*|richcontent|jd-body-richtext)", RegexOptions.IgnoreCase)]
    private static partial Regex BodyName();

    [GeneratedRegex(@"^(location|place of work|workplace|office|standort|arbeitsort|ort|lieu|místo práce|lokalita|place)\s*:?$", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceLabel();

    [GeneratedRegex(@"^(employment (form|type)|job type|contract type|type of employment|type|beschäftigungsart|anstellungsart|typ úvazku|pracovní poměr|contrat|type de contrat)\s*:?$", RegexOptions.IgnoreCase)]
    private static partial Regex TypeLabel();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
