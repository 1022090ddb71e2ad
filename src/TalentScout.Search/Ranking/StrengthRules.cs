using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace TalentScout.Search;

/// <summary>
/// How the work in a repository becomes the strength of a skill. A proof's mass is the product of factors in 0..1 (touched files can
/// raise it); masses of a repository are damped, those of repositories added, and the sum saturates: strength = mass / (mass + half).
/// </summary>
public sealed record StrengthRules
{
    public HowFactors How { get; init; } = new();
    public ScopeFactors Scope { get; init; } = new();

    /// <summary>Changes in one repository from which on more do not count: amount = ln(1 + n) / ln(1 + this).</summary>
    [Range(1d, 1e9)] public double FullAmount { get; init; } = 1024;

    /// <summary>Changes counted per month and repository at most: a burst is not sustained work.</summary>
    [Range(1d, 1e9)] public double BurstPerMonth { get; init; } = 20;

    /// <summary>Commits without a date that count as one month of work, and how many such months count at most.</summary>
    [Range(1d, 1e9)] public double UndatedCommitsPerMonth { get; init; } = 5;
    [Range(0d, 600d)] public double UndatedMonths { get; init; } = 6;

    /// <summary>A review as a share of a change.</summary>
    [Range(0d, 1d)] public double ReviewAmount { get; init; } = 0.5;

    /// <summary>Factor of work within a single moment, and the months at which half of the rest is reached.</summary>
    [Range(0d, 1d)] public double DurationFloor { get; init; } = 0.4;
    [Range(0.1, 600d)] public double DurationHalfMonths { get; init; } = 6;

    /// <summary>What old work keeps for ever of a strength, and the months in which the rest halves; what work of unknown date gets.</summary>
    [Range(0d, 1d)] public double RecencyFloor { get; init; } = 0.2;
    [Range(0.1, 1200d)] public double RecencyHalfLifeMonths { get; init; } = 9;
    [Range(0d, 1d)] public double RecencyUnknown { get; init; } = 0.6;

    /// <summary>The same for where it was done, which breadth and together ask for: strength says what is at hand now, the number of projects what was learnt.</summary>
    [Range(0d, 1d)] public double LastingFloor { get; init; } = 0.5;
    [Range(0.1, 1200d)] public double LastingHalfLifeMonths { get; init; } = 30;

    /// <summary>Factor of a repository where nobody else works, and the number of others at which it is 1 (logarithmic between).</summary>
    [Range(0d, 1d)] public double PeersFloor { get; init; } = 0.15;
    [Range(1d, 1e9)] public double PeersFull { get; init; } = 32;

    /// <summary>What a crowd takes away: 1 / (1 + loss x ln(1 + others / crowd)). In a project of thousands most are passing by.</summary>
    [Range(0d, 100d)] public double CrowdLoss { get; init; } = 0.25;
    [Range(1d, 1e9)] public double Crowd { get; init; } = 100;

    /// <summary>Others who count for each person there who is also known from elsewhere: of a ring of accounts nobody is.</summary>
    [Range(0d, 1e9)] public double PeersPerTie { get; init; } = 8;

    /// <summary>Factor of one's own repository without others; rises to 1 with them as above.</summary>
    [Range(0d, 1d)] public double OwnFloor { get; init; } = 0.25;

    /// <summary>On top of that of an own repository: many work there, and none of them is known from anywhere else.</summary>
    [Range(0d, 1d)] public double ClosedFactor { get; init; } = 0.25;

    /// <summary>Factor of a vanishing share of the repository's commits; rises to 1 with the root of the share.</summary>
    [Range(0d, 1d)] public double ShareFloor { get; init; } = 0.5;
    [Range(0d, 1d)] public double ShareUnknown { get; init; } = 0.75;

    /// <summary>Exponent on the share of a language in the repository's bytes: below 1 lifts minor languages.</summary>
    [Range(0d, 2d)] public double LanguageShareExponent { get; init; } = 0.6;

    /// <summary>
    /// So many skills of a kind belong to one program; where a repository shows n, more than these, each counts few / n to the power of the exponent: it supports them. Not for
    /// languages, which have a share.
    /// </summary>
    [Range(1d, 1000d)] public double BesideFew { get; init; } = 3;
    [Range(0d, 4d)] public double BesideExponent { get; init; } = 0.5;

    /// <summary>
    /// The same for languages, databases, frameworks and brokers together: where a repository shows n, more than these, each counts few / n to the power of the exponent.
    /// </summary>
    [Range(1d, 1000d)] public double StackFew { get; init; } = 10;
    [Range(0d, 4d)] public double StackExponent { get; init; } = 0.5;

    /// <summary>Factor where enough of their changes there were looked into and none of them touches the skill (<see cref="SkillTrace.IsUntouched"/>). 1: nothing is lost.</summary>
    [Range(0d, 1d)] public double UntouchedFactor { get; init; } = 0.6;

    /// <summary>What changes known to touch the very skill add (0.5 = up to half as much again), and how many make it full (logarithmic).</summary>
    [Range(0d, 10d)] public double TouchedBoost { get; init; } = 0.5;
    [Range(1d, 1e9)] public double TouchedFull { get; init; } = 64;

    /// <summary>What the second, third, ... proof within the same repository still counts: this factor to the power of its place.</summary>
    [Range(0d, 1d)] public double SameRepositoryDamping { get; init; } = 0.1;

    /// <summary>On top of the catalogue's own discount of an implication: what is implied never equals what is seen.</summary>
    [Range(0d, 1d)] public double ImpliedFactor { get; init; } = 0.8;

    /// <summary>Mass at which a strength is one half.</summary>
    [Range(1e-6, 1e9)] public double HalfMass { get; init; } = 1.2;
}

/// <summary>By how a claim is known; text about oneself is next to nothing.</summary>
public sealed record HowFactors
{
    [Range(0d, 1d)] public double Merged { get; init; } = 1;
    [Range(0d, 1d)] public double Authored { get; init; } = 0.6;
    [Range(0d, 1d)] public double Reviewed { get; init; } = 0.5;
    [Range(0d, 1d)] public double Used { get; init; } = 0.25;
    [Range(0d, 1d)] public double Declared { get; init; } = 0.004;

    internal double Of(How how) => how switch
    {
        How.Merged => Merged,
        How.Authored => Authored,
        How.Reviewed => Reviewed,
        How.Used => Used,
        _ => Declared,
    };
}

/// <summary>By what a manifest line means for the program that ships.</summary>
public sealed record ScopeFactors
{
    [Range(0d, 1d)] public double Runtime { get; init; } = 1;
    [Range(0d, 1d)] public double Test { get; init; } = 0.3;
    [Range(0d, 1d)] public double Optional { get; init; } = 0.4;
    [Range(0d, 1d)] public double Indirect { get; init; } = 0.15;
    [Range(0d, 1d)] public double Commented { get; init; }

    internal double Of(SkillScope scope) => scope switch
    {
        SkillScope.Runtime => Runtime,
        SkillScope.Test => Test,
        SkillScope.Optional => Optional,
        SkillScope.Indirect => Indirect,
        _ => Commented,
    };
}

/// <summary>Signals that do not depend on what is asked; baked into the index.</summary>
public sealed record PersonRules
{
    /// <summary>Mass of work in other people's repositories at which contribution is one half.</summary>
    [Range(1e-6, 1e9)] public double ContributionHalfMass { get; init; } = 1;

    /// <summary>Months with work in other people's repositories, or in one's own with peers, at which sustained is one half.</summary>
    [Range(0.1, 1200d)] public double SustainedHalfMonths { get; init; } = 8;

    /// <summary>A month of work in a repository where nobody else works, as a share of a month.</summary>
    [Range(0d, 1d)] public double LonelyMonth { get; init; } = 0.3;

    /// <summary>Months without work in which recency halves.</summary>
    [Range(0.1, 1200d)] public double RecencyHalfLifeMonths { get; init; } = 12;
}

/// <summary>How a query turns strengths into signals.</summary>
public sealed record QueryRules
{
    /// <summary>Weight of an asked skill by its kind; what is not named weighs 1. The language decides more than what is built with it: it is seen in every change, a database in few.</summary>
    public ImmutableSortedDictionary<string, double> Kinds { get; init => field = RankingOptions.Ordinal(value); } =
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("language", 3d)]);

    /// <summary>Weight of a nice part against one that must hold.</summary>
    [Range(0d, 10d)] public double NiceWeight { get; init; } = 0.5;

    /// <summary>What an unknown fact counts where a known one counts 1 or 0: unknown is not no.</summary>
    [Range(0d, 1d)] public double Unknown { get; init; } = 0.5;

    /// <summary>Share of backend work from which on role:backend finds somebody.</summary>
    [Range(0d, 1d)] public double RoleThreshold { get; init; } = 0.2;

    /// <summary>Strength of the asked skill that is shown least at which complete is one half.</summary>
    [Range(1e-6, 1d)] public double CompleteHalf { get; init; } = 0.1;

    /// <summary>Mass of repositories with all asked skills at which together is one half.</summary>
    [Range(1e-6, 1e9)] public double TogetherHalfMass { get; init; } = 0.3;

    /// <summary>Mass from which on a repository counts in full for breadth, below in part, and the number of them at which breadth is one half.</summary>
    [Range(1e-6, 1e9)] public double BreadthFullMass { get; init; } = 0.045;
    [Range(0.1, 1000d)] public double BreadthHalf { get; init; } = 3;

    /// <summary>
    /// What goes with a skill asked for alone: of those who show it, at least this share show the one asked for as well, and so many times more than of all people. Of few people a share is
    /// not known well: so many who do not show the one asked for are thought to be there besides.
    /// </summary>
    [Range(0.01, 1d)] public double AdjacentShare { get; init; } = 0.3;
    [Range(1d, 1000d)] public double AdjacentLift { get; init; } = 2;
    [Range(0d, 1e6)] public double AdjacentPeople { get; init; } = 20;

    /// <summary>Part of what is adjacent that is how many of those they work beside show the skill asked for; the rest is how strongly they show the one that goes with it.</summary>
    [Range(0d, 1d)] public double AdjacentBeside { get; init; } = 0.99;

    /// <summary>Where a word was found: name or login; names, topics and descriptions of repositories; what they say about themselves.</summary>
    [Range(0d, 1d)] public double TextIdentity { get; init; } = 1;
    [Range(0d, 1d)] public double TextWork { get; init; } = 0.6;
    [Range(0d, 1d)] public double TextSelf { get; init; } = 0.2;

    /// <summary>Followers at which popularity is 1 (logarithmic).</summary>
    [Range(1d, 1e9)] public double PopularityFull { get; init; } = 10_000;
}
