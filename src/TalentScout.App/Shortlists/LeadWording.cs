using System.Collections.Immutable;
using TalentScout.App.Layout;

namespace TalentScout.App.Shortlists;

/// <summary>Fields of leads, and what they hold, in words.</summary>
internal static class LeadWording
{
    /// <summary>What a shortlist begins with that is made on a page: stages and yardsticks in the language of whoever makes it. From then on they are the team's words.</summary>
    public static ImmutableArray<Stage> Stages() => [.. Stage.Usual.Select(s => s with { Name = Sentences.In(s.Name), Criteria = [.. s.Criteria.Select(Sentences.In)] })];

    public static string Field(string field) => field switch
    {
        LeadFields.Stage => Texts.Lead_Stage,
        LeadFields.Place => Texts.Lead_Order,
        LeadFields.Tags => Texts.Lead_Tags,
        LeadFields.Owner => Texts.Lead_Owner,
        LeadFields.Channel => Texts.Lead_Channel,
        LeadFields.Referrer => Texts.Lead_Referrer,
        LeadFields.Rejection => Texts.Lead_Rejection,
        LeadFields.Removed => Texts.Lead_Removed,
        _ when field.StartsWith(LeadFields.NotePrefix, StringComparison.Ordinal) => Texts.Lead_Note,
        _ => Texts.Lead_Scorecard,
    };

    public static string Value(Shortlist shortlist, string field, string? value) => value switch
    {
        null => "–",
        _ when field == LeadFields.Stage => shortlist.StageOf(value)?.Name ?? value,
        _ when field.StartsWith(LeadFields.ScorePrefix, StringComparison.Ordinal) => shortlist.StageOf(field[LeadFields.ScorePrefix.Length..].Split(':')[0])?.Name ?? field,
        _ => value.Length > 80 ? value[..80] + "…" : value,
    };

    /// <summary>A change as a sentence, without who and when.</summary>
    public static string Of(Shortlist shortlist, LeadEvent e, string name) => e.Field switch
    {
        LeadFields.Removed => Wording.Format(e.After is null ? Texts.Lead_WasAdded : Texts.Lead_WasRemoved, name),
        LeadFields.Place => Wording.Format(Texts.Lead_WasOrdered, name),
        _ when e.Field.StartsWith(LeadFields.NotePrefix, StringComparison.Ordinal) => Wording.Format(e.After is null ? Texts.Lead_NoteGone : Texts.Lead_WasNoted, name, Value(shortlist, e.Field, e.After)),
        _ when e.Field.StartsWith(LeadFields.ScorePrefix, StringComparison.Ordinal) => Wording.Format(Texts.Lead_WasMarked, name, Value(shortlist, e.Field, e.Field)),
        _ => Wording.Format(Texts.Lead_WasSet, name, Field(e.Field), Value(shortlist, e.Field, e.Before), Value(shortlist, e.Field, e.After)),
    };

    public static string Verdict(ReviewVerdict verdict) => verdict switch
    {
        ReviewVerdict.Yes => Texts.Review_Yes,
        ReviewVerdict.Maybe => Texts.Review_Maybe,
        _ => Texts.Review_Pass,
    };
}
