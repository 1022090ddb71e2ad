using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TalentScout.App.Web;
using TalentScout.Export;
using TalentScout.Jobs;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.Browser;

/// <summary>The pages over a store in which every harvested text of every person is an attack: one person for each of <see cref="HostilePayloads"/>.</summary>
public sealed class HostilePeople : IAsyncLifetime
{
    private const string FoldRules = "hostile";
    private readonly string _directory = Directory.CreateTempSubdirectory("talentscout-hostile-").FullName;
    private WebApplication? _app;
    private StoreDatabase? _store;
    private CandidateIndex? _index;

    public string Address => _app!.Urls.First();
    public StoreDatabase Store => _store!;
    public static CandidateId IdOf(int payload) => CandidateId.OfGitHub(7000 + payload);

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Executable is null)
            return;
        var catalogue = SkillCatalogueFile.Load(Demo.Checkout("config", "skills.json"));
        var people = HostilePayloads.All.Select(Person).ToList();
        _store = await StoreDatabase.OpenAsync(_directory, TimeProvider.System);
        await _store.Candidates.MarkEverybodyUnlessAsync(FoldRules);
        await _store.Candidates.SaveAsync([.. people.Select(p => new FoldedPerson(new DirtyPerson(p.Id, 0), p))]);
        _index = CandidateIndex.Open(Path.Combine(_directory, "index"), catalogue, RankingOptions.Default, TimeProvider.System);
        _index.Apply(await _store.Candidates.ChangesAsync(0, 1000));
        _index.Commit(await _store.Candidates.SequenceAsync());
        _index.Refresh();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(catalogue)
            .AddSingleton(new QueryParser(catalogue, _ => null, code => code.Length == 2 ? code.ToUpperInvariant() : null))
            .AddSingleton(_store)
            .AddSingleton(_index)
            .AddSingleton<SearchEngine>()
            .AddSingleton(new CandidateFold(catalogue, _ => Place.Unknown))
            .AddSingleton<Redact>((document, _) => document)
            .AddSingleton(new LeadExport(ExportProfiles.Load(Demo.Checkout("config", "exports.json"))))
            .AddTalentScoutJobs(new JobsOptions { DataDirectory = _directory, Jobs = [], FoldRules = FoldRules })
            .AddTalentScoutWeb();
        _app = builder.Build();
        _app.UseTalentScoutWeb();
        _app.MapTalentScoutApi();
        _app.MapTalentScoutPages();
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _index?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    private static Candidate Person(string attack, int i)
    {
        var month = Month.Of(2026, 5);
        var repository = new CandidateRepository
        {
            Id = new RepositoryId("github", $"{9000 + i}"),
            FullName = attack,
            Url = attack,
            Description = attack,
            Language = attack,
            Topics = [attack],
            Commits = 40,
            PullRequests = 5,
            Reviews = 3,
            Issues = 2,
            Months = [new ActivityMonth(month, 40, 5, 3, 2)],
        };
        SkillTrace Trace(How how) => new()
        {
            How = how,
            Via = attack,
            Url = attack,
            Excerpt = attack,
            Path = attack,
            Line = 1,
            Repository = repository.Id,
            RepositoryName = attack,
            Commits = 40,
            PullRequests = 5,
            Months = 12,
            First = month,
            Last = month,
        };
        return new Candidate
        {
            Id = IdOf(i),
            Login = $"hostile{i}",
            Name = attack,
            FormerLogins = [attack],
            Merged = [new MergedAccount(CandidateId.OfGitHub(100 + i), attack, attack)],
            Bio = attack,
            Company = attack,
            Blog = attack,
            Email = attack,
            ProfileUrl = attack,
            Place = new Place { Text = attack, City = attack, Region = attack, TimeZone = attack },
            Availability = new Availability(true, null, attack),
            Organisations = [attack],
            Roles = [new RoleShare(attack, 1, attack) { Proofs = [new RoleProof(attack, attack, 1, [attack])] }],
            Remarks = [new WorkRemark(default, attack, attack, attack)],
            Seniority = new Seniority(month, 12, 3, [new MaintainedRepository(attack, attack, attack)]),
            Repositories = [repository],
            Activity = [new ActivityMonth(month, 40, 5, 3, 2)],
            FirstActive = month,
            LastActive = month,
            ActiveMonths = 12,
            MergedElsewhere = 45,
            Skills =
            [
                new CandidateSkill { Skill = "csharp", Kind = SkillKind.Language, How = How.Merged, Traces = [Trace(How.Merged)], TraceCount = 1, First = month, Last = month },
                new CandidateSkill { Skill = "testing", Kind = SkillKind.Practice, How = How.Used, Traces = [Trace(How.Used)], TraceCount = 1, First = month, Last = month },
            ],
        };
    }
}
