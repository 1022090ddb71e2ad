namespace TalentScout;

/// <summary>A container image without registry, tag and digest: "docker.io/library/postgres:16@sha256:…" is "postgres".</summary>
public static class ImageName
{
    public static string Normal(string image)
    {
        var name = image.AsSpan().Trim().Trim("\"'");
        var at = name.IndexOf('@');
        if (at >= 0)
            name = name[..at];
        // A colon after the last slash starts the tag; one before it is the port of a registry.
        var colon = name.LastIndexOf(':');
        if (colon > name.LastIndexOf('/'))
            name = name[..colon];
        var slash = name.IndexOf('/');
        if (slash > 0 && IsHost(name[..slash]))
            name = name[(slash + 1)..];
        foreach (var prefix in (ReadOnlySpan<string>)["library/", "docker/library/", "hub/", "dockerhub/"])
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                name = name[prefix.Length..];
        return name.ToString().ToLowerInvariant();
    }

    /// <summary>True where the image names its registry: then its last part alone may still be a known image ("registry.example:5000/mirror/postgres").</summary>
    public static bool HasRegistry(string image)
    {
        var slash = image.IndexOf('/');
        return slash > 0 && IsHost(image.AsSpan(0, slash).Trim().Trim("\"'"));
    }

    private static bool IsHost(ReadOnlySpan<char> part) => part.Contains('.') || part.Contains(':') || part is "localhost" || part.StartsWith("${") || part.StartsWith("$");
}
