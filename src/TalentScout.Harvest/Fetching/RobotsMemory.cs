namespace TalentScout.Harvest.Fetching;

/// <summary>Where answers to /robots.txt are kept over the end of the process, so that a start asks no host again within the day.</summary>
/// <param name="Recall">By origin ("https://acme.example"); null where there is none.</param>
public sealed record RobotsMemory(Func<string, CancellationToken, Task<RobotsAnswer?>> Recall, Func<RobotsAnswer, CancellationToken, Task> Remember);
