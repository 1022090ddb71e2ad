using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scalar.AspNetCore;
using TalentScout.App.Archives;
using TalentScout.App.Blind;
using TalentScout.App.Briefs;
using TalentScout.App.Candidates;
using TalentScout.App.Compare;
using TalentScout.App.Desk;
using TalentScout.App.Exports;
using TalentScout.App.Harvests;
using TalentScout.App.Health;
using TalentScout.App.Identities;
using TalentScout.App.Layout;
using TalentScout.App.Lists;
using TalentScout.App.Market;
using TalentScout.App.Metrics;
using TalentScout.App.Postings;
using TalentScout.App.Reviews;
using TalentScout.App.Saved;
using TalentScout.App.Search;
using TalentScout.App.Shortlists;
using TalentScout.App.Suppressions;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using TalentScout.App.Team;
using TalentScout.Jobs;
using TalentScout.Store;

namespace TalentScout.App.Web;

/// <summary>
/// API and pages, for whoever composes the program: add the services, use the middleware first, then map. Needs in the container: SearchEngine, CandidateIndex,
/// StoreDatabase, SkillCatalogue, QueryParser, LeadExport, Redact, TimeProvider, and the jobs (AddTalentScoutJobs).
/// </summary>
public static class TalentScoutWeb
{
    /// <summary>Bytes: a query of 4,000 characters, of which each may take nine in an address, and what stands beside it.</summary>
    private const int LongestAddress = 64 * 1024;

    public static IServiceCollection AddTalentScoutWeb(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(o => o.Limits.MaxRequestLineSize = LongestAddress);
        services.AddRazorComponents();
        services.Configure<RequestLocalizationOptions>(Languages.Configure);
        services.AddResponseCompression(o => o.EnableForHttps = true);
        // Pages come in small writes: the fastest level would see each of them alone, and save half as much.
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.AddProblemDetails();
        services.AddExceptionHandler<RequestTrouble>();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.AddTalentScoutMetrics();
        services.TryAddSingleton(new Who(null));
        services.AddTalentScoutAlerts();
        return services
            .AddSingleton<QueryReader>()
            .AddSingleton<Completion>()
            .AddSingleton<SearchPages>()
            .AddSingleton<CandidatePages>()
            .AddSingleton<ComparePages>()
            .AddSingleton<HarvestsPages>()
            .AddSingleton<Leaving>()
            .AddSingleton(s => new BriefReader(new SkillText(s.GetRequiredService<SkillCatalogue>()), PlaceResolver.Default.Resolve))
            .AddSingleton<BriefPages>()
            .AddSingleton<PostingBook>()
            .AddSingleton<PostingPages>()
            .AddSingleton<MarketBook>()
            .AddSingleton<Identity>()
            .AddSingleton<LeadLists>()
            .AddSingleton<LeadAdding>()
            .AddSingleton<CsvLeads>()
            .AddSingleton<ShortlistPages>()
            .AddSingleton<LeadPages>()
            .AddSingleton<ReviewPages>()
            .AddSingleton<SavedSearches>()
            .AddSingleton<SavedPages>();
    }

    /// <summary>Before everything that is mapped.</summary>
    public static WebApplication UseTalentScoutWeb(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseSecurityHeaders();
        app.UseLanguages();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseSameOriginPosts();
        app.UseBlindMode(app.Services.GetRequiredService<StoreDatabase>().BlindNames);
        return app;
    }

    public static WebApplication MapTalentScoutApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        api.Blinded();
        api.MapSearch();
        api.MapCandidates();
        api.MapHarvests();
        api.MapBriefs();
        api.MapPostings();
        api.MapMarket();
        api.MapArchive();
        api.MapShortlists();
        api.MapSaved();
        api.MapDesk();
        api.MapExport();
        api.MapSuppressions();
        api.MapIdentities();
        app.MapHealth();
        app.MapTalentScoutMetrics();
        app.MapOpenApi();
        app.MapScalarApiReference(ApiDescription.ConfigurePage).ExcludeFromDescription();
        return app;
    }

    public static WebApplication MapTalentScoutPages(this WebApplication app)
    {
        app.MapAssets();
        app.MapLanguages();
        SearchPages.Map(app);
        LikePages.Map(app);
        WhyPages.Map(app);
        ComparePages.Map(app);
        DeskPages.Map(app);
        BlindMode.Map(app);
        Visitor.Map(app);
        CandidatePages.Map(app);
        BriefPages.Map(app);
        ShortlistPages.Map(app);
        ListPages.Map(app);
        ReviewPages.Map(app);
        SavedPages.Map(app);
        WhoPages.Map(app);
        PostingPages.Map(app);
        MarketPages.Map(app);
        HarvestsPages.Map(app);
        SuppressionPages.Map(app);
        IdentityPages.Map(app);
        HelpPages.Map(app);
        return app;
    }
}
