using System.Net.Sockets;
using TalentScout.Sandbox;

namespace TalentScout.Tests.Sandbox;

public sealed class SandboxServerTests
{
    [Fact]
    public async Task The_server_leaves_signals_to_the_program_it_lives_in()
    {
        await using var server = await SandboxServer.StartAsync(SandboxFixture.World, cancellationToken: TestContext.Current.CancellationToken);
        Assert.IsType<GuestLifetime>(server.Lifetime);
    }

    [Fact]
    public async Task Two_servers_take_two_ports_on_this_machine_alone()
    {
        await using var one = await SandboxServer.StartAsync(SandboxFixture.World, cancellationToken: TestContext.Current.CancellationToken);
        await using var two = await SandboxServer.StartAsync(SandboxFixture.World, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEqual(one.BaseAddress, two.BaseAddress);
        Assert.True(one.BaseAddress.IsLoopback);
    }

    [Fact]
    public async Task A_port_in_use_is_told_to_whoever_starts_the_server()
    {
        await using var one = await SandboxServer.StartAsync(SandboxFixture.World, cancellationToken: TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<IOException>(() => SandboxServer.StartAsync(SandboxFixture.World, new SandboxServerOptions { Port = one.BaseAddress.Port }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task After_its_end_nobody_answers()
    {
        var server = await SandboxServer.StartAsync(SandboxFixture.World, cancellationToken: TestContext.Current.CancellationToken);
        await server.DisposeAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync("127.0.0.1", server.BaseAddress.Port, TestContext.Current.CancellationToken).AsTask());
    }
}
