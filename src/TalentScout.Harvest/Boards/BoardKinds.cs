using System.Collections.Immutable;
using TalentScout.Harvest.Boards.Crawling;

namespace TalentScout.Harvest.Boards;

/// <summary>The kinds of boards, and the readers of crawled pages. One more is one line.</summary>
internal static class BoardKinds
{
    public static ImmutableArray<BoardKind> All(BoardServices services) =>
    [
        new SiteKind(Readers(services), services.Clock),
    ];

    public static ImmutableArray<IPageReader> Readers(BoardServices services) => [];
}

/// <summary>What kinds and readers are made with.</summary>
/// <param name="Places">Text to place.</param>
internal sealed record BoardServices(BoardOptions Options, SkillCatalogue Catalogue, Func<string, Place> Places, TimeProvider Clock)
{
    /// <summary>The address of a source: the operator's stand-in, else the public one.</summary>
    public Uri BaseOf(string source, string publicAddress) => new(Options.Bases.GetValueOrDefault(source, publicAddress));
}
