using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>A link for somebody outside of the program: one shortlist to be judged, for some days, and nothing else.</summary>
/// <param name="Whom">Who it is for, as the history names them.</param>
/// <param name="Blind">Without names, pictures, employers.</param>
public sealed record ReviewLink(long Id, long Shortlist, string Whom, bool Blind, string MadeBy, DateTimeOffset Made, DateTimeOffset Expires, DateTimeOffset? Revoked)
{
    public const int MaxDays = 90, UsualDays = 14;

    public bool IsOpen(DateTimeOffset now) => Revoked is null && now < Expires;
}

[JsonConverter(typeof(JsonStringEnumConverter<ReviewVerdict>))]
public enum ReviewVerdict
{
    [JsonStringEnumMemberName("pass")] Pass,
    [JsonStringEnumMemberName("maybe")] Maybe,
    [JsonStringEnumMemberName("yes")] Yes,
}

/// <summary>What the holder of a review link says of a lead.</summary>
public sealed record LeadVerdict(long Link, string Whom, long Lead, ReviewVerdict Verdict, string Note, DateTimeOffset At);
