namespace TalentScout.Search;

/// <summary>Work accepted in other people's repositories, of any kind.</summary>
internal sealed class ContributionSignal : IRankingSignal, IBoundSignal
{
    public string Name => SignalNames.Contribution;

    public PersonPart? Person => PersonPart.Contribution;

    public IBoundSignal Bind(AskedQuery asked, QueryContext context) => this;

    public void Score(ScoreBlock block, Span<double> values)
    {
        var docs = block.Docs;
        var persons = block.Columns.Persons.Values;
        for (var i = 0; i < docs.Length; i++)
            values[i] = persons[docs[i]].Contribution;
    }

    public Explanation Explain(double points, Explained who) => Shares.Split(
        points,
        who.Facts.ContributionParts.Length > 0 ? "contribution: work merged into other people's repositories" : "contribution: no work in other people's repositories seen",
        [.. who.Facts.ContributionParts.Select(c => (c.Mass, TraceSentence.Of(c.Repository), (string?)c.Repository.Url))]);
}

/// <summary>Months with work.</summary>
internal sealed class SustainedSignal : IRankingSignal, IBoundSignal
{
    public string Name => SignalNames.Sustained;

    public PersonPart? Person => PersonPart.Sustained;

    public IBoundSignal Bind(AskedQuery asked, QueryContext context) => this;

    public void Score(ScoreBlock block, Span<double> values)
    {
        var docs = block.Docs;
        var persons = block.Columns.Persons.Values;
        for (var i = 0; i < docs.Length; i++)
            values[i] = persons[docs[i]].Sustained;
    }

    public Explanation Explain(double points, Explained who) => Shares.Split(
        points,
        FormattableString.Invariant($"sustained: {who.Candidate.ActiveMonths} months with work, counted as {who.Facts.SustainedMonths:0.#}"),
        [.. who.Facts.SustainedParts.Select(p => (p.Mass, $"months in {TraceSentence.NameOf(p.Repository)}", (string?)p.Repository.Url))]);
}

/// <summary>How long ago the last work was. Not known counts as the middle.</summary>
internal sealed class RecencySignal : IRankingSignal
{
    public string Name => SignalNames.Recency;

    public IBoundSignal Bind(AskedQuery asked, QueryContext context) => new Bound(context.Options.Query.Unknown);

    private sealed class Bound(double unknown) : IBoundSignal
    {
        public PersonPart? Person => PersonPart.Recency;

        public void Score(ScoreBlock block, Span<double> values)
        {
            var docs = block.Docs;
            var persons = block.Columns.Persons.Values;
            for (var i = 0; i < docs.Length; i++)
                values[i] = float.IsNaN(persons[docs[i]].Recency) ? unknown : persons[docs[i]].Recency;
        }

        public Explanation Explain(double points, Explained who) => Explanation.Leaf(
            points,
            who.Candidate.LastActive is { } last ? $"recency: last active {last}"
                : float.IsNaN(who.Facts.Recency) ? "recency: work without dates, counted as the middle" : "recency: no work seen",
            Newest(who.Candidate)?.Url ?? who.Candidate.ProfileUrl);

        private static CandidateRepository? Newest(Candidate candidate) =>
            candidate.Repositories.FirstOrDefault(r => r.Months is [.., var last] && last.Month == candidate.LastActive);
    }
}

/// <summary>Followers. No points unless a user turns them on: they say little about work.</summary>
internal sealed class PopularitySignal : IRankingSignal
{
    public string Name => SignalNames.Popularity;

    public IBoundSignal Bind(AskedQuery asked, QueryContext context) => new Bound(context.Options.Query);

    private sealed class Bound(QueryRules rules) : IBoundSignal
    {
        public void Score(ScoreBlock block, Span<double> values)
        {
            var docs = block.Docs;
            var column = block.Columns.Followers.Values;
            var scale = 1 / Math.Log(1 + rules.PopularityFull);
            for (var i = 0; i < docs.Length; i++)
                values[i] = column[docs[i]] < 0 ? rules.Unknown : Math.Min(1, Math.Log(1 + column[docs[i]]) * scale);
        }

        public Explanation Explain(double points, Explained who) => Explanation.Leaf(
            points,
            who.Candidate.Followers is { } n ? FormattableString.Invariant($"popularity: {n} followers") : "popularity: followers not known, counted as the middle",
            who.Candidate.ProfileUrl);
    }
}
