using System.Diagnostics;
using TalentScout.Tests.Skills;

namespace TalentScout.Tests.Manifests;

/// <summary>The bars that evidence from manifests must meet, on real manifests. What is missed or too much is printed, and every false positive has its reason.</summary>
[Trait("Category", "Shared")]
public sealed class SharedManifestTests(ITestOutputHelper output)
{
    // MariaDB is MySQL to whoever connects to it: the sheets name both for either.
    private static readonly HashSet<string> OneFamily = ["mysql", "mariadb"];

    /// <summary>Reported, not in the sheet, and right: the file is there and names it.</summary>
    private static readonly Dictionary<string, string> ExplainedStores = new()
    {
        ["quartznet/quartznet redis"] = "Quartz.Extensions.Redis is a part of the product that references StackExchange.Redis",
        ["Java/light-java mysql"] = "pom.xml depends on mysql-connector-java; the benchmark runs on PostgreSQL only",
        ["Java/solon postgresql"] = "pom.xml depends on org.postgresql:postgresql; the benchmark has no database test",
        ["PHP/reactphp mysql"] = "composer.json requires react/mysql; the benchmark has no database test",
        ["Ruby/rails redis"] = "Gemfile.lock names redis among what was asked for (the cable's)",
        ["TypeScript/feathersjs mysql"] = "package.json depends on mysql2; the benchmark runs on PostgreSQL only",
    };

    /// <summary>Web frameworks reported beside the one that the row is about, and in use all the same.</summary>
    private static readonly Dictionary<string, string> ExplainedFrameworks = new()
    {
        ["Clojure/http-kit compojure"] = "the row says no framework; project.clj names Compojure",
        ["FSharp/frank giraffe"] = "App.fsproj references Giraffe for its views",
        ["Go/sprapp hertz"] = "the row says no framework; go.mod requires Hertz",
        ["Java/light-java light4j"] = "the row says no framework; light-4j is what it is named for",
        ["JavaScript/sailsjs sails"] = "the row says no framework; sails is what it is named for",
        ["Prolog/tuProlog vertx"] = "pom.xml depends on vertx-web",
        ["Rust/chopin axum"] = "a second program of the row is written in axum",
    };

    [Fact]
    public void Databases_and_brokers_meet_their_bars()
    {
        var rows = SharedTruth.Load(SharedFolder.Require("real/manifests"));
        var named = rows.SelectMany(r => r.Stores).ToHashSet();
        int right = 0, missed = 0, tooMuch = 0;
        var unexplained = new List<string>();
        foreach (var row in rows)
        {
            var found = row.Found();
            // Kinds of store that no sheet knows (DynamoDB, PostGIS) are neither right nor wrong by it.
            found.IntersectWith(named);
            var missing = row.Visible.Where(s => !found.Contains(s) && !(OneFamily.Contains(s) && found.Overlaps(OneFamily))).ToList();
            var extra = found.Where(f => !row.Stores.Contains(f) && !(OneFamily.Contains(f) && row.Stores.Any(OneFamily.Contains))).ToList();
            right += row.Stores.Count(s => found.Contains(s) || (OneFamily.Contains(s) && found.Overlaps(OneFamily)));
            missed += missing.Count;
            tooMuch += extra.Count;
            unexplained.AddRange(extra.Select(e => $"{row.Name} {e}").Where(e => !ExplainedStores.ContainsKey(e)));
            Print(row, missing, extra);
        }
        var recall = (double)right / (right + missed);
        var precision = (double)right / (right + unexplained.Count);
        output.WriteLine($"databases and brokers: {right} right, {missed} missed, {tooMuch} too much ({unexplained.Count} of them unexplained): precision {(double)right / (right + tooMuch):0.000}, {precision:0.000} where the explained are right, recall {recall:0.000}");
        Assert.Empty(unexplained);
        Assert.True((double)right / (right + tooMuch) >= 0.96, "more than those that are explained");
        Assert.True(precision >= 0.97, $"precision {precision:0.000}: {string.Join(", ", unexplained)}");
        Assert.True(recall >= 0.95, $"recall {recall:0.000}");
    }

    [Fact]
    public void Frameworks_meet_their_bars()
    {
        var rows = SharedTruth.Load(SharedFolder.Require("real/manifests")).Where(r => r.Sheet != "compose");
        int right = 0, missed = 0, tooMuch = 0;
        var unexplained = new List<string>();
        foreach (var row in rows)
        {
            var found = row.Found();
            var wanted = row.Frameworks.Select(f => (Name: f, Id: IdOf(f))).ToList();
            var missing = wanted.Where(w => w.Id is null || !found.Contains(w.Id)).ToList();
            var ids = wanted.Select(w => w.Id).OfType<string>().ToHashSet();
            var extra = found.Where(f => IsAnotherWebFramework(f, ids)).ToList();
            var visible = missing.Where(m => IsNamedIn(row, m.Name)).Select(m => m.Name).ToList();
            right += wanted.Count - missing.Count;
            missed += visible.Count;
            tooMuch += extra.Count;
            unexplained.AddRange(extra.Select(e => $"{row.Name} {e}").Where(e => !ExplainedFrameworks.ContainsKey(e)));
            Print(row, visible, extra);
        }
        var recall = (double)right / (right + missed);
        var precision = (double)right / (right + unexplained.Count);
        output.WriteLine($"frameworks: {right} right, {missed} missed, {tooMuch} too much ({unexplained.Count} of them unexplained): precision {(double)right / (right + tooMuch):0.000}, {precision:0.000} where the explained are right, recall {recall:0.000}");
        Assert.Empty(unexplained);
        Assert.True((double)right / (right + tooMuch) >= 0.95, "more than those that are explained");
        Assert.True(recall >= 0.92);
    }

    [Fact]
    public void Nothing_is_reported_for_repositories_that_use_no_store()
    {
        foreach (var row in SharedTruth.Load(SharedFolder.Require("real/manifests")).Where(r => r.Sheet == "apps" && r.Stores.Length == 0))
            Assert.DoesNotContain(row.Found(), id => Shipped.Catalogue.Find(id)!.Kind is SkillKind.Database or SkillKind.Messaging);
    }

    [Fact]
    public void Throughput_is_printed()
    {
        var root = SharedFolder.Require("real/manifests");
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".csv", StringComparison.Ordinal))
            .Select(f => (Path: Path.GetRelativePath(root, f), Content: File.ReadAllText(f))).ToList();
        const int Rounds = 10;
        var findings = 0;
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < Rounds; i++)
            foreach (var (path, content) in files)
                findings += Manifest.Reader.Read(path, content).Findings.Length;
        var seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        output.WriteLine($"{files.Count * Rounds / seconds:0} files per second of processor time, {findings / Rounds} findings in {files.Count} files");
        Assert.True(findings > 0);
    }

    private void Print(SharedTruth row, List<string> missing, List<string> extra)
    {
        if (missing.Count + extra.Count > 0)
            output.WriteLine($"{row.Sheet} {row.Name}: missing [{string.Join(", ", missing)}] too much [{string.Join(", ", extra)}]");
    }

    // "ASP.NET Core [MVC]", "gin-gorm", "kooby: jooby+kotlin": what stands before the first sign is the framework.
    private static string? IdOf(string name)
    {
        var plain = name.Split('[')[0].Trim();
        return (plain == "spark" ? "sparkjava" : Shipped.Catalogue.Resolve(plain)?.Id) ?? Shipped.Catalogue.Resolve(plain.Split(':', '-')[0])?.Id;
    }

    // Two web frameworks of which one is made with the other are not in each other's way.
    private static bool IsAnotherWebFramework(string id, HashSet<string> wanted)
    {
        var skill = Shipped.Catalogue.Find(id)!;
        return skill.Parents.Contains("web-framework") && !wanted.Contains(id)
            && !skill.Implies.Keys.Any(wanted.Contains) && !wanted.Any(w => Shipped.Catalogue.Find(w)!.Implies.ContainsKey(id));
    }

    private static bool IsNamedIn(SharedTruth row, string framework)
    {
        var word = framework.Split('[', ':')[0].Trim();
        return Directory.EnumerateFiles(row.Folder, "*", SearchOption.AllDirectories)
            .Any(f => File.ReadAllText(f).Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
