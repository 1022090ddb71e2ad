using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>
/// The value of tz: - an IANA name ("Europe/Berlin"), or a range of distances from UTC, both ends inclusive. Standard (winter) time is
/// meant, so that an answer does not depend on the day it is asked. Canonical: "Europe/Berlin", "UTC+05:30", "UTC+00:00..UTC+03:00".
/// </summary>
public sealed partial record TimeZoneText
{
    private static readonly Lazy<HashSet<string>> _zones = new(() => TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).ToHashSet(StringComparer.OrdinalIgnoreCase));
    private readonly ImmutableArray<string> _sameAs = [];
    private static readonly TimeSpan _least = TimeSpan.FromHours(-12);
    private static readonly TimeSpan _greatest = TimeSpan.FromHours(14);

    private TimeZoneText()
    {
    }

    private TimeZoneText(ImmutableArray<string> sameAs) => _sameAs = sameAs;

    /// <summary>IANA name; null where a range was given.</summary>
    public string? Zone { get; private init; }
    public TimeSpan From { get; private init; }
    public TimeSpan To { get; private init; }

    /// <summary>Reads the canonical form and what people write: "utc+1", "+5:30", "GMT-3", "europe/berlin", "-5..-3".</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out TimeZoneText? read)
    {
        read = null;
        if (ZonePattern().IsMatch(text))
        {
            read = OfZone(Capitals(text));
            return read is not null;
        }

        var dots = text.IndexOf("..", StringComparison.Ordinal);
        var (first, last) = dots < 0 ? (text, text) : (text[..dots], text[(dots + 2)..]);
        if (!TryOffset(first, out var from) || !TryOffset(last, out var to) || from > to)
            return false;
        read = new TimeZoneText { From = from, To = to };
        return true;
    }

    /// <param name="zone">IANA name of where somebody is; null is unknown and no match.</param>
    public bool Matches(string? zone)
    {
        if (zone is null)
            return false;
        if (Zone is not null)
            return string.Equals(Zone, zone, StringComparison.OrdinalIgnoreCase) || _sameAs.Contains(zone, StringComparer.OrdinalIgnoreCase);
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.BaseUtcOffset >= From && found.BaseUtcOffset <= To;
    }

    public override string ToString() => Zone ?? (From == To ? Offset(From) : $"{Offset(From)}..{Offset(To)}");

    internal static FieldReading Read(FieldValue value, QueryVocabulary words) =>
        TryParse(value.Text, out var zone)
            ? new FieldNode(QueryField.Tz, zone.ToString())
            : FieldReading.Wrong(value, $"`{value.Text}` is no time zone", "a zone such as Europe/Berlin, a distance such as UTC+1 or +05:30, or a range such as UTC-5..UTC-3");

    private static string Offset(TimeSpan offset) => (offset < TimeSpan.Zero ? "UTC-" : "UTC+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    private static bool TryOffset(string text, out TimeSpan offset)
    {
        offset = default;
        var match = OffsetPattern().Match(text);
        if (!match.Success || (match.Groups["prefix"].Length == 0 && match.Groups["sign"].Length == 0))
            return false;
        if (match.Groups["sign"].Length > 0)
        {
            var minutes = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            offset = new TimeSpan(int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture), minutes, 0);
            if (match.Groups["sign"].ValueSpan is not "+")
                offset = -offset;
        }

        return offset >= _least && offset <= _greatest;
    }

    /// <summary>
    /// As the system's list of zones writes it; null where it has none of that name. A name that is not in the list is an earlier one or a nickname ("Asia/Calcutta",
    /// "US/Pacific"): people are in the zone of the list that has the same rules, all of them where it has several (America/Virgin: Puerto Rico and four more).
    /// </summary>
    private static TimeZoneText? OfZone(string zone)
    {
        if (_zones.Value.TryGetValue(zone, out var known))
            return new TimeZoneText { Zone = known };
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            return null;
        ImmutableArray<string> same = [.. TimeZoneInfo.GetSystemTimeZones().Where(z => z.Id.Contains('/', StringComparison.Ordinal) && z.HasSameRules(found)).Select(z => z.Id)];
        return same is [var only] ? new TimeZoneText { Zone = only } : new TimeZoneText(same) { Zone = zone };
    }

    /// <summary>"europe/berlin" -> "Europe/Berlin". A zone written with any capital is left as it is; case never decides a match.</summary>
    private static string Capitals(string zone)
    {
        if (zone.Any(char.IsAsciiLetterUpper))
            return zone;
        var letters = zone.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            if (i == 0 || letters[i - 1] is '/' or '_')
                letters[i] = char.ToUpperInvariant(letters[i]);
        return new string(letters);
    }

    [GeneratedRegex(@"^[a-z]{2,20}(/[a-z][a-z_+-]{1,30}){1,2}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ZonePattern();

    [GeneratedRegex(@"^(?<prefix>utc|gmt|)(?:(?<sign>[+\u2212-])(?<h>[0-9]{1,2})(?::?(?<m>00|15|30|45))?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OffsetPattern();
}
