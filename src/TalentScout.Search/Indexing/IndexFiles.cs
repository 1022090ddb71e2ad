using Lucene.Net.Index;

namespace TalentScout.Search;

/// <summary>The files that make an index as of its last commit, for a copy of it. Segments are never changed once written, so that a copy beside a writer is of one moment.</summary>
public static class IndexFiles
{
    /// <summary>A writer may take files away while they are listed: then there is a newer commit to ask for.</summary>
    /// <param name="directory">That <see cref="CandidateIndex.Open"/> was given.</param>
    /// <returns>Relative to it; empty where there is no index. CURRENT comes last.</returns>
    /// <exception cref="IOException">It changed just now: ask again.</exception>
    public static IReadOnlyList<string> Of(string directory)
    {
        var folders = new GenerationFolders(directory);
        if (folders.Current is not { } number)
            return [];
        var build = folders.PathOf(number);
        using var files = IndexDirectory.Open(build);
        var infos = new SegmentInfos();
        infos.Read(files);
        var made = infos.GetFiles(files, includeSegmentsFile: true).Order(StringComparer.Ordinal).Append(IndexBuild.TiesFile).Where(f => File.Exists(Path.Combine(build, f)));
        var scorers = new DirectoryInfo(Path.Combine(directory, ScorerHistory.Folder));
        var rules = scorers.Exists ? scorers.GetFiles("*.json").Select(f => f.FullName).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return [.. made.Select(f => Path.Combine(build, f)).Concat(rules).Select(f => Path.GetRelativePath(directory, f)), GenerationFolders.CurrentFile];
    }
}
