using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TalentScout.Harvest.Fetching.Urls;

/// <summary>Host names in the form that DNS is asked for: decoded, in lower case, IDNA, without the root's dot.</summary>
internal static class UrlHost
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool TryNormalise(string host, out string normal, [NotNullWhen(false)] out string? error)
    {
        normal = "";
        error = null;
        if (host.StartsWith('['))
        {
            if (host.EndsWith(']') && IPAddress.TryParse(host.AsSpan(1, host.Length - 2), out var address) && address.AddressFamily == AddressFamily.InterNetworkV6)
                normal = $"[{address}]";
            else
                error = "the host is no IPv6 address";
            return error is null;
        }
        if (!TryDecode(host, out var name))
        {
            error = "the host has escapes that are no text";
            return false;
        }
        if (!TryAscii(name.TrimEnd('.'), out normal))
            error = host.Length == 0 ? "no host" : "the host is no name";
        return error is null;
    }

    private static bool TryDecode(string host, out string decoded)
    {
        decoded = host;
        if (!host.Contains('%'))
            return true;
        var bytes = new List<byte>();
        for (var i = 0; i < host.Length; i++)
        {
            if (host[i] != '%')
            {
                var length = char.IsSurrogatePair(host, i) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(host.Substring(i, length)));
                i += length - 1;
                continue;
            }
            if (i + 2 >= host.Length || !byte.TryParse(host.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
                return false;
            bytes.Add(octet);
            i += 2;
        }
        try
        {
            decoded = Strict.GetString([.. bytes]);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool TryAscii(string name, out string ascii)
    {
        ascii = "";
        if (name.Length == 0)
            return false;
        try
        {
            ascii = (System.Text.Ascii.IsValid(name) ? name : Idn.GetAscii(name)).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            // IdnMapping has no other way to say that a label is too long, empty or not allowed.
            return false;
        }
        return ascii.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-._") < 0 && !ascii.Contains("..", StringComparison.Ordinal);
    }
}
