using System.Net;
using System.Net.Sockets;

namespace TalentScout.Harvest.Fetching;

/// <summary>
/// The real network. A name is resolved here, all its addresses are looked at, and exactly these are connected to: there is no second look-up in between that could answer
/// otherwise. No proxy: it would resolve names where nobody looks. No redirects, cookies or decompression: those are the chain's.
/// </summary>
internal static class SafeNetwork
{
    public static SocketsHttpHandler Create(IReadOnlySet<string> ownHosts, Func<string, CancellationToken, Task<IPAddress[]>> resolve) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxConnectionsPerServer = 32,
        MaxResponseHeadersLength = 64,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
            var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);
            if (!ownHosts.Contains(HostKey.Of(host, port)) && !addresses.All(PublicAddress.Is))
                throw new PrivateAddressException(host);
            if (addresses.Length == 0)
                throw new SocketException((int)SocketError.HostNotFound);
            return await ConnectAsync(addresses, port, cancellationToken);
        },
    };

    public static Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
