using System.Security.Cryptography;
using System.Text;
using TalentScout.Sandbox;

namespace TalentScout.Tests.Sandbox;

/// <summary>One hash over everything that a world holds.</summary>
internal static class WorldDigest
{
    public static string Of(SandboxWorld world)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Say(FormattableString text) => sha.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant(text) + "\n"));
        foreach (var a in world.Accounts)
            Say($"{a.Id} {a.Login} {a.Type} {a.Name} {a.Company} {a.Blog} {a.Location} {a.Bio} {a.Hireable} {a.Followers} {a.Following} {a.Created} {a.Updated} {a.Gone} {a.Archetype}");
        foreach (var r in world.Repositories)
        {
            Say($"{r.Id} {r.FullName} {r.Kind} {r.Description} {string.Join(',', r.Languages)} {string.Join(',', r.Topics)} {r.Stars} {r.Created} {r.Pushed} {r.Branch} {r.License} {r.FormerName} {r.Parent?.Id}");
            foreach (var c in r.Commits)
                Say($"{c.Number} {c.Author?.Id} {c.At} {c.Message} {c.Area} {c.Pull}");
            foreach (var p in r.Pulls)
                Say($"{p.Number} {p.Author.Id} {p.Title} {p.Opened} {p.Closed} {p.Merged} {p.MergedBy?.Id}");
            foreach (var f in world.Files.Of(r))
                Say($"{f.Path} {f.Sha}");
        }
        foreach (var p in world.Postings)
            Say($"{p.Id} {p.Title} {p.City} {p.Posted} {p.Description}");
        foreach (var q in world.Truth.Queries)
            Say($"{q.Text} {string.Join(',', q.Relevant.Select(h => $"{h.Account.Id}:{h.Grade}"))}");
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
