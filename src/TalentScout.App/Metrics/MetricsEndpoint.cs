using OpenTelemetry.Metrics;

namespace TalentScout.App.Metrics;

/// <summary>/metrics: OpenTelemetry's metrics of harvests, requests and runtime, in the text form of Prometheus.</summary>
internal static class MetricsEndpoint
{
    public const string Path = "/metrics";

    public static void AddTalentScoutMetrics(this IServiceCollection services)
    {
        services.AddSingleton<HarvestMetrics>();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(HarvestMetrics.MeterName, "System.Runtime")
            .AddAspNetCoreInstrumentation()
            .AddPrometheusExporter());
    }

    public static void MapTalentScoutMetrics(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path == Path, branch => branch.Use(async (context, next) =>
        {
            await context.RequestServices.GetRequiredService<HarvestMetrics>().RefreshAsync(context.RequestAborted);
            await next(context);
        }));
        app.MapPrometheusScrapingEndpoint(Path).WithTags("Health").ExcludeFromDescription();
    }
}
