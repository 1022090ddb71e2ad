using System.Collections.Immutable;
using System.Globalization;

namespace TalentScout.App.Briefs;

/// <summary>
/// A brief as the fields of its form, both ways: what the page shows can be edited without a script, and comes back whole. A skill's field is "skill.ID" with
/// the group it stands in.
/// </summary>
public sealed record BriefForm
{
    public const int MaxText = 100_000;
    private const string SkillPrefix = "skill.";

    public static readonly ImmutableArray<string> Levels = ["intern", "junior", "mid", "senior", "lead", "staff", "principal"];

    /// <summary>The advert it was read from.</summary>
    public string Text { get; init; } = "";
    public required Brief Brief { get; init; }

    /// <summary>Skills that the form was given and that the catalogue does not know.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];

    /// <param name="read">The brief that the text gives: sentences, weights and alternatives are taken from it.</param>
    public static BriefForm Of(IFormCollection form, string text, Brief read, SkillCatalogue catalogue, Func<string, Place> places)
    {
        var known = read.Must.Concat(read.Nice).Concat(read.Exclude).ToLookup(s => s.Skill);
        var chosen = form.Keys.Where(k => k.StartsWith(SkillPrefix, StringComparison.Ordinal)).Select(k => (Id: k[SkillPrefix.Length..], Group: form[k].ToString())).Where(c => catalogue.Find(c.Id) is not null).ToList();
        var added = Words(form["add"].ToString()).Select(w => (Word: w, Skill: catalogue.Resolve(w))).ToList();
        var addTo = form["addTo"].ToString() is "nice" or "exclude" ? form["addTo"].ToString() : "must";
        chosen.AddRange(added.Where(a => a.Skill is not null).Select(a => (a.Skill!.Id, addTo)));
        ImmutableArray<BriefSkill> In(string group) =>
        [
            .. chosen.Where(c => c.Group == group).DistinctBy(c => c.Id)
                .Select(c => known[c.Id].FirstOrDefault() ?? new BriefSkill(c.Id, 1, ""))
                // What was moved up counts as required.
                .Select(s => group == "must" && s.Weight < 1 && !read.Must.Contains(s) ? s with { Weight = 1 } : s),
        ];
        return new BriefForm
        {
            Text = text,
            Unknown = [.. added.Where(a => a.Skill is null).Select(a => a.Word)],
            Brief = read with
            {
                Must = In("must"),
                Nice = In("nice"),
                Exclude = In("exclude"),
                Titles = Words(form["titles"].ToString(), '\n', ';'),
                Seniority = Levels.Contains(form["seniority"].ToString()) ? form["seniority"].ToString() : null,
                Years = int.TryParse(form["years"], NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years is > 0 and <= 40 ? years : null,
                Places = [.. Words(form["places"].ToString(), ';', '\n').Select(p => PlaceOf(p, read, places))],
                Engagement = form["engagement"].ToString().Trim() is { Length: > 0 and <= 60 } engagement ? engagement : null,
            },
        };
    }

    /// <summary>As the form shows a place, so that it resolves to the same again.</summary>
    public static string Show(Place place) => place.City is null && place.Countries.IsEmpty ? place.Remote ? "remote" : place.Text ?? ""
        : string.Join(", ", new[] { place.City, place.Countries.FirstOrDefault() is { } c ? Countries.Name(c) ?? c : null }.OfType<string>()) + (place.Remote ? " (remote)" : "");

    private static Place PlaceOf(string text, Brief read, Func<string, Place> places) =>
        read.Places.FirstOrDefault(p => Show(p) == text) ?? (RemoteWords.Without(text) is { Length: > 0 } bare ? places(bare) : Place.Unknown with { Text = text }) with { Remote = RemoteWords.Of(text) is true };

    private static ImmutableArray<string> Words(string text, params char[] separators) =>
        [.. text.Split(separators.Length == 0 ? [',', ';', '\n'] : separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length <= 100).Distinct().Take(50)];
}
