using System.CommandLine;
using TalentScout.App.Composition;
using TalentScout.App.Web;

namespace TalentScout.App.Commands;

/// <summary>search QUERY: the API's answer on the terminal.</summary>
internal static class SearchCommand
{
    public static Command Create(CommandSetup setup)
    {
        var query = new Argument<string>("QUERY") { Description = "As in docs/query-syntax.md: 'lang:csharp db:postgresql active:>=2026-01'." };
        var top = new Option<int>("--top", "-n") { Description = "Hits to show, 1 to 1000.", HelpName = "N", DefaultValueFactory = _ => 20 };
        top.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() is < 1 or > 1000)
                r.AddError("--top: want 1 to 1000");
        });
        var json = new Option<bool>("--json") { Description = "The answer as the API gives it." };
        var explain = new Option<bool>("--explain") { Description = "With the explanation of each score." };
        var diverse = new Option<bool>("--diverse") { Description = "At most two of every ten places to people of the same repository." };
        var match = MatchOption.Create();
        var command = new Command("search", "Ranks candidates for a query.") { query, top, json, explain, diverse, match };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            if (QueryInput.Read(bench, parsed.GetValue(query)!, setup.Terminal) is not { } parsedQuery)
                return ExitCode.NothingOrBadInput;
            await bench.CatchUpAsync(cancellationToken);
            var answer = Pages(bench, new SearchRequest { Query = parsedQuery, Explain = parsed.GetValue(explain), Diverse = parsed.GetValue(diverse), Match = parsed.GetValue(match), Facets = SearchRequest.FacetNames }, parsed.GetValue(top));
            await setup.Terminal.Out.WriteLineAsync(parsed.GetValue(json) ? ApiJson.Write(answer with { Query = answer.Query with { Text = parsed.GetValue(query)! } }) : SearchText.Of(answer));
            if (answer.Total > 0)
                return ExitCode.Done;
            await NobodyYet.SaidAsync(bench, setup.Terminal, cancellationToken);
            return ExitCode.NothingOrBadInput;
        });
        return command;
    }

    /// <summary>One answer with the first <paramref name="top"/> hits: a page of the API holds 100.</summary>
    private static SearchAnswer Pages(Workbench bench, SearchRequest request, int top)
    {
        const int Largest = 100;
        var first = bench.Engine.Search(request with { Size = Math.Min(top, Largest) });
        var hits = first.Hits.ToBuilder();
        for (var page = 2; hits.Count < Math.Min(top, first.Total); page++)
            hits.AddRange(bench.Engine.Search(request with { Page = page, Size = Largest, Facets = [] }).Hits);
        return first with { Hits = [.. hits.Take(top)], Size = top };
    }
}
