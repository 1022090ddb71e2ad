namespace TalentScout.Sandbox;

public enum AccountType
{
    User,
    Organization,
    Bot,
}

/// <summary>An account of the invented GitHub. Times are Unix seconds.</summary>
public sealed record SandboxAccount
{
    public required long Id { get; init; }
    public required string Login { get; init; }
    public required AccountType Type { get; init; }
    public string? Name { get; init; }
    public string? Company { get; init; }
    public string? Blog { get; init; }
    public string? Location { get; init; }
    public string? Bio { get; init; }
    public bool? Hireable { get; init; }
    public int Followers { get; init; }
    public int Following { get; init; }
    public int Gists { get; init; }
    public required long Created { get; init; }
    public required long Updated { get; init; }

    /// <summary>Deleted: answers 404, though contributor lists still name it.</summary>
    public bool Gone { get; init; }

    /// <summary>What the person is really like; null for organisations and bots.</summary>
    public Archetype? Archetype { get; init; }

    /// <summary>Where the person really lives, whatever the profile says; null for organisations and bots.</summary>
    internal Town? Town { get; init; }

    /// <summary>A careful reader learns the country from <see cref="Location"/>.</summary>
    internal bool CountryTold { get; init; }

    /// <summary>One account is one id: the rest need not be compared.</summary>
    public bool Equals(SandboxAccount? other) => other is not null && Id == other.Id;
    public override int GetHashCode() => Id.GetHashCode();
    public override string ToString() => $"{Login} ({Id})";
}
