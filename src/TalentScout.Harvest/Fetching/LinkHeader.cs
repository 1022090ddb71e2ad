using System.Collections.Frozen;

namespace TalentScout.Harvest.Fetching;

/// <summary>The Link header of RFC 8288, as far as paging needs it: absolute addresses by relation. What cannot be read is left out.</summary>
internal static class LinkHeader
{
    public static readonly IReadOnlyDictionary<string, Uri> None = FrozenDictionary<string, Uri>.Empty;

    public static IReadOnlyDictionary<string, Uri> Parse(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return None;
        var links = new Dictionary<string, Uri>(4, StringComparer.OrdinalIgnoreCase);
        var at = 0;
        while (header.IndexOf('<', at) is >= 0 and var open && header.IndexOf('>', open) is > 0 and var close)
        {
            var end = header.IndexOf('<', close) is > 0 and var next ? next : header.Length;
            var parameters = header[(close + 1)..end];
            if (Uri.TryCreate(header[(open + 1)..close], UriKind.Absolute, out var address) && RelationOf(parameters) is { } relation)
                foreach (var one in relation.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    links.TryAdd(one, address);
            at = end;
        }
        return links;
    }

    private static string? RelationOf(string parameters) => parameters.Split([';', ','], StringSplitOptions.TrimEntries)
        .Where(p => p.StartsWith("rel", StringComparison.OrdinalIgnoreCase) && p.Contains('='))
        .Select(p => p[(p.IndexOf('=') + 1)..].Trim().Trim('"'))
        .FirstOrDefault();
}
