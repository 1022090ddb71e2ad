using TalentScout.Search;

namespace TalentScout.App.Exports;

/// <summary>Hits and leads -> rows of a lead list.</summary>
internal static class LeadRowMaker
{
    public static LeadRow Of(SearchHit hit, SearchEngine engine) => new()
    {
        Rank = hit.Rank,
        Id = hit.Id,
        Login = hit.Login,
        Name = hit.Name,
        Score = hit.Score,
        Country = hit.Place.Countries.Length > 0 ? hit.Place.Countries[0] : null,
        City = hit.Place.City,
        Place = hit.Place.Text,
        Company = hit.Company,
        Open = hit.Availability?.Open,
        // An index of an older program has no address on its cards.
        ProfileUrl = hit.ProfileUrl ?? engine.Get(hit.Id)?.ProfileUrl ?? "",
        LastActive = hit.LastActive,
        ActiveMonths = hit.ActiveMonths,
        MergedElsewhere = hit.MergedElsewhere,
        Skills = hit.Skills,
        Why = hit.Why,
    };

    /// <summary>A lead: as the index knows them today, or by the name they were added under.</summary>
    public static LeadRow Of(LeadFile file, SearchHit? hit, int rank, Shortlist shortlist, SearchEngine engine)
    {
        var lead = file.Lead;
        var row = hit is not null ? Of(hit, engine) with { Rank = rank } : new LeadRow { Rank = rank, Id = lead.Candidate, Login = lead.Login, Name = lead.Name, Score = lead.Score ?? 0, ProfileUrl = lead.ProfileUrl ?? "" };
        return row with
        {
            Lead = new LeadState(
                shortlist.StageOf(lead.Stage)?.Name ?? lead.Stage,
                lead.Tags,
                lead.Owner,
                lead.Channel,
                lead.Referrer,
                lead.Rejection,
                lead.Added,
                [.. file.Notes.Select(n => $"{n.By}: {n.Text}")],
                Yardstick.Mean(file.Scorecards),
                [.. file.Verdicts.Select(v => $"{v.Verdict.ToString().ToLowerInvariant()}, {v.Whom}{(v.Note.Length > 0 ? $" ({v.Note})" : "")}")]),
        };
    }
}
