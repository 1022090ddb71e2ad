using System.Net.Http.Headers;
using System.Text.Json;
using TalentScout.Sandbox;

namespace TalentScout.Tests.Sandbox;

/// <summary>A small invented world on a server of its own, and a client for it.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    public static readonly DateOnly Today = new(2026, 11, 20);

    /// <summary>Small enough to be made in a moment, large enough to have every kind of thing in it.</summary>
    public static readonly SandboxWorld World = SandboxWorld.Create(new SandboxOptions { Seed = 7, People = 400, Repositories = 80, Today = Today });

    public SandboxServer Server { get; private set; } = null!;
    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await SandboxServer.StartAsync(World);
        Client = ClientOf(Server);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>A plain client: the dialect is what is tested, not our fetcher. It follows no redirect.</summary>
    public static HttpClient ClientOf(SandboxServer server, string? token = null)
    {
        // The ban on HttpClient keeps product code in the polite chain; here the server itself is under test.
#pragma warning disable RS0030
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.BaseAddress };
#pragma warning restore RS0030
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("tests", "1"));
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path} answered {(int)response.StatusCode}");
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, TestContext.Current.CancellationToken);

    /// <summary>A shared repository with more than a page of most things.</summary>
    public static SandboxRepository Busy => World.Repositories.Where(r => r.Kind == RepositoryKind.Project).MaxBy(r => r.Commits.Length)!;
    public static SandboxRepository First(RepositoryKind kind) => World.Repositories.First(r => r.Kind == kind);
}
