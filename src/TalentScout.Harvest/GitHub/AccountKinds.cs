using System.Text.Json;

namespace TalentScout.Harvest.GitHub;

/// <summary>Tells people from bots and organisations by type and login.</summary>
internal static class AccountKinds
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

    /// <summary>The account of a "user", "author" or "owner" object; null where it is null, {} or has no id.</summary>
    public static Account? Read(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Object } user && user.Number("id") is > 0 and var id && user.Text("login") is { } login
            ? new Account(id, login, Of(login, user.Text("type")))
            : null;
}

internal readonly record struct Account(long Id, string Login, AccountKind Kind)
{
    public CandidateId Key => CandidateId.OfGitHub(Id);
    public bool IsPerson => Kind == AccountKind.Person;
}
