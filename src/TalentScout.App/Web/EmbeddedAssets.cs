using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace TalentScout.App.Web;

/// <summary>
/// The files of wwwroot, from inside the assembly: /assets/VERSION/NAME, compressed once, cached by browsers for ever because another
/// version has other addresses. The version stands in the path and is that of all files, so that modules find each other by relative names.
/// </summary>
internal static class EmbeddedAssets
{
    private const string Folder = "wwwroot/";
    private static readonly Lazy<FrozenDictionary<string, Asset>> All = new(Load);
    private static readonly Lazy<string> Version = new(() => VersionOf(All.Value));

    private sealed record Asset(byte[] Plain, byte[] Brotli, string ContentType);

    /// <summary>The address of a file of wwwroot. Throws where there is none: a page that names it is wrong.</summary>
    public static string Url(string name) =>
        All.Value.ContainsKey(name) ? $"/assets/{Version.Value}/{name}" : throw new ArgumentException($"wwwroot has no '{name}'", nameof(name));

    public static void MapAssets(this IEndpointRouteBuilder app)
    {
        app.MapGet("/assets/{version}/{**name}", Serve).ExcludeFromDescription();
        // Browsers ask for it by this name where a page has no link to another (the JSON of the API, for one).
        app.MapGet("/favicon.ico", () => TypedResults.Redirect(Url("favicon.svg"), permanent: false)).ExcludeFromDescription();
    }

    private static async Task Serve(string version, string? name, HttpContext context)
    {
        if (name is null || !All.Value.TryGetValue(name, out var asset))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var headers = context.Response.Headers;
        var compressed = asset.Brotli.Length < asset.Plain.Length && context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        var body = compressed ? asset.Brotli : asset.Plain;
        if (compressed)
            headers.ContentEncoding = "br";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = version == Version.Value ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var types = new FileExtensionContentTypeProvider();
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(n => n[Folder.Length..].Replace('\\', '/'), n => Read(assembly, n, types), StringComparer.Ordinal);
    }

    private static Asset Read(Assembly assembly, string name, FileExtensionContentTypeProvider types)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        var bytes = plain.ToArray();
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
            brotli.Write(bytes);
        var type = types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
        return new Asset(bytes, packed.ToArray(), type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type);
    }

    private static string VersionOf(FrozenDictionary<string, Asset> assets)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, asset) in assets.OrderBy(a => a.Key, StringComparer.Ordinal))
            hash.AppendData(asset.Plain);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..10];
    }
}
