using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TalentScout.Jobs;

/// <summary>Registration of saved searches and their alerts. What it needs from outside: StoreDatabase, SearchEngine, QueryParser, SkillCatalogue, TimeProvider.</summary>
public static class AlertServices
{
    public static IServiceCollection AddTalentScoutAlerts(this IServiceCollection services)
    {
        services.TryAddSingleton(new AlertOptions());
        services.TryAddSingleton(new AlertSecrets());
        services.TryAddSingleton<SavedSearchRunner>();
        services.TryAddSingleton<AlertSender>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertWay, WebhookWay>(s => new WebhookWay(
            s.GetRequiredService<AlertOptions>(), s.GetRequiredService<AlertSecrets>(), WebhookWay.Network(), s.GetRequiredService<TimeProvider>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertWay, MailWay>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IJobKind, AlertsKind>());
        services.AddHostedService<AlertSending>();
        return services;
    }
}
