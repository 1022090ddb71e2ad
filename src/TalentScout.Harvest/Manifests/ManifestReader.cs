using System.Collections.Immutable;
using TalentScout.Harvest.Manifests.Formats;

namespace TalentScout.Harvest.Manifests;

/// <summary>
/// Reads the skills out of manifests: what a repository is built from, runs beside and connects to. Pure and thread-safe; whatever a file
/// holds, it answers: with findings, and with sentences for what could not be read.
/// </summary>
public sealed class ManifestReader(SkillCatalogue catalogue)
{
    /// <summary>Of the extractor that uses this. 1: first. 2: stores by words in names, settings of more frameworks, stand-ins and coordinators told apart. 3: what a framework runs on is
    /// indirect, packages of types are no use, a crate's own features name what it can be built for. 4: what manifests say only together: catalogues, workspaces, parents, locks.
    /// 5: bounds on what one file can ask for; the store of Prisma's migrations. 6: findings tell when their file was read.</summary>
    public const int Version = 6;

    /// <summary>Characters, as of Linux.</summary>
    private const int MaxPath = 4_096;

    // The first that claims a path reads it. A new format is a file in Formats and a line here.
    private static readonly ImmutableArray<IManifestFormat> Formats =
    [
        new PackageJson(),
        new PnpmWorkspace(),
        new MsBuildProject(),
        new CentralPackages(),
        new PackagesConfig(),
        new Requirements(),
        new PyProject(),
        new Pipfile(),
        new SetupCfg(),
        new SetupPy(),
        new MavenPom(),
        new GradleBuild(),
        new GradleCatalog(),
        new SbtBuild(),
        new LeiningenProject(),
        new GoMod(),
        new Gemfile(),
        new GemfileLock(),
        new Gemspec(),
        new ComposerJson(),
        new CargoToml(),
        new MixExs(),
        new Dockerfile(),
        new ComposeFile(),
        new DatabaseYml(),
        new SpringSettings(),
        new AppSettings(),
        new DjangoSettings(),
        new PrismaSchema(),
        new EnvironmentFile(),
        new HelmChart(),
        new CiWorkflow(),
        new KubernetesManifest(),
        new ConnectionSettings(),
        new LiquibaseChangelog(),
        new MigrationCode(),
        new SqlScript(),
    ];

    /// <summary>What a file shows. Nothing where no format claims its path, or where it lies among other people's code.</summary>
    public ManifestReading Read(string path, string content)
    {
        if (path.Length > MaxPath)
            return new([], [$"a path of {path.Length} characters, at most {MaxPath} are read"]);
        var place = new ManifestPath(path);
        if (FormatOf(place) is not { } format)
            return ManifestReading.Nothing;
        var source = new ManifestSource(place, content);
        var sink = new FindingSink(catalogue, source);
        foreach (var (skill, pattern) in catalogue.OfPath(place.Full))
            sink.Skill(skill.Id, $"file:{pattern}", 1);
        if (source.Cut)
            sink.Problem(1, $"{content.Length} characters long, read up to {ManifestSource.MaxLength}");
        try
        {
            format.Read(source, sink);
        }
        catch (Exception e)
        {
            // The edge of one document: a fault of ours or of a parser costs this file, not the run.
            sink.Problem(1, $"could not be read on: {e.GetType().Name}");
        }
        if (source.CutLine is { } line)
            sink.Problem(line, $"more than {ManifestSource.MaxLine} characters, the rest of the line is not read");
        return sink.ToReading();
    }

    /// <summary>What files of one repository show, each as the others explain it; in the order of the files and of their lines.</summary>
    public ManifestReading ReadTogether(IEnumerable<(string Path, string Content)> files)
    {
        var alone = files.Select(f => Read(f.Path, f.Content)).ToList();
        var links = alone.Select(r => r.Links).OfType<ManifestLinks>().ToList();
        if (links.Count == 0)
            return new([.. alone.SelectMany(r => r.Findings)], [.. alone.SelectMany(r => r.Problems)]);
        var join = new ManifestJoin(links, catalogue);
        var joined = join.Findings.ToLookup(f => f.Path, f => new ManifestFinding(f.Skill, catalogue.Find(f.Skill)!.Kind, f.Via, f.Path, f.Line, f.Scope, f.Excerpt), StringComparer.Ordinal);
        var findings = alone.SelectMany(r => r.Findings
            .Where(f => !join.Replaces(f.Path, f.Line, f.Via))
            .Select(f => f with { Scope = join.ScopeOf(f.Path, f.Via, f.Scope) })
            .Concat(r.Links is { } own ? joined[own.Path] : [])
            .DistinctBy(f => (f.Skill, f.Via, f.Line, f.Scope)).OrderBy(f => f.Line));
        return new([.. findings], [.. alone.SelectMany(r => r.Problems)]);
    }

    public static bool IsManifest(string path) => FormatOf(path) is not null;

    internal static IManifestFormat? FormatOf(string path) => FormatOf(new ManifestPath(path));

    /// <summary>What the paths of a tree show by themselves: migrations, contracts, pipelines, tests. At most <see cref="PathSkills.PathsPerSkill"/> findings per skill.</summary>
    public ImmutableArray<ManifestFinding> Skills(IEnumerable<string> paths) => PathSkills.Of(catalogue, paths);

    private static IManifestFormat? FormatOf(ManifestPath path)
    {
        if (path.IsForeign)
            return null;
        foreach (var format in Formats)
            if (format.Claims(path))
                return format;
        return null;
    }
}
