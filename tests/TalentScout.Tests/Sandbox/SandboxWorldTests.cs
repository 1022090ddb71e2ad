using TalentScout.Sandbox;

namespace TalentScout.Tests.Sandbox;

public sealed class SandboxWorldTests
{
    private static readonly SandboxWorld World = SandboxFixture.World;

    [Fact]
    public void The_same_options_make_the_same_world()
    {
        var options = new SandboxOptions { Seed = 11, People = 120, Repositories = 30, Today = SandboxFixture.Today };
        Assert.Equal(WorldDigest.Of(SandboxWorld.Create(options)), WorldDigest.Of(SandboxWorld.Create(options)));
    }

    [Fact]
    public void Another_seed_makes_another_world()
    {
        var options = new SandboxOptions { Seed = 11, People = 120, Repositories = 30, Today = SandboxFixture.Today };
        Assert.NotEqual(WorldDigest.Of(SandboxWorld.Create(options)), WorldDigest.Of(SandboxWorld.Create(options with { Seed = 12 })));
    }

    /// <summary>The generator is arithmetic on integers: if this changes, every demo and every ranking file changes with it.</summary>
    [Fact]
    public void The_dice_throw_the_same_numbers_everywhere()
    {
        var dice = Dice.For(1, "person", 42);
        Assert.Equal([6, 4, 4, 7, 1, 8, 6, 3], Enumerable.Range(0, 8).Select(_ => dice.Below(10)));
    }

    [Fact]
    public void A_world_has_as_many_people_and_shared_repositories_as_were_asked_for()
    {
        Assert.Equal(400, World.Accounts.Count(a => a.Type == AccountType.User && a.Archetype is not null));
        Assert.Equal(80, World.Repositories.Count(r => r.Kind == RepositoryKind.Project));
    }

    [Theory]
    [InlineData(39, 10)]
    [InlineData(40, 9)]
    public void A_world_too_small_to_be_one_is_refused(int people, int repositories) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SandboxWorld.Create(new SandboxOptions { People = people, Repositories = repositories, Today = SandboxFixture.Today }));

    [Fact]
    public void The_smallest_world_can_be_made()
    {
        var world = SandboxWorld.Create(new SandboxOptions { People = SandboxOptions.LeastPeople, Repositories = SandboxOptions.LeastRepositories, Today = SandboxFixture.Today });
        Assert.NotEmpty(world.Truth.Queries);
    }

    [Fact]
    public void Logins_are_what_the_service_would_accept()
    {
        Assert.All(World.Accounts.Where(a => a.Type == AccountType.User), a => Assert.Matches("^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}$", a.Login));
        Assert.Equal(World.Accounts.Length, World.Accounts.Select(a => a.Login.ToLowerInvariant()).Distinct().Count());
    }

    [Fact]
    public void Ids_grow_with_the_day_of_creation()
    {
        var created = World.Accounts.Select(a => a.Created / 86_400).ToList();
        Assert.Equal(created.Order(), created);
    }

    [Fact]
    public void Nothing_happens_on_today_or_later_and_something_happened_this_month()
    {
        var today = new DateTimeOffset(SandboxFixture.Today, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
        var latest = World.Repositories.SelectMany(r => r.Commits).Max(c => c.At);
        Assert.InRange(latest, today - (3 * 86_400), today - 1);
        // A fork shows the last push of its parent, from before it was made.
        Assert.All(World.Repositories, r => Assert.InRange(r.Pushed, r.Kind == RepositoryKind.Fork ? 0 : r.Created, today - 1));
        Assert.All(World.Repositories.SelectMany(r => r.Pulls), p => Assert.InRange(p.Closed ?? p.Opened, p.Opened, today - 1));
    }

    [Fact]
    public void Nobody_commits_before_the_account_exists()
    {
        var wrong = World.Repositories.SelectMany(r => r.Commits).Where(c => c.Author is { Type: AccountType.User } a && c.At < a.Created - (31L * 86_400));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Histories_are_newest_first_and_numbered_without_gaps()
    {
        Assert.All(World.Repositories, r =>
        {
            Assert.Equal(r.Commits.Select(c => c.At).OrderDescending(), r.Commits.Select(c => c.At));
            Assert.Equal(Enumerable.Range(0, r.Commits.Length).Reverse(), r.Commits.Select(c => c.Number));
            Assert.Equal(r.Pulls.Select(p => p.Number).Distinct().OrderDescending(), r.Pulls.Select(p => p.Number));
        });
    }

    [Fact]
    public void Every_merged_pull_request_has_its_commit()
    {
        Assert.All(World.Repositories, r => Assert.Empty(r.Pulls.Where(p => p.Merged is not null).Select(p => p.Number).Except(r.Commits.Select(c => c.Pull ?? 0))));
    }

    [Fact]
    public void The_odd_cases_are_all_there()
    {
        Assert.Equal(Enum.GetValues<RepositoryKind>(), World.Repositories.Select(r => r.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<Archetype>(), World.Accounts.Select(a => a.Archetype).OfType<Archetype>().Distinct().Order());
        Assert.Contains(World.Repositories, r => r.FormerName is not null);
        Assert.Contains(World.Repositories, r => r.Archived);
        Assert.Contains(World.Accounts, a => a.Gone && World.Repositories.Any(r => r.Commits.Any(c => c.Author == a)));
        Assert.Contains(World.Accounts, a => a.Type == AccountType.Bot);
        Assert.Contains(World.Repositories.SelectMany(r => r.Commits), c => c.Author is null);
    }

    [Fact]
    public void Where_people_live_is_said_messily_or_not_at_all()
    {
        var people = World.Accounts.Where(a => a.Archetype is not null).ToList();
        Assert.InRange(people.Count(p => p.Location is null), people.Count * 28 / 100, people.Count * 42 / 100);
        Assert.True(people.Select(p => p.Town!.Country).Distinct().Count() >= 25);
        Assert.Contains(people, p => p.Location is not null && !p.CountryTold);
    }

    [Fact]
    public void Followers_have_a_heavy_tail_that_says_nothing_of_skill()
    {
        var truth = World.Truth;
        var able = truth.People.Where(p => p.Skills.Values.Any(s => s.Grade(truth.Now) == 3)).Select(p => p.Account.Followers).Order().ToList();
        var unable = truth.People.Where(p => p.Skills.IsEmpty && p.Account.Archetype != Archetype.Famous).Select(p => p.Account.Followers).Order().ToList();
        Assert.InRange(able[able.Count / 2], unable[unable.Count / 2] / 2 - 2, (unable[unable.Count / 2] * 2) + 2);
        Assert.True(World.Accounts.Max(a => a.Followers) >= 60_000);
    }

    [Fact]
    public void A_repository_has_the_files_its_stack_leaves()
    {
        Assert.All(World.Repositories.Where(r => r.Kind == RepositoryKind.Project), r =>
        {
            var paths = World.Files.Of(r).Select(f => f.Path).ToList();
            Assert.Contains("README.md", paths);
            Assert.Equal(paths.Distinct().Order(StringComparer.Ordinal), paths);
            var manifests = string.Concat(World.Files.Of(r).Select(f => f.Text));
            Assert.All(r.Blueprint!.Runtime, d => Assert.Contains(d.Package.Split(':')[^1], manifests));
        });
    }
}
