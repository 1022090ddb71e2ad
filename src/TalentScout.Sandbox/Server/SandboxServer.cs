using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TalentScout.Sandbox;

/// <summary>
/// The invented GitHub on a loopback port, speaking the REST dialect of API version 2022-11-28 at / and at /api/v3/, with its pages and
/// two job boards. Reads only.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RequestLog _log;

    private SandboxServer(WebApplication app, RequestLog log, SandboxWorld world, Faults faults, Uri baseAddress)
    {
        (_app, _log, World, Faults, BaseAddress) = (app, log, world, faults, baseAddress);
    }

    public SandboxWorld World { get; }

    /// <summary>"http://127.0.0.1:40123/": give it to `new GitHubClient(product, BaseAddress)`; a plain client asks below it.</summary>
    public Uri BaseAddress { get; }

    /// <summary>What goes wrong; rules can be added and cleared while it runs.</summary>
    public Faults Faults { get; }

    internal IHostLifetime Lifetime => _app.Services.GetRequiredService<IHostLifetime>();

    /// <summary>All requests so far, in the order in which they were answered.</summary>
    public IReadOnlyList<SandboxRequest> Requests => _log.All;

    public static async Task<SandboxServer> StartAsync(SandboxWorld world, SandboxServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        options ??= new SandboxServerOptions();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Listen(IPAddress.Loopback, options.Port);
        });
        var app = builder.Build();
        var log = new RequestLog();
        var faults = new Faults(options.Faults);
        var pipeline = new Pipeline(world, options, faults, log);
        Map(new RouteTable(app, pipeline.AnswerAsync, pipeline.AnswerPageAsync));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        var address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        return new SandboxServer(app, log, world, faults, new Uri(address + "/"));
    }

    /// <summary>Forgets the requests so far.</summary>
    public void ClearRequests() => _log.Clear();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void Map(RouteTable routes)
    {
        RootRoutes.Map(routes);
        AccountRoutes.Map(routes);
        RepositoryRoutes.Map(routes);
        CommitRoutes.Map(routes);
        PullRoutes.Map(routes);
        EventRoutes.Map(routes);
        SearchRoutes.Map(routes);
        ContentRoutes.Map(routes);
        GreenhouseRoutes.Map(routes);
        CareerSite.Map(routes);
        SitePages.Map(routes);
        AccountPages.Map(routes);
        RepositoryPages.Map(routes);
        routes.Otherwise();
    }
}
