using System.Net;
using System.Net.Sockets;

namespace TalentScout.Harvest.Fetching;

/// <summary>
/// Is an address one of the public internet? Everything in the special-purpose registries of IANA is not: loopback, private, link-local (the metadata services of clouds live there),
/// shared, benchmark, documentation, multicast; and what carries another address in it is judged by that one.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        ]).Select(n => IPNetwork.Parse(n)),
    ];

    /// <summary>The only part of IPv6 that is given out (IANA, IPv6 global unicast assignments).</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>RFC 6052: the IPv4 address is in the last four bytes.</summary>
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // A zone names an interface of this machine.
            if (address.ScopeId != 0)
                return false;
            if (Nat64.Contains(address))
                return Is(new IPAddress(address.GetAddressBytes()[12..]));
            if (!GlobalUnicast.Contains(address))
                return false;
        }
        return !NotPublic.Any(n => n.BaseAddress.AddressFamily == address.AddressFamily && n.Contains(address));
    }
}
