using System.Text.Json;
using System.Text.RegularExpressions;

namespace TalentScout.Harvest.GitHub;

/// <summary>Tells people from bots and organisations by type and login.</summary>
internal static partial class AccountKinds
{
    // Machine accounts that GitHub lists as users.
    private static readonly HashSet<string> Machines = new(StringComparer.OrdinalIgnoreCase)
    {
        "web-flow", "github-actions", "dependabot", "dependabot-preview", "renovate", "renovate-bot", "greenkeeperio-bot", "snyk-bot", "codecov-io", "coveralls",
        "k8s-ci-robot", "fejta-bot", "bors", "mergify", "imgbot", "allcontributors", "pyup-bot", "travis-ci", "homebrew-bot", "dotnet-bot", "msftbot", "googlebot",
        "rust-highfive", "elasticmachine", "kibanamachine", "openshift-merge-robot", "openshift-bot", "gitter-badger", "waffle-iron", "traviscibot", "semantic-release-bot",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> MachineNames = Machines.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly string[] MachineEnds = ["[bot]", "-bot", "_bot", "-robot", "-ci-bot", "-automation", "-machine"];

    // By first letter (lower case, of the lower half of ASCII): which lengths a machine known by name may have; and which letters end a machine's name.
    private static readonly ulong[] LengthsByFirst = ByFirst();
    private static readonly ulong Lasts = MachineEnds.Aggregate(0UL, (all, end) => all | (1UL << (end[^1] & 63)));

    // The stand-in for deleted accounts, id 10137.
    private const string Ghost = "ghost";

    /// <param name="type">"User", "Bot", "Organization" as served; null where unknown.</param>
    public static AccountKind Of(string login, string? type)
    {
        if (string.Equals(type, "Bot", StringComparison.OrdinalIgnoreCase) || IsMachine(login))
            return AccountKind.Bot;
        if (string.Equals(type, "Organization", StringComparison.OrdinalIgnoreCase))
            return AccountKind.Organisation;
        return login.Equals(Ghost, StringComparison.OrdinalIgnoreCase) ? AccountKind.Gone : AccountKind.Person;
    }

    /// <summary>False for nearly everybody who is no machine, at the cost of two look-ups: for readers of millions of logins.</summary>
    public static bool MayBeMachine(ReadOnlySpan<byte> login)
    {
        if (login.IsEmpty)
            return false;
        int first = login[0] | 0x20, last = login[^1] | 0x20;
        return first >= LengthsByFirst.Length || login.Length > 63 || ((LengthsByFirst[first] >> login.Length) & 1) != 0 || ((Lasts >> (last & 63)) & 1) != 0 || login[^1] == ']';
    }

    private static ulong[] ByFirst()
    {
        var lengths = new ulong[128];
        foreach (var name in Machines)
            lengths[name[0] | 0x20] |= 1UL << name.Length;
        return lengths;
    }

    /// <summary>By the login alone.</summary>
    public static bool IsMachine(ReadOnlySpan<char> login)
    {
        if (MachineNames.Contains(login))
            return true;
        foreach (var end in MachineEnds)
        {
            if (login.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>By the whole profile, which may say what its type does not: several people write under one name, or a machine does.</summary>
    public static AccountKind OfProfile(AccountKind kind, string login, string? name, string? bio)
    {
        if (kind != AccountKind.Person)
            return kind;
        if (MachineText().IsMatch(bio ?? ""))
            return AccountKind.Bot;
        return TeamLogin().IsMatch(login) || TeamName().IsMatch(name ?? "") || TeamText().IsMatch(bio ?? "") ? AccountKind.Shared : AccountKind.Person;
    }

    /// <summary>The account of a "user", "author" or "owner" object; null where it is null, {} or has no id.</summary>
    public static Account? Read(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Object } user && user.Number("id") is > 0 and var id && user.Text("login") is { } login
            ? new Account(id, login, Of(login, user.Text("type")))
            : null;

    // In doubt a person: "Ada, Platform Team" works in one, "Acme Platform Team" is one.
    [GeneratedRegex(@"^(?:the-?)?[a-z0-9-]*-(?:team|devteam|dev-team|maintainers|admins|developers|developers-account|shared|ops-account)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TeamLogin();

    [GeneratedRegex(@"^(?:the )?[^,|@/(]{1,40}\b(?:team|maintainers|developers|contributors|committee|working group)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TeamName();

    [GeneratedRegex(
        @"(?:^|[.!?;] ?)\W*(?:this is )?(?:(?:a|an|the|our|official) )*(?:shared|team|group|company|organi[sz]ation|role|joint|collective|communal) (?:github )?account\b|\b(?:official|this) account (?:of|for|is (?:used|shared|run|managed) by)\b|\bofficial (?:github )?account of\b|\baccount (?:is )?shared (?:by|between|among)\b|^we are (?:the|a) (?:\w+ ){0,3}(?:team|company|studio|agency|group)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TeamText();

    [GeneratedRegex(@"\b(?:bot|machine|service|automation|robot|ci) (?:user )?account\b|\bi(?:'m| am) a (?:bot|robot)\b|^\W*(?:a |an |the )?(?:\w+ ){0,3}bot (?:for|that|which|of|run by|maintained by)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MachineText();
}

internal readonly record struct Account(long Id, string Login, AccountKind Kind)
{
    public CandidateId Key => CandidateId.OfGitHub(Id);
    public bool IsPerson => Kind == AccountKind.Person;
}
