using Microsoft.Extensions.Hosting;

namespace TalentScout.Sandbox;

/// <summary>
/// The server is a guest in somebody else's process: signals are the host program's. Without this the framework would take Ctrl-C and SIGTERM for itself.
/// </summary>
internal sealed class GuestLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
