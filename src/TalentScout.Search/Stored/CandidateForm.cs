using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>
/// A candidate as the index keeps it: every property in the order below, repositories first, so that whoever wants no more stops there. A proof names its repository by its place in that list; name and
/// address that are the repository's are not said again. What stands in answers alone is not kept. Whatever changes here, or in the order of an enumeration, is another <see cref="IndexSchema.Format"/>.
/// </summary>
internal static class CandidateForm
{
    public static void Write(FormWriter to, Candidate candidate)
    {
        to.List(candidate.Repositories, static (to, repository) => Write(to, repository));
        var places = new Dictionary<RepositoryId, int>(candidate.Repositories.Length);
        for (var place = 0; place < candidate.Repositories.Length; place++)
            places.TryAdd(candidate.Repositories[place].Id, place);
        to.List(candidate.Skills, (to, skill) => Write(to, skill, candidate.Repositories, places));
        Write(to, candidate.Id);
        to.Text(candidate.Login);
        to.Text(candidate.Name);
        to.Texts(candidate.FormerLogins);
        to.List(candidate.Merged, static (to, account) =>
        {
            Write(to, account.Id);
            to.Text(account.Login);
            to.Text(account.Url);
        });
        to.Number((int)candidate.AccountKind);
        to.Text(candidate.Bio);
        to.Text(candidate.Company);
        to.Text(candidate.Blog);
        to.Text(candidate.Email);
        to.Text(candidate.ProfileUrl);
        to.Number(candidate.Followers);
        Write(to, candidate.AccountSince);
        Write(to, candidate.ProfileSeen);
        Write(to, candidate.Place);
        Write(to, candidate.Availability);
        Write(to, candidate.Activity);
        to.Texts(candidate.Organisations);
        to.List(candidate.Roles, static (to, role) =>
        {
            to.Text(role.Role);
            to.Real(role.Share);
            to.Text(role.Because);
            to.List(role.Proofs, static (to, proof) =>
            {
                to.Text(proof.Repository);
                to.Text(proof.Url);
                to.Real(proof.Share);
                to.Texts(proof.Because);
            });
        });
        Write(to, candidate.FirstActive);
        Write(to, candidate.LastActive);
        to.Number(candidate.ActiveMonths);
        to.Number(candidate.MergedElsewhere);
        Write(to, candidate.Seniority.FirstActive);
        to.Number(candidate.Seniority.ActiveMonths);
        to.Number(candidate.Seniority.LongestRun);
        to.List(candidate.Seniority.Maintains, static (to, kept) =>
        {
            to.Text(kept.FullName);
            to.Text(kept.Url);
            to.Text(kept.Because);
        });
        to.List(candidate.Remarks, static (to, remark) =>
        {
            to.Number((int)remark.Kind);
            to.Text(remark.Repository);
            to.Text(remark.Url);
            to.Text(remark.Text);
        });
        to.Texts(candidate.ProfileLanguages);
        to.Flag(candidate.Coverage.Profile);
        to.Flag(candidate.Coverage.OwnRepositories);
        to.Number(candidate.Coverage.RepositoriesRead);
        to.Number(candidate.Coverage.RepositoriesKnown);
        to.Number(candidate.Coverage.ChangesRead);
        to.Number(candidate.Coverage.ChangesKnown);
        to.Number(candidate.Coverage.OwnRepositoriesSaid);
    }

    public static Candidate Read(FormReader from)
    {
        var repositories = Repositories(from);
        var skills = from.List(reader => Skill(reader, repositories));
        var candidate = new Candidate
        {
            Repositories = repositories,
            Skills = skills,
            Id = CandidateIdOf(from),
            Login = from.Text(),
            Name = from.TextOrNone(),
            FormerLogins = from.Texts(),
            Merged = from.List(static from => new MergedAccount(CandidateIdOf(from), from.TextOrNone(), from.TextOrNone())),
            AccountKind = (AccountKind)from.Number(),
            Bio = from.TextOrNone(),
            Company = from.TextOrNone(),
            Blog = from.TextOrNone(),
            Email = from.TextOrNone(),
            ProfileUrl = from.TextOrNone(),
            Followers = from.NumberOrNone(),
            AccountSince = Day(from),
            ProfileSeen = Moment(from),
            Place = Place(from),
            Availability = AvailabilityOf(from),
            Activity = Activity(from),
            Organisations = from.Texts(),
            Roles = from.List(static from => new RoleShare(from.Text(), from.Real(), from.Text())
            {
                Proofs = from.List(static from => new RoleProof(from.Text(), from.Text(), from.Real(), from.Texts())),
            }),
            FirstActive = MonthOf(from),
            LastActive = MonthOf(from),
            ActiveMonths = from.Number(),
            MergedElsewhere = from.Number(),
            Seniority = new Seniority(MonthOf(from), from.Number(), from.Number(), from.List(static from => new MaintainedRepository(from.Text(), from.Text(), from.Text()))),
            Remarks = from.List(static from => new WorkRemark((WorkRemarkKind)from.Number(), from.Text(), from.Text(), from.Text())),
            ProfileLanguages = from.Texts(),
            Coverage = new Coverage
            {
                Profile = from.Flag(),
                OwnRepositories = from.Flag(),
                RepositoriesRead = from.Number(),
                RepositoriesKnown = from.Number(),
                ChangesRead = from.Number(),
                ChangesKnown = from.Number(),
                OwnRepositoriesSaid = from.NumberOrNone(),
            },
        };
        return from.IsAtEnd ? candidate : throw FormReader.Damaged();
    }

    /// <summary>What the form begins with.</summary>
    public static ImmutableArray<CandidateRepository> Repositories(FormReader from) => from.List(Repository);

    private static CandidateRepository Repository(FormReader from)
    {
        var id = RepositoryIdOf(from);
        var name = from.Text();
        return new CandidateRepository
        {
            Id = id,
            FullName = name,
            Url = from.Address(name),
            Own = from.Flag(),
            Fork = from.Flag(),
            Nature = (RepositoryNature)from.Number(),
            Archived = from.Flag(),
            Description = from.TextOrNone(),
            Language = from.TextOrNone(),
            Topics = from.Texts(),
            Stars = from.NumberOrNone(),
            Commits = from.Number(),
            TrivialCommits = from.Number(),
            ChangesRead = from.Number(),
            PullRequests = from.Number(),
            Reviews = from.Number(),
            Issues = from.Number(),
            Share = from.RealOrNone(),
            Peers = from.Number(),
            Months = Activity(from),
            Pushed = Day(from),
        };
    }

    private static void Write(FormWriter to, CandidateRepository repository)
    {
        Write(to, repository.Id);
        to.Text(repository.FullName);
        to.Address(repository.Url, repository.FullName);
        to.Flag(repository.Own);
        to.Flag(repository.Fork);
        to.Number((int)repository.Nature);
        to.Flag(repository.Archived);
        to.Text(repository.Description);
        to.Text(repository.Language);
        to.Texts(repository.Topics);
        to.Number(repository.Stars);
        to.Number(repository.Commits);
        to.Number(repository.TrivialCommits);
        to.Number(repository.ChangesRead);
        to.Number(repository.PullRequests);
        to.Number(repository.Reviews);
        to.Number(repository.Issues);
        to.Real(repository.Share);
        to.Number(repository.Peers);
        Write(to, repository.Months);
        Write(to, repository.Pushed);
    }

    private static void Write(FormWriter to, CandidateSkill skill, ImmutableArray<CandidateRepository> repositories, Dictionary<RepositoryId, int> places)
    {
        to.Text(skill.Skill);
        to.Number((int)skill.Kind);
        to.Number((int)skill.How);
        Write(to, skill.First);
        Write(to, skill.Last);
        to.Number(skill.TraceCount);
        to.List(skill.Traces, (to, trace) => Write(to, trace, repositories, places));
    }

    private static CandidateSkill Skill(FormReader from, ImmutableArray<CandidateRepository> repositories) => new()
    {
        Skill = from.Text(),
        Kind = (SkillKind)from.Number(),
        How = (How)from.Number(),
        First = MonthOf(from),
        Last = MonthOf(from),
        TraceCount = from.Number(),
        Traces = from.List(reader => Trace(reader, repositories)),
    };

    private static void Write(FormWriter to, SkillTrace trace, ImmutableArray<CandidateRepository> repositories, Dictionary<RepositoryId, int> places)
    {
        long? place = trace.Repository is { } id && places.TryGetValue(id, out var found) ? found : null;
        to.Number(place);
        var listed = place is { } at ? repositories[(int)at] : null;
        if (listed is null)
        {
            to.Flag(trace.Repository is not null);
            if (trace.Repository is { } unlisted)
                Write(to, unlisted);
        }

        OrListed(trace.RepositoryName, listed?.FullName);
        OrListed(trace.Url, listed?.Url);
        to.Number((int)trace.How);
        to.Text(trace.Via);
        to.Text(trace.Excerpt);
        to.Text(trace.Path);
        to.Number(trace.Line);
        to.Number((int)trace.Scope);
        to.Real(trace.Confidence);
        to.Real(trace.Weight);
        to.Number(trace.Commits);
        to.Number(trace.PullRequests);
        to.Number(trace.Reviews);
        to.Number(trace.Months);
        to.Number(trace.Touched);
        to.Number(trace.ChangesTouching);
        to.Number(trace.ChangesRead);
        to.Real(trace.Share);
        to.Number(trace.Peers);
        to.Number(trace.Beside);
        to.Number(trace.StackSize);
        Write(to, trace.First);
        Write(to, trace.Last);

        void OrListed(string? value, string? ofRepository)
        {
            var isListed = ofRepository is not null && value == ofRepository;
            to.Flag(isListed);
            if (!isListed)
                to.Text(value);
        }
    }

    private static SkillTrace Trace(FormReader from, ImmutableArray<CandidateRepository> repositories)
    {
        var listed = from.NumberOrNone() is { } place ? place >= 0 && place < repositories.Length ? repositories[place] : throw FormReader.Damaged() : null;
        RepositoryId? id = listed is not null ? listed.Id : from.Flag() ? RepositoryIdOf(from) : null;
        return new SkillTrace
        {
            Repository = id,
            RepositoryName = OrListed(listed?.FullName),
            Url = OrListed(listed?.Url) ?? throw FormReader.Damaged(),
            How = (How)from.Number(),
            Via = from.Text(),
            Excerpt = from.TextOrNone(),
            Path = from.TextOrNone(),
            Line = from.NumberOrNone(),
            Scope = (SkillScope)from.Number(),
            Confidence = from.Real(),
            Weight = from.Real(),
            Commits = from.Number(),
            PullRequests = from.Number(),
            Reviews = from.Number(),
            Months = from.Number(),
            Touched = from.Number(),
            ChangesTouching = from.Number(),
            ChangesRead = from.Number(),
            Share = from.RealOrNone(),
            Peers = from.Number(),
            Beside = from.Number(),
            StackSize = from.Number(),
            First = MonthOf(from),
            Last = MonthOf(from),
        };

        string? OrListed(string? ofRepository) => from.Flag() ? ofRepository : from.TextOrNone();
    }

    public static void Write(FormWriter to, Place place)
    {
        to.Text(place.Text);
        to.Texts(place.Countries);
        to.Text(place.Region);
        to.Text(place.City);
        to.Real(place.Latitude);
        to.Real(place.Longitude);
        to.Text(place.TimeZone);
        to.Flag(place.Remote);
        to.Real(place.Confidence);
    }

    public static Place Place(FormReader from) => new()
    {
        Text = from.TextOrNone(),
        Countries = from.Texts(),
        Region = from.TextOrNone(),
        City = from.TextOrNone(),
        Latitude = from.RealOrNone(),
        Longitude = from.RealOrNone(),
        TimeZone = from.TextOrNone(),
        Remote = from.Flag(),
        Confidence = from.Real(),
    };

    public static void Write(FormWriter to, Availability? availability)
    {
        to.Flag(availability is not null);
        if (availability is null)
            return;
        to.Flag(availability.Open);
        Write(to, availability.Said);
        to.Text(availability.Url);
    }

    public static Availability? AvailabilityOf(FormReader from) => from.Flag() ? new Availability(from.Flag(), Day(from), from.Text()) : null;

    private static void Write(FormWriter to, ImmutableArray<ActivityMonth> months) => to.List(months, static (to, month) =>
    {
        to.Number(month.Month.Index);
        to.Number(month.Commits);
        to.Number(month.PullRequests);
        to.Number(month.Reviews);
        to.Number(month.Issues);
        to.Number(month.TrivialCommits);
        to.Number(month.Days);
        to.Number(month.BusiestDay);
    });

    private static ImmutableArray<ActivityMonth> Activity(FormReader from) =>
        from.List(static from => new ActivityMonth(new Month(from.Number()), from.Number(), from.Number(), from.Number(), from.Number())
        {
            TrivialCommits = from.Number(),
            Days = from.Number(),
            BusiestDay = from.Number(),
        });

    /// <summary>Most sources are GitHub: not said.</summary>
    private static void Write(FormWriter to, RepositoryId id)
    {
        to.Text(id.Source == CandidateId.GitHub ? "" : id.Source);
        to.Text(id.Key);
    }

    private static RepositoryId RepositoryIdOf(FormReader from) => new(from.Text() is { Length: > 0 } source ? source : CandidateId.GitHub, from.Text());

    public static void Write(FormWriter to, CandidateId id) => to.Text(id.ToString());

    public static CandidateId CandidateIdOf(FormReader from) => CandidateId.TryParse(from.Text(), out var id) ? id : throw FormReader.Damaged();

    public static void Write(FormWriter to, Month? month) => to.Number(month?.Index);

    public static Month? MonthOf(FormReader from) => from.NumberOrNone() is { } index ? new Month(index) : null;

    private static void Write(FormWriter to, DateOnly? day) => to.Number(day?.DayNumber);

    private static DateOnly? Day(FormReader from) => from.NumberOrNone() is not { } day ? null : day >= 0 && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : throw FormReader.Damaged();

    private static void Write(FormWriter to, DateTimeOffset? moment)
    {
        to.Number(moment?.Ticks);
        if (moment is { } at)
            to.Number(at.TotalOffsetMinutes);
    }

    private static DateTimeOffset? Moment(FormReader from)
    {
        if (!from.Flag())
            return null;
        try
        {
            return new DateTimeOffset(from.Long(), TimeSpan.FromMinutes(from.Number()));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw FormReader.Damaged();
        }
    }
}
