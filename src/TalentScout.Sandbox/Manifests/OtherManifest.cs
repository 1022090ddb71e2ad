using System.Text;

namespace TalentScout.Sandbox;

/// <summary>Build files outside the nine package ecosystems.</summary>
internal static class OtherManifest
{
    public static IEnumerable<SandboxFile> Write(string project, Blueprint blueprint)
    {
        var name = project.ToLowerInvariant();
        switch (blueprint.Stack.Linguist)
        {
            case "Clojure":
                var deps = string.Join("\n        ", blueprint.Runtime.Select(d => $"{d.Package} {{:mvn/version \"{d.Version}\"}}"));
                yield return SandboxFile.Of("deps.edn", $"{{:paths [\"src\" \"resources\"]\n :deps {{{deps}}}}}\n");
                break;
            case "C++":
                yield return SandboxFile.Of("vcpkg.json", $"{{\n  \"name\": \"{name}\",\n  \"dependencies\": [{string.Join(", ", blueprint.Runtime.Select(d => $"\"{d.Package}\""))}]\n}}\n");
                yield return SandboxFile.Of("CMakeLists.txt", $"cmake_minimum_required(VERSION 3.25)\nproject({name} CXX)\nfind_package(RocksDB CONFIG REQUIRED)\nadd_executable({name} src/main.cc)\ntarget_link_libraries({name} PRIVATE RocksDB::rocksdb)\n");
                break;
            case "HCL":
                yield return SandboxFile.Of("main.tf", $"terraform {{\n  required_version = \">= 1.9\"\n  required_providers {{\n    aws = {{\n      source  = \"hashicorp/aws\"\n      version = \"~> 5.66\"\n    }}\n  }}\n}}\n\nmodule \"{name}\" {{\n  source = \"./modules/{blueprint.Domain.Key}\"\n}}\n");
                yield return SandboxFile.Of($"charts/{blueprint.Domain.Key}/Chart.yaml", $"apiVersion: v2\nname: {blueprint.Domain.Key}\nversion: 0.8.2\n");
                yield return SandboxFile.Of($"charts/{blueprint.Domain.Key}/templates/deployment.yaml", Deployment(blueprint.Domain.Key));
                break;
            case "Swift":
                yield return SandboxFile.Of("Package.swift", $"// swift-tools-version:5.10\nimport PackageDescription\n\nlet package = Package(name: \"{RepositoryNames.Pascal(project)}\", platforms: [.iOS(.v17)])\n");
                break;
            default:
                yield return SandboxFile.Of("mkdocs.yml", $"site_name: {blueprint.Domain.Key}\nnav:\n  - Home: index.md\n");
                break;
        }
    }

    private static string Deployment(string name) => new StringBuilder("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n")
        .Append($"  name: {name}\nspec:\n  replicas: 3\n  template:\n    spec:\n      containers:\n        - name: {name}\n          image: registry.example.org/{name}:1.8\n").ToString();
}
