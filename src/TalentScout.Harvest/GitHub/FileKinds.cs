using System.Collections.Frozen;
using TalentScout.Harvest.Manifests;

namespace TalentScout.Harvest.GitHub;

/// <summary>Which language a file is written in, by its ending, and whether it is code at all. Names of languages are linguist's.</summary>
internal static class FileKinds
{
    private static readonly FrozenDictionary<string, string> Languages = Table(
        """
        C#: cs csx cshtml razor
        F#: fs fsi fsx
        Visual Basic .NET: vb
        Java: java
        Kotlin: kt kts
        Scala: scala sc
        Groovy: groovy
        Clojure: clj cljc edn
        Go: go
        Python: py pyi
        Cython: pyx pxd
        Jupyter Notebook: ipynb
        Ruby: rb rake erb
        PHP: php phtml
        Rust: rs
        C: c h
        C++: cc cpp cxx hh hpp hxx
        Objective-C: m mm
        Swift: swift
        Dart: dart
        Elixir: ex exs heex
        Erlang: erl hrl
        Haskell: hs
        OCaml: ml mli
        Elm: elm
        JavaScript: js mjs cjs jsx
        TypeScript: ts mts cts tsx
        Vue: vue
        Svelte: svelte
        Astro: astro
        HTML: html htm
        CSS: css
        SCSS: scss
        Sass: sass
        Less: less
        SQL: sql
        PLpgSQL: pgsql
        Perl: pl pm
        Lua: lua
        R: r rmd
        Julia: jl
        Shell: sh bash zsh
        PowerShell: ps1 psm1 psd1
        HCL: tf tfvars hcl
        Nix: nix
        Zig: zig
        Nim: nim
        Crystal: cr
        D: d
        Solidity: sol
        GraphQL: graphql gql
        Protocol Buffer: proto
        Thrift: thrift
        """);

    private static readonly FrozenSet<string> Texts = FrozenSet.Create(StringComparer.Ordinal, ".md", ".mdx", ".markdown", ".rst", ".adoc", ".asciidoc", ".txt", ".textile", ".po", ".pot", ".xliff");

    private static readonly string[] TextNames = ["LICENSE", "LICENCE", "NOTICE", "AUTHORS", "CONTRIBUTORS", "CHANGES", "CHANGELOG", "README", "CODEOWNERS", "MAINTAINERS", ".gitignore", ".mailmap", ".editorconfig"];

    private static readonly string[] LockFiles =
    [
        "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lockb", "npm-shrinkwrap.json", "composer.lock", "Gemfile.lock", "poetry.lock", "uv.lock", "Pipfile.lock", "Cargo.lock", "go.sum", "mix.lock",
        "packages.lock.json", "pubspec.lock", "Podfile.lock",
    ];

    private static readonly string[] MadeEnds = [".min.js", ".min.css", ".map", ".designer.cs", ".g.cs", ".generated.cs", ".pb.go", ".pb.cc", ".pb.h", "_pb2.py", "_pb2_grpc.py", ".g.dart", ".snap", "_generated.go"];

    private static readonly FrozenSet<string> MadeFolders = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "dist", "generated", "__generated__", "gen-src", "coverage");

    /// <summary>Null where the ending says nothing.</summary>
    public static string? LanguageOf(ManifestPath path) =>
        path.StartsWith("Dockerfile") ? "Dockerfile" : path.Extension.Length > 1 ? Languages.GetValueOrDefault(path.Extension[1..]) : null;

    /// <summary>Text for people, not for a machine. A requirements file is none, whatever its ending.</summary>
    public static bool IsDocumentation(ManifestPath path) =>
        (Texts.Contains(path.Extension) && !ManifestReader.IsManifest(path.Full)) || TextNames.Any(path.Is);

    /// <summary>Made by a tool: nobody wrote it, whoever committed it.</summary>
    public static bool IsGenerated(ManifestPath path) =>
        LockFiles.Any(path.Is) || MadeEnds.Any(e => path.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) || path.Folders.Any(MadeFolders.Contains);

    private static FrozenDictionary<string, string> Table(string lines) => lines
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(": "))
        .SelectMany(parts => parts[1].Split(' ').Select(ending => (Ending: ending, Language: parts[0])))
        .ToFrozenDictionary(e => e.Ending, e => e.Language, StringComparer.Ordinal);
}
