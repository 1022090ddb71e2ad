using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>A draft in its source's words -> a posting in ours. Pure: what the words leave open stays open.</summary>
public sealed partial class PostingReader
{
    private const int LongestTitle = 300;
    private const int MostEscapes = 3;
    private readonly SkillCatalogue _catalogue;
    private readonly Func<string, Place> _resolvePlace;
    private readonly SkillText _skills;

    /// <summary>Groups that adverts ask for by name, with what belongs to each.</summary>
    private readonly FrozenDictionary<string, FrozenSet<string>> _askedByName;
    private readonly BriefReader _briefs;

    /// <summary>Ways of working that are in every advert and tell none apart; tools and styles of building ("Selenium", "microservices") are no such.</summary>
    private static readonly FrozenSet<string> _everywhere = FrozenSet.Create(
        "agile", "testing", "test-framework", "load-testing", "code-quality", "security", "networking", "observability", "ci-cd", "etl", "db-tuning", "query-work", "schema-design", "app-caching", "orm-use",
        "sharding", "messaging-patterns", "resilience");

    /// <param name="resolvePlace">A place as people write it; <see cref="Place.Unknown"/> where it is none.</param>
    public PostingReader(SkillCatalogue catalogue, SkillText skills, Func<string, Place> resolvePlace)
    {
        _catalogue = catalogue;
        _resolvePlace = resolvePlace;
        _skills = skills;
        _askedByName = new[] { "sql", "nosql" }.Select(catalogue.Find).OfType<Skill>().ToFrozenDictionary(g => g.Id, g => catalogue.WithChildren(g).Where(s => s.Id != g.Id).Select(s => s.Id).ToFrozenSet());
        _briefs = new BriefReader(skills, resolvePlace);
    }

    /// <param name="page">The address that the draft stands on.</param>
    /// <param name="seen">The day on which it was read, for "3 days ago"; null leaves such dates open.</param>
    /// <returns>Null where the draft has no title: then it is no posting.</returns>
    public Posting? Read(PostingDraft draft, string page, DateOnly? seen = null)
    {
        if (Line(draft.Title) is not { Length: > 0 and <= LongestTitle } title)
            return null;
        var description = Unescaped(draft.Description);
        var brief = _briefs.Read(BriefText(title, draft, description));
        var company = Line(draft.Company);
        var places = PostingPlaces.Of(draft.Places.Where(p => company is null || Line(p.City ?? p.Text) != company), _resolvePlace);
        var within = PostingPlaces.Of(draft.RemoteWithin, _resolvePlace);
        var remote = RemoteOf(draft, title, within);
        if (places.IsEmpty)
            places = !within.IsEmpty ? within : draft.Places.IsEmpty ? [.. brief.Places.Where(p => p.City is not null || !p.Countries.IsEmpty)] : [];
        // "Berlin or remote (EU)": the second is no place to go to.
        if (places.Any(IsKnown) && places.Any(p => p.Remote && !IsKnown(p)))
            places = [.. places.Where(p => !p.Remote || IsKnown(p))];
        ImmutableArray<string> countries = [.. places.SelectMany(p => p.Countries).Distinct()];
        var (must, all) = Skills(brief, draft);
        return new Posting
        {
            Url = Absolute(draft.Url, page),
            Title = title,
            Company = company,
            Places = places,
            Remote = remote,
            RemoteWithin = remote is true ? within : [],
            Posted = DayText.Read(draft.Posted, seen),
            Closes = DayText.Read(draft.Closes, seen),
            Employment = EmploymentWords.Of(draft.Employment),
            Salary = (draft.Pay is null ? null : PayText.Read(draft.Pay, countries)) ?? PayText.Find(Text(description), countries),
            Skills = all,
            Must = must,
            Text = Text(description),
        };
    }

    /// <summary>One line of plain text: tags dropped, escapes undone as often as they were made, wrongly decoded UTF-8 put right.</summary>
    public static string? Line(string? text)
    {
        if (text is null)
            return null;
        var plain = text;
        for (var i = 0; i < MostEscapes && plain.Contains('&'); i++)
            plain = WebUtility.HtmlDecode(plain);
        plain = Mojibake.Repair(Blanks().Replace(Tags().Replace(plain, " "), " ").Trim());
        return plain.Length == 0 ? null : plain;
    }

    /// <summary>Escaped HTML as HTML; text as it is.</summary>
    public static string Unescaped(string? text)
    {
        var html = text ?? "";
        for (var i = 0; i < MostEscapes && !AnyTag().IsMatch(html) && EscapedTag().IsMatch(html); i++)
            html = WebUtility.HtmlDecode(html);
        return Mojibake.Repair(html);
    }

    private static bool IsKnown(Place place) => place.City is not null || !place.Countries.IsEmpty;

    private static string Text(string description) => string.Join('\n', AdvertText.Lines(description).Where(l => l.Length > 0));

    private static string BriefText(string title, PostingDraft draft, string description) =>
        draft.Skills.IsEmpty || draft.SkillsAreTags ? $"{title}\n\n{description}" : $"{title}\n\n{description}\n\n# Skills\n{string.Join('\n', draft.Skills.Select(Unescaped))}";

    private (ImmutableArray<string> Must, ImmutableArray<string> All) Skills(Brief brief, PostingDraft draft)
    {
        var company = draft.Company is null ? [] : _skills.Skills(draft.Company).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        // A company of the name "Cadence" or "Quill" asks for no such skill, unless by another of its names; MongoDB may well ask for MongoDB.
        var name = Line(draft.Company);
        bool IsItsName(BriefSkill asked) => name is not null && _catalogue.Find(asked.Skill) is { } known && known.Ambiguous.Contains(name, StringComparer.OrdinalIgnoreCase)
            && !known.Aliases.Append(known.Name).Any(a => !a.Equals(name, StringComparison.OrdinalIgnoreCase) && asked.Sentence.Contains(a, StringComparison.OrdinalIgnoreCase));
        ImmutableArray<string> must = [.. brief.Must.Where(s => IsAsked(s.Skill) && !IsItsName(s)).Select(s => s.Skill)];
        // What is named beside, and is a part of the company's name, names the company.
        ImmutableArray<string> all = [.. must.Concat(brief.Nice.Where(s => IsAsked(s.Skill) && !company.Contains(s.Skill) && !IsItsName(s)).Select(s => s.Skill)).Distinct()];
        (must, all) = ([.. must.Where(s => !IsSaidBy(s, all))], [.. all.Where(s => !IsSaidBy(s, all))]);
        if (draft.SkillsAreTags ? !all.IsEmpty : draft.Skills.IsEmpty)
            return (must, all);
        // Short entries of a list are names; the catalogue knows some that running text leaves open ("Go"). Such a list is the source's own answer.
        ImmutableArray<string> listed = [.. draft.Skills.Select(s => s.Trim()).Where(s => s.Length is > 0 and <= 40).Select(_catalogue.Resolve).OfType<Skill>().Where(s => !s.Group).Select(s => s.Id).Distinct()];
        return listed.IsEmpty ? (must, all) : (listed, draft.SkillsAreTags ? listed : [.. listed.Concat(must).Distinct()]);
    }

    /// <summary>Groups are no skills, but for the two that people ask for by name.</summary>
    private bool IsAsked(string skill) => !_everywhere.Contains(skill) && _catalogue.Find(skill) is { } known && (!known.Group || _askedByName.ContainsKey(skill));

    /// <summary>"SQL" says nothing more where a database of it is asked for too.</summary>
    private bool IsSaidBy(string skill, ImmutableArray<string> others) => _askedByName.TryGetValue(skill, out var members) && others.Any(members.Contains);

    private static bool? RemoteOf(PostingDraft draft, string title, ImmutableArray<Place> within)
    {
        if (draft.Remote is { } said)
            return said;
        var words = draft.Places.Select(p => RemoteWords.Of(p.Text ?? $"{p.City} {p.Region} {p.Country}")).Concat(draft.Employment.Select(RemoteWords.Of)).ToList();
        if (words.Contains(true) || RemoteWords.Of(title) is true || (!within.IsEmpty && draft.Places.IsEmpty))
            return true;
        return words.Contains(false) ? false : null;
    }

    private static string Absolute(string? url, string page)
    {
        var target = url?.Trim() ?? "";
        if (target.Length == 0)
            return page;
        // By the text: "/jobs/1" is an absolute address of a file to some systems.
        if (Scheme().IsMatch(target))
            return Uri.TryCreate(target, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? whole.AbsoluteUri : page;
        if (target.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate("https://" + target, UriKind.Absolute, out var bare))
            return bare.AbsoluteUri;
        return Uri.TryCreate(page, UriKind.Absolute, out var here) && Uri.TryCreate(here, target, out var joined) ? joined.AbsoluteUri : page;
    }

    [GeneratedRegex(@"</?[a-z][^<>]{0,2000}>", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex(@"</?(p|li|ul|ol|div|br|h\d|strong|b|em|span|a)\b[^<>]{0,2000}>", RegexOptions.IgnoreCase)]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"&(amp;)*(lt|#60|#x3c);\s*/?[a-z]", RegexOptions.IgnoreCase)]
    private static partial Regex EscapedTag();

    [GeneratedRegex(@"[\s\u00A0\u200B\uFEFF]+")]
    private static partial Regex Blanks();
}
