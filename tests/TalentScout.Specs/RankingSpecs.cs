using System.Globalization;
using System.Text;
using TalentScout.Sandbox;

namespace TalentScout.Specs;

/// <summary>
/// How good the ranking is on people of whom it is known what they have done: the invented GitHub, harvested by the program. The figures stand in
/// tests/Rankings/rank_stats.txt, so that a change of ranking shows as a changed line. To write it anew: delete it, or TALENTSCOUT_WRITE_DOCS=1.
/// </summary>
public sealed class RankingSpecs(Harvested talentscout)
{
    private const string Write = "TALENTSCOUT_WRITE_DOCS";

    [Fact]
    public async Task The_ranking_is_as_good_as_written_down()
    {
        var path = Path.Combine(Root(), "tests", "Rankings", "rank_stats.txt");
        var seen = await StatsAsync();
        if (Environment.GetEnvironmentVariable(Write) is not null || !File.Exists(path))
            await File.WriteAllTextAsync(path, seen, TestContext.Current.CancellationToken);

        var written = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");

        var changed = seen.Split('\n').Except(written.Split('\n')).ToList();
        Assert.True(seen == written, $"the ranking has changed; where that is wanted, set {Write}=1 and commit {path}. Now:\n{string.Join('\n', changed)}");
    }

    private async Task<string> StatsAsync()
    {
        var judged = new List<(string Query, RankingQuality Quality)>();
        foreach (var query in talentscout.World.Truth.Queries)
            judged.Add((query.Text, query.Judge(await RankingAsync(query.Text))));
        var text = new StringBuilder("# Of the people who truly fit: is one of the best first, are they within five, how far down is the first, and how good are ten.\n");
        text.Append(CultureInfo.InvariantCulture, $"{"query",-52}{"recall@1",9}{"recall@5",9}{"MRR",7}{"NDCG@10",9}\n");
        foreach (var (query, quality) in judged)
            Append(text, query, quality);
        Append(text, "all", RankingQuality.Mean([.. judged.Select(j => j.Quality)]));
        return text.ToString();
    }

    private async Task<List<long>> RankingAsync(string query)
    {
        var answer = await talentscout.RunAsync("search", query, "--json", "--top", "100");
        return answer.Output.Length == 0 ? [] : [.. answer.Json.GetProperty("hits").EnumerateArray().Select(h => long.Parse(h.GetProperty("id").GetString()!, CultureInfo.InvariantCulture))];
    }

    private static void Append(StringBuilder text, string query, RankingQuality q) =>
        text.Append(CultureInfo.InvariantCulture, $"{query,-52}{q.Recall1,9:F3}{q.Recall5,9:F3}{q.ReciprocalRank,7:F3}{q.Ndcg10,9:F3}\n");

    private static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "TalentScout.sln")))
                return folder;
        throw new DirectoryNotFoundException("no TalentScout.sln above the tests");
    }
}
