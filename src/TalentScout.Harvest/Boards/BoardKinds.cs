using System.Collections.Immutable;
using TalentScout.Harvest.Boards.Ashby;
using TalentScout.Harvest.Boards.Crawling;
using TalentScout.Harvest.Boards.Greenhouse;
using TalentScout.Harvest.Boards.HackerNews;
using TalentScout.Harvest.Boards.Lever;
using TalentScout.Harvest.Boards.RemoteOk;
using TalentScout.Harvest.Boards.Remotive;
using TalentScout.Harvest.Boards.SchemaOrg;
using TalentScout.Harvest.Boards.SmartRecruiters;

namespace TalentScout.Harvest.Boards;

/// <summary>The kinds of boards, and the readers of crawled pages. One more is one line.</summary>
internal static class BoardKinds
{
    public static ImmutableArray<BoardKind> All(BoardServices services)
    {
        var skills = new SkillText(services.Catalogue);
        var postings = new PostingReader(services.Catalogue, skills, services.Places);
        var reader = new BoardReader(postings);
        return
        [
            new SiteKind(Readers(postings), services.Clock),
            new GreenhouseKind(services.BaseOf("greenhouse", GreenhouseKind.Address), reader),
            new LeverKind(services.BaseOf("lever", LeverKind.Address), reader),
            new SmartRecruitersKind(services.BaseOf("smartrecruiters", SmartRecruitersKind.Address), reader),
            new AshbyKind(services.BaseOf("ashby", AshbyKind.Address), reader),
            new RemoteOkKind(services.BaseOf("remoteok", RemoteOkKind.Address), reader),
            new RemotiveKind(services.BaseOf("remotive", RemotiveKind.Address), reader),
            new HackerNewsKind(services.BaseOf("hackernews", HackerNewsKind.Threads), services.BaseOf("hackernews", HackerNewsKind.Items), reader, new WantedPost(skills)),
        ];
    }

    public static ImmutableArray<IPageReader> Readers(PostingReader postings) => [new PostingPageReader(postings)];
}

/// <summary>What kinds and readers are made with.</summary>
/// <param name="Places">Text to place.</param>
internal sealed record BoardServices(BoardOptions Options, SkillCatalogue Catalogue, Func<string, Place> Places, TimeProvider Clock)
{
    /// <summary>The address of a source: the operator's stand-in, else the public one.</summary>
    public Uri BaseOf(string source, string publicAddress) => new(Options.Bases.GetValueOrDefault(source, publicAddress));
}
