namespace TalentScout;

/// <summary>
/// Posts in which somebody says in public that they want to be hired ("Who wants to be hired?"). Their authors are people of their own, keyed by their name there; one whose
/// post links exactly one GitHub account is that account's person, and their word on offers, place and remote work counts for them. Nothing else joins the two.
/// </summary>
public static class OptInPosts
{
    public const string Source = "hackernews";

    public static bool IsBy(CandidateId person) => person.Source == Source;

    /// <summary>Handle of the account, lower case, where the link that a post gives is one; else null.</summary>
    public static string? AccountOf(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Host is "github.com" or "www.github.com" && uri.Segments is [_, var handle] && handle.Trim('/') is { Length: > 0 } name ? name.ToLowerInvariant() : null;

    /// <summary>What the newest post adds to the account's own profile: a place where that names none, and that remote work is welcome.</summary>
    public static Place PlaceOf(Place own, IEnumerable<Evidence> posts, Func<string, Place> resolve)
    {
        var said = posts.OfType<ProfileEvidence>().Where(p => p.Person is { } person && IsBy(person) && !string.IsNullOrWhiteSpace(p.Location)).MaxBy(p => p.Seen)?.Location;
        if (said is null)
            return own;
        var place = resolve(said);
        return string.IsNullOrWhiteSpace(own.Text) ? place : own with { Remote = own.Remote || place.Remote };
    }
}
