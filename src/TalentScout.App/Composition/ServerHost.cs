using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using TalentScout.App.Configuration;
using TalentScout.App.Team;
using TalentScout.App.Web;
using TalentScout.Export;
using TalentScout.Jobs;

namespace TalentScout.App.Composition;

/// <summary>API, pages and scheduler in one process, around a workbench that outlives it.</summary>
internal static class ServerHost
{
    /// <param name="jobs">Those without a cron run by hand alone.</param>
    public static async Task<WebApplication> BuildAsync(Workbench bench, string urls, IEnumerable<HarvestJob> jobs, CancellationToken cancellationToken)
    {
        var store = await bench.StoreAsync(cancellationToken);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.Services.AddSingleton(bench.Loggers);
        builder.Services.AddSingleton(bench.Clock);
        builder.Services.AddSingleton(bench.Catalogue);
        builder.Services.AddSingleton(bench.Queries);
        builder.Services.AddSingleton(bench.Ranking);
        builder.Services.AddSingleton(bench.Sources);
        builder.Services.AddSingleton(bench.Index);
        builder.Services.AddSingleton(bench.Engine);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(new LeadExport(bench.ExportProfiles));
        var github = await bench.GitHubAsync(cancellationToken);
        builder.Services.AddSingleton(github);
        foreach (var source in await bench.SourcesAsync(cancellationToken))
            builder.Services.AddSingleton(source);
        builder.Services.AddSingleton(bench.Fold);
        builder.Services.AddSingleton(await bench.RedactAsync(cancellationToken));
        builder.Services.AddSingleton(await bench.FolderAsync(cancellationToken));
        builder.Services.AddSingleton(await bench.FollowerAsync(cancellationToken));
        builder.Services.AddTalentScoutJobs(new JobsOptions { DataDirectory = bench.DataDirectory, FoldRules = bench.FoldRules, Jobs = [.. jobs] });
        builder.Services.AddSingleton(new Who(bench.Settings.Section<ServeOptions>("Serve").UserHeader is { Length: > 0 } header ? header : null));
        builder.Services.AddSingleton(bench.Settings.Section<AlertOptions>("Alerts"));
        builder.Services.AddSingleton(AlertSecrets.OfEnvironment());
        builder.Services.AddTalentScoutWeb();
        builder.Services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));

        var app = builder.Build();
        app.UseTalentScoutWeb();
        app.MapTalentScoutApi();
        app.MapTalentScoutPages();
        return app;
    }

    /// <summary>Where it listens, once started.</summary>
    public static IEnumerable<string> AddressesOf(WebApplication app) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
}
