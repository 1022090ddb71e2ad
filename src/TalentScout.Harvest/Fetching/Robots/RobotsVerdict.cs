namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>May this address be fetched, and the line that says so ("Disallow: /x"); null where no line speaks of it.</summary>
public sealed record RobotsVerdict(bool Allowed, string? Rule);
