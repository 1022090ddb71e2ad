using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TalentScout.Sandbox;

/// <summary>The files of each repository's default branch, made when first asked for and kept.</summary>
internal sealed class RepositoryFiles(int seed)
{
    private readonly ConcurrentDictionary<long, ImmutableArray<SandboxFile>> _made = new();

    /// <summary>By path, ordinal. A fork has its parent's.</summary>
    public ImmutableArray<SandboxFile> Of(SandboxRepository repository) => _made.GetOrAdd(repository.Parent?.Id ?? repository.Id, _ => Make(repository.Parent ?? repository));

    public SandboxFile? Find(SandboxRepository repository, string path) => Of(repository).FirstOrDefault(f => f.Path == path);

    /// <summary>What a commit changed. Merges and commits of empty repositories change nothing.</summary>
    public ImmutableArray<SandboxFile> ChangedBy(SandboxRepository repository, SandboxCommit commit)
    {
        var dice = Dice.For(seed, "changed", repository.Id, commit.Number);
        var files = Of(repository);
        var fitting = files.Where(f => AreaOf(f.Path) == commit.Area).ToList();
        return commit.Area == WorkArea.Merge || files.Length == 0 ? [] : [.. dice.Some<SandboxFile>(fitting.Count > 0 ? fitting : files, commit.Area == WorkArea.Code ? dice.Between(1, 4) : 1)];
    }

    private static WorkArea AreaOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (name is "package.json" or "go.mod" or "pom.xml" or "requirements.txt" or "Gemfile" or "composer.json" or "Cargo.toml" or "mix.exs" or "Directory.Packages.props" or "build.gradle.kts" or "pyproject.toml")
            return WorkArea.Dependencies;
        if (name.EndsWith(".md", StringComparison.Ordinal) || name == "LICENSE")
            return WorkArea.Docs;
        if (path.StartsWith("web/", StringComparison.Ordinal))
            return WorkArea.Web;
        if (name is "Dockerfile" or "docker-compose.yml" || path.StartsWith(".github/", StringComparison.Ordinal))
            return WorkArea.Operations;
        return path.Contains("test", StringComparison.OrdinalIgnoreCase) || path.StartsWith("spec/", StringComparison.Ordinal) || path.StartsWith("internal/e2e/", StringComparison.Ordinal) ? WorkArea.Tests : WorkArea.Code;
    }

    private ImmutableArray<SandboxFile> Make(SandboxRepository repository)
    {
        if (repository.Empty)
            return [];
        var dice = Dice.For(seed, "files", repository.Id);
        var files = new List<SandboxFile> { SandboxFile.Of("README.md", Surroundings.Readme(repository)), SandboxFile.Of(".gitignore", "bin/\nnode_modules/\ntarget/\n.env\n") };
        if (repository.License is not null)
            files.Add(SandboxFile.Of("LICENSE", repository.License.ToUpperInvariant() + " License\n"));
        if (repository.Kind == RepositoryKind.Dotfiles)
            files.AddRange([SandboxFile.Of(".zshrc", "export EDITOR=vim\n"), SandboxFile.Of(".vimrc", "set number\n")]);
        if (repository.Blueprint is { } blueprint)
        {
            files.AddRange(SourceCode.Write(repository, blueprint, dice));
            if (repository.Kind == RepositoryKind.Project || dice.Chance(60))
                files.AddRange(Manifest.Write(repository.Name, blueprint));
            if (repository.Kind == RepositoryKind.Project)
                files.AddRange(Surroundings.Write(repository, blueprint));
        }
        return [.. files.DistinctBy(f => f.Path).OrderBy(f => f.Path, StringComparer.Ordinal)];
    }
}
