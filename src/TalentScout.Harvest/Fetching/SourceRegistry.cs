using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace TalentScout.Harvest.Fetching;

/// <summary>
/// The sources we may fetch from (config/sources.json). A host that is not in it is refused; a blocked host stays blocked however it is asked for.
/// </summary>
public sealed class SourceRegistry
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>In a list of hosts: every host that no source names. Only for a gated source, whose job names them.</summary>
    private const string AnyHost = "*";

    public SourceRegistry(IEnumerable<SourceEntry> sources)
    {
        Sources = [.. sources];
        var twice = Sources.GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new FormatException($"source '{twice.Key}' is listed twice");
        var open = Sources.FirstOrDefault(s => s.Hosts.Contains(AnyHost) && s.Verdict != SourceVerdict.Gate);
        if (open is not null)
            throw new FormatException($"source '{open.Name}' is for every host: its verdict must be \"gate\"");
        var none = Sources.FirstOrDefault(s => s.RequestsPerDay < 1);
        if (none is not null)
            throw new FormatException($"source '{none.Name}': requestsPerDay must be 1 or more; to ask for nothing, its verdict is \"block\"");
    }

    public ImmutableArray<SourceEntry> Sources { get; }

    /// <exception cref="FormatException">The file is not what it should be; the message names the place.</exception>
    public static SourceRegistry Parse(string json)
    {
        try
        {
            return new SourceRegistry(JsonSerializer.Deserialize<SourceFile>(json, Json)?.Sources ?? []);
        }
        catch (JsonException e)
        {
            throw new FormatException($"sources.json, line {e.LineNumber + 1}: {e.Message}", e);
        }
    }

    /// <summary>By name; null where there is none.</summary>
    public SourceEntry? Find(string name) => Sources.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same registry where <paramref name="name"/> also lives at that address: a GitHub Enterprise server, the sandbox. Opens no blocked host.</summary>
    public SourceRegistry With(string name, Uri address)
    {
        var entry = Find(name) ?? throw new ArgumentException($"there is no source '{name}' in sources.json", nameof(name));
        var host = address.IsDefaultPort ? address.IdnHost : string.Create(CultureInfo.InvariantCulture, $"{address.IdnHost}:{address.Port}");
        return entry.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)
            ? this
            : new SourceRegistry(Sources.Select(s => s == entry ? s with { Hosts = s.Hosts.Add(host.ToLowerInvariant()) } : s));
    }

    public RegistryVerdict Decide(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            return new RegistryVerdict(SourceVerdict.Block, null, $"'{address.Scheme}' is no address of the web");
        var matches = Sources.Where(s => s.Hosts.Any(h => Matches(h, address))).OrderByDescending(s => s.Verdict).ToList();
        if (matches.Count == 0)
            matches = Sources.Where(s => s.Hosts.Contains(AnyHost)).ToList();
        return matches is [var first, ..]
            ? new RegistryVerdict(first.Verdict, first, first.Because)
            : new RegistryVerdict(SourceVerdict.Block, null, $"host '{address.IdnHost}' is not in sources.json");
    }

    private static bool Matches(string pattern, Uri address)
    {
        var colon = pattern.LastIndexOf(':');
        var host = pattern;
        if (colon > 0 && int.TryParse(pattern.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            if (address.Port != port)
                return false;
            host = pattern[..colon];
        }
        return host.StartsWith("*.", StringComparison.Ordinal)
            ? address.IdnHost.EndsWith(host[1..], StringComparison.OrdinalIgnoreCase)
            : address.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase);
    }

    private sealed record SourceFile
    {
        public required ImmutableArray<SourceEntry> Sources { get; init; }
    }
}

/// <summary>Entry is null where the host is unknown.</summary>
public sealed record RegistryVerdict(SourceVerdict Verdict, SourceEntry? Entry, string Because);
