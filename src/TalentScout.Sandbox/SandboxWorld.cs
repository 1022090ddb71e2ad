using System.Collections.Immutable;

namespace TalentScout.Sandbox;

/// <summary>An invented GitHub, complete and unchanging, with the truth about its people. Nobody in it exists.</summary>
public sealed class SandboxWorld
{
    private readonly Dictionary<string, SandboxAccount> _byLogin;
    private readonly Dictionary<long, SandboxAccount> _byId;
    private readonly Dictionary<string, SandboxRepository> _byName;
    private readonly Dictionary<string, SandboxRepository> _byFormerName;
    private readonly Dictionary<long, SandboxRepository> _repositoriesById;
    private readonly ILookup<SandboxAccount, SandboxRepository> _ownedBy;
    private readonly Lazy<SandboxTruth> _truth;
    private readonly Lazy<ImmutableArray<SandboxPosting>> _postings;

    internal SandboxWorld(SandboxOptions options, IEnumerable<SandboxAccount> accounts, IEnumerable<SandboxRepository> repositories, ImmutableArray<Membership> memberships)
    {
        Options = options;
        Accounts = [.. accounts.OrderBy(a => a.Id)];
        Repositories = [.. repositories.OrderBy(r => r.Id)];
        Memberships = memberships;
        _byLogin = Accounts.ToDictionary(a => a.Login, StringComparer.OrdinalIgnoreCase);
        _byId = Accounts.ToDictionary(a => a.Id);
        _byName = Repositories.ToDictionary(r => r.FullName, StringComparer.OrdinalIgnoreCase);
        _byFormerName = Repositories.Where(r => r.FormerName is not null).ToDictionary(r => r.FormerName!, StringComparer.OrdinalIgnoreCase);
        _repositoriesById = Repositories.ToDictionary(r => r.Id);
        _ownedBy = Repositories.ToLookup(r => r.Owner);
        Files = new RepositoryFiles(options.Seed);
        _truth = new Lazy<SandboxTruth>(() => new SandboxTruth(this));
        _postings = new Lazy<ImmutableArray<SandboxPosting>>(() => PostingMaker.Make(this));
    }

    public SandboxOptions Options { get; }

    /// <summary>People, organisations and bots, by id.</summary>
    public ImmutableArray<SandboxAccount> Accounts { get; }

    /// <summary>By id.</summary>
    public ImmutableArray<SandboxRepository> Repositories { get; }

    /// <summary>What the people can really do. Made when first asked for.</summary>
    public SandboxTruth Truth => _truth.Value;

    /// <summary>Job adverts of the boards.</summary>
    public ImmutableArray<SandboxPosting> Postings => _postings.Value;

    internal ImmutableArray<Membership> Memberships { get; }
    internal RepositoryFiles Files { get; }

    public static SandboxWorld Create(SandboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return WorldMaker.Make(options);
    }

    /// <summary>Whatever the case; null where there is none.</summary>
    public SandboxAccount? Account(string login) => _byLogin.GetValueOrDefault(login);
    public SandboxAccount? Account(long id) => _byId.GetValueOrDefault(id);

    /// <summary>By present "owner/name", whatever the case; null where there is none.</summary>
    public SandboxRepository? Repository(string fullName) => _byName.GetValueOrDefault(fullName);
    public SandboxRepository? Repository(long id) => _repositoriesById.GetValueOrDefault(id);
    public IEnumerable<SandboxRepository> RepositoriesOf(SandboxAccount owner) => _ownedBy[owner];
    internal SandboxRepository? Renamed(string formerName) => _byFormerName.GetValueOrDefault(formerName);
}

/// <summary>Somebody is publicly a member of an organisation.</summary>
internal sealed record Membership(SandboxAccount Organisation, SandboxAccount Member);
