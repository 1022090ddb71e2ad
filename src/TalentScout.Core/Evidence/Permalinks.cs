namespace TalentScout;

/// <summary>Addresses of files on a branch -> addresses at the commit that stood there when the file was read. Pure; the order of the heads does not matter.</summary>
public sealed class Permalinks
{
    private const string File = "/blob/";

    private readonly HeadEvidence[] _heads;

    public Permalinks(IEnumerable<HeadEvidence> heads) => _heads = [.. heads.OrderByDescending(h => h.Committed).ThenBy(h => h.Commit, StringComparer.Ordinal)];

    /// <param name="url">"https://host/owner/name/blob/main/src/go.mod#L7".</param>
    /// <param name="read">When the file was read; null: not known, and the address stays.</param>
    /// <returns>The same with the commit in the branch's place; as it was where no listing tells of a commit from before.</returns>
    public string Of(string url, DateTimeOffset? read)
    {
        if (read is not { } at)
            return url;
        foreach (var head in _heads)
        {
            if (head.Committed > at)
                continue;
            var branch = $"{File}{head.Branch}/";
            if (url.IndexOf(branch, StringComparison.Ordinal) is >= 0 and var start)
                return string.Concat(url.AsSpan(0, start), File, head.Commit, url.AsSpan(start + branch.Length - 1));
        }
        return url;
    }
}
