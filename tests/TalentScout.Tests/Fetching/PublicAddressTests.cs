using System.Net;
using System.Net.Sockets;
using TalentScout.Harvest.Fetching;

namespace TalentScout.Tests.Fetching;

public sealed class PublicAddressTests
{
    /// <summary>Hosts as an attacker may write them; all of them mean this machine, the house's network, a metadata service, or nowhere.</summary>
    private static readonly string[] Written =
    [
        "127.0.0.1", "127.1", "127.0.1", "127.255.255.254", "0.0.0.0", "0", "2130706433", "017700000001", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "0x7f.1", "127.0.0.1.", "[::1]", "[::]",
        "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:0:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::10.0.0.1]", "[64:ff9b:1::10.0.0.1]",
        "[2002:7f00:1::]", "[2002:a00:1::1]", "[2001:0:7f00:1::]", "[fe80::1]", "[fe80::1%251]", "[fc00::1]", "[fd12:3456:789a::1]", "[fec0::1]", "[ff02::1]", "[2001:db8::1]", "[3fff::1]", "[100::1]",
        "10.0.0.1", "10.255.255.255", "0xa000001", "167772161", "012.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.1.254", "3232235777", "0xc0a80101", "100.64.0.1", "100.127.255.255",
        "169.254.169.254", "169.254.170.2", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "[::ffff:169.254.169.254]", "[fd00:ec2::254]", "[64:ff9b::a9fe:a9fe]", "[fe80::a9fe:a9fe]",
        "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "１２７.０.０.１", "127。0。0。1", "①②⑦.⓪.⓪.①",
    ];

    private static readonly string[] Names =
    [
        "localhost", "localhost.", "LOCALHOST", "sub.localhost", "ip6-localhost", "metadata.google.internal", "metadata", "instance-data", "kubernetes.default.svc", "host.docker.internal",
        "127.0.0.1.nip.test", "10-0-0-1.sslip.test", "rebind.test", "ipv6.rebind.test", "mixed.test", "router.lan", "db.internal", "printer.local", "intranet", "vault.service.consul",
    ];

    public static TheoryData<string> Public() => ["8.8.8.8", "1.1.1.1", "93.184.216.34", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.0", "192.167.0.1", "198.17.255.255", "2606:4700::1111", "2a00:1450:4001::1", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8"];

    [Theory]
    [MemberData(nameof(Public))]
    public void Addresses_of_the_public_internet_may_be_connected_to(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public async Task No_way_of_writing_a_private_address_leads_to_a_connection()
    {
        await using var victim = new Victim();
        var asked = 0;
        foreach (var host in Written)
        {
            foreach (var scheme in (string[])["http", "https"])
            {
                if (!Uri.TryCreate($"{scheme}://{host}:{victim.Port}/", UriKind.Absolute, out var address))
                    continue;
                asked++;
                Assert.Equal((FetchStatus.Disallowed, host), (await victim.AskAsync(address, _ => [IPAddress.Loopback]), host));
            }
        }
        Assert.InRange(asked, 120, 200);
        Assert.Equal(0, victim.Connections);
    }

    [Fact]
    public async Task A_name_that_resolves_to_a_private_address_is_not_connected_to()
    {
        await using var victim = new Victim();
        foreach (var name in Names)
        {
            IPAddress[] answer = name switch
            {
                "ipv6.rebind.test" => [IPAddress.IPv6Loopback],
                "mixed.test" => [IPAddress.Parse("93.184.216.34"), IPAddress.Loopback],
                "metadata" => [IPAddress.Parse("169.254.169.254")],
                _ => [IPAddress.Loopback],
            };
            Assert.Equal((FetchStatus.Disallowed, name), (await victim.AskAsync(new Uri($"http://{name}:{victim.Port}/"), _ => answer), name));
        }
        Assert.Equal(0, victim.Connections);
    }

    [Fact]
    public async Task What_a_name_resolves_to_is_looked_at_each_time_it_is_connected_to()
    {
        await using var victim = new Victim();
        var lookups = 0;
        // A first answer that would pass, a second that must not: the host is out of reach the first time, and asked again.
        IPAddress[] Rebinding(string host) => lookups++ == 0 ? [IPAddress.Parse("0.0.0.0")] : [IPAddress.Loopback];
        await victim.AskAsync(new Uri($"http://rebind.test:{victim.Port}/"), Rebinding);
        Assert.Equal(FetchStatus.Disallowed, await victim.AskAsync(new Uri($"http://rebind.test:{victim.Port}/"), Rebinding));
        Assert.Equal(0, victim.Connections);
    }

    [Fact]
    public async Task A_redirect_and_robots_txt_lead_no_further_than_a_request()
    {
        await using var victim = new Victim();
        foreach (var path in (string[])["redirect", "robots"])
        {
            await using var open = new Victim(request => path == "robots" || !request.StartsWith("GET /robots.txt", StringComparison.Ordinal)
                ? $"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{victim.Port}/secret\r\nContent-Length: 0\r\n\r\n"
                : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
            Assert.Equal((FetchStatus.Disallowed, path), (await open.AskAsync(new Uri($"http://127.0.0.1:{open.Port}/x"), _ => [IPAddress.Loopback], $"127.0.0.1:{open.Port}"), path));
            Assert.True(open.Connections > 0);
        }
        Assert.Equal(0, victim.Connections);
    }

    [Fact]
    public async Task A_host_of_ones_own_is_reached_by_its_very_port_alone()
    {
        await using var own = new Victim(_ => "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi");
        await using var other = new Victim();

        Assert.Equal(FetchStatus.Fetched, await own.AskAsync(new Uri($"http://127.0.0.1:{own.Port}/"), _ => [], $"127.0.0.1:{own.Port}"));
        Assert.Equal(FetchStatus.Disallowed, await other.AskAsync(new Uri($"http://127.0.0.1:{other.Port}/"), _ => [], $"127.0.0.1:{own.Port}"));
        Assert.Equal(0, other.Connections);
    }

    /// <summary>A listener on loopback that counts who comes, and the whole chain over the real network with a resolver of the test's.</summary>
    private sealed class Victim : IAsyncDisposable
    {
        private static readonly SourceRegistry Everywhere = new([Chain.Source("site", SourceVerdict.Gate, "*")]);
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Func<string, string>? _answer;
        private readonly Task _serving;

        public Victim(Func<string, string>? answer = null)
        {
            _answer = answer;
            _listener.Start();
            _serving = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;
        public int Connections { get; private set; }

        public async Task<FetchStatus> AskAsync(Uri address, Func<string, IPAddress[]> resolve, params string[] own)
        {
            var settings = new FetchChainSettings { UserAgent = "TalentScout/test", Retries = 0, OwnHosts = own.ToHashSet() };
            var network = SafeNetwork.Create(settings.OwnHosts, (host, _) => Task.FromResult(resolve(host)));
            using var fetcher = FetchChain.Build(settings, Everywhere, new RateBudget(TimeProvider.System), TimeProvider.System, network);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Options.Set(FetchOptions.GateOpen, true);
            using var reply = await fetcher.SendAsync(request, Expected.Anything, TestContext.Current.CancellationToken);
            return reply.Outcome.Status;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                    Connections++;
                    if (_answer is null)
                        continue;
                    var buffer = new byte[4096];
                    var read = await client.GetStream().ReadAsync(buffer, _stop.Token);
                    await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(_answer(System.Text.Encoding.ASCII.GetString(buffer, 0, read)).Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal)), _stop.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _serving;
            _stop.Dispose();
            _listener.Dispose();
        }
    }
}
