using System.Collections.Immutable;

namespace TalentScout;

/// <summary>An advert for a role, from one source.</summary>
public sealed record Posting
{
    /// <summary>The page a reader can open.</summary>
    public required string Url { get; init; }
    public required string Title { get; init; }
    public string? Company { get; init; }

    /// <summary>Where the work is; for work from anywhere, where people have to live. Empty: not said.</summary>
    public ImmutableArray<Place> Places { get; init; } = [];

    /// <summary>Null where the advert does not say.</summary>
    public bool? Remote { get; init; }

    /// <summary>Where somebody who works remotely has to be; empty: anywhere, or not said.</summary>
    public ImmutableArray<Place> RemoteWithin { get; init; } = [];
    public DateOnly? Posted { get; init; }

    /// <summary>The last day on which it is open, as the advert says.</summary>
    public DateOnly? Closes { get; init; }

    /// <summary>"full-time", "part-time", "contract", ...; several are joined by a comma. Null where not said.</summary>
    public string? Employment { get; init; }
    public Salary? Salary { get; init; }

    /// <summary>Canonical ids of what is asked for, required first; without what only describes the company.</summary>
    public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>The part of <see cref="Skills"/> that the advert requires.</summary>
    public ImmutableArray<string> Must { get; init; } = [];

    /// <summary>The advert as plain lines, for reading and for briefs.</summary>
    public string Text { get; init; } = "";
}

/// <summary>Null ends are unknown; never 0. Per: hour, day, week, month or year.</summary>
public sealed record Salary(decimal? Min, decimal? Max, string? Currency, string? Per)
{
    private const decimal HoursOfYear = 2080;
    private const decimal DaysOfYear = 230;

    /// <summary>The same for a year of full-time work (2,080 hours, 230 days, 52 weeks, 12 months); null where the period is unknown.</summary>
    public Salary? PerYear() => Per switch
    {
        "hour" => Times(HoursOfYear),
        "day" => Times(DaysOfYear),
        "week" => Times(52),
        "month" => Times(12),
        "year" => this,
        _ => null,
    };

    private Salary Times(decimal factor) => new(Min * factor, Max * factor, Currency, "year");
}
