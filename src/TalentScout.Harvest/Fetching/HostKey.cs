using System.Globalization;

namespace TalentScout.Harvest.Fetching;

/// <summary>Who is asked: host name, with the port where it is not that of the web. http and https of one host are one.</summary>
internal static class HostKey
{
    public static string Of(Uri address) => Of(address.IdnHost, address.Port);

    public static string Of(string host, int port) =>
        port is 80 or 443 ? host.ToLowerInvariant() : string.Create(CultureInfo.InvariantCulture, $"{host.ToLowerInvariant()}:{port}");
}
