using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Quartz;
using Quartz.Extensibility;
using TalentScout.Harvest.GhArchive;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>Registration of the stage. What it needs from outside: StoreDatabase, CandidateIndex, CandidateFold, SkillCatalogue, TimeProvider, and every ISource.</summary>
public static class Scheduling
{
    private const string QuartzFile = "quartz.db";

    /// <summary>Folding, following and running, without a scheduler: for commands.</summary>
    /// <param name="foldRules">See <see cref="FoldRules"/>.</param>
    public static IServiceCollection AddHarvestRunner(this IServiceCollection services, string foldRules)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(s => new CandidateFolder(
            s.GetRequiredService<StoreDatabase>(), s.GetRequiredService<CandidateFold>(), foldRules, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<CandidateFolder>>()));
        services.TryAddSingleton(s => new IndexFollower(
            s.GetRequiredService<StoreDatabase>(), s.GetRequiredService<CandidateIndex>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<IndexFollower>>()));
        services.TryAddSingleton<HarvestRunner>();
        services.TryAddSingleton(s => new ArchiveCandidates(
            s.GetRequiredService<StoreDatabase>(), new ArchiveExtractor(s.GetRequiredService<SkillCatalogue>()), s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<RunFeed>();
        services.TryAddSingleton<HarvestInsight>();
        return services;
    }

    /// <summary>The same with the schedule: jobs run by their files' times while the host runs. A further kind of job is a further IJobKind.</summary>
    public static IServiceCollection AddTalentScoutJobs(this IServiceCollection services, JobsOptions options)
    {
        services.AddHarvestRunner(options.FoldRules);
        services.AddSingleton(options);
        services.AddSingleton<RunningJobs>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IJobKind, HarvestKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IJobKind, ReindexKind>());
        services.AddSingleton(s => new JobsOverview(
            s.GetRequiredService<ISchedulerFactory>(), s.GetRequiredService<IExecutionHistoryStore>(), options, s.GetRequiredService<RunningJobs>(), s.GetRequiredService<StoreDatabase>()));
        services.AddHostedService<IndexFollowing>();
        services.AddHostedService<FoldFollowing>();

        // Before the scheduler: what it starts with has to be right.
        services.AddHostedService<JobPlanner>();
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o =>
            {
                o.InstanceName = "talentscout";
                o.GenerateInstanceId = true;
                o.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            q.UsePersistentStore(store =>
            {
                store.ProvisionSchema();
                store.UseExecutionHistory();
                store.UseSqlite($"Data Source={Path.Combine(options.DataDirectory, QuartzFile)}");
                store.ConfigureStore(o => o.MisfireThreshold = options.MisfireThreshold);
            });
        });
        services.Configure<ExecutionHistoryOptions>(o =>
        {
            o.Retention = TimeSpan.FromDays(90);
            o.MaxEntriesPerJob = 200;
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services;
    }
}
