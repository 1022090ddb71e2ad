using System.Collections.Immutable;

namespace TalentScout;

/// <summary>An advert for a role, from one source.</summary>
public sealed record Posting
{
    public required string Url { get; init; }
    public required string Title { get; init; }
    public string? Company { get; init; }
    public ImmutableArray<Place> Places { get; init; } = [];
    public bool? Remote { get; init; }
    public DateOnly? Posted { get; init; }
    public DateOnly? Closes { get; init; }
    public string? Employment { get; init; }
    public Salary? Salary { get; init; }
    public ImmutableArray<string> Skills { get; init; } = [];
}

/// <summary>Null ends are unknown; never 0. Per: hour, day, week, month or year.</summary>
public sealed record Salary(decimal? Min, decimal? Max, string? Currency, string? Per);
