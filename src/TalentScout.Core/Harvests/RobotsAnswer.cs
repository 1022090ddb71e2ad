namespace TalentScout;

/// <summary>What a host answered to /robots.txt, after redirects.</summary>
/// <param name="Origin">"https://acme.example", with the port where it is not the scheme's.</param>
/// <param name="Status">200, 404, ...</param>
/// <param name="Body">At most 500 KiB; empty where there was none.</param>
public sealed record RobotsAnswer(string Origin, DateTimeOffset At, int Status, ReadOnlyMemory<byte> Body);
