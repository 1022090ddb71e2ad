using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TalentScout.Sandbox;

/// <summary>A file of a repository's default branch.</summary>
public sealed record SandboxFile(string Path, ReadOnlyMemory<byte> Content)
{
    private string? _sha;

    /// <summary>The object name git gives it.</summary>
    public string Sha => _sha ??= BlobSha(Content.Span);

    public string Text => Encoding.UTF8.GetString(Content.Span);

    internal static SandboxFile Of(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    private static string BlobSha(ReadOnlySpan<byte> content)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        sha.AppendData(Encoding.ASCII.GetBytes("blob " + content.Length.ToString(CultureInfo.InvariantCulture) + "\0"));
        sha.AppendData(content);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
