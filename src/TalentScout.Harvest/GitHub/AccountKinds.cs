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
