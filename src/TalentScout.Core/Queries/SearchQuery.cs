using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// A parsed query. Root decides who is a hit (null: everybody); Nice parts only rank. Canonical is the stable text that parses
/// back to the same query.
/// </summary>
public sealed record SearchQuery(QueryNode? Root, ImmutableArray<QueryNode> Nice)
{
    public static readonly SearchQuery Everything = new(null, []);
    public string Canonical => QueryPrinter.Print(this);

    public bool Equals(SearchQuery? other) => other is not null && Equals(Root, other.Root) && Nice.SequenceEqual(other.Nice);
    public override int GetHashCode() => Nice.Aggregate(Root?.GetHashCode() ?? 0, HashCode.Combine);
}

/// <summary>Where a node stood in the text: offset and length in characters. Not part of its meaning.</summary>
public readonly record struct TextSpan(int Start, int Length);

public abstract record QueryNode
{
    /// <summary>"x^2": weight of this part in the ranking; 1 unless said. Must be above 0.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>
    /// "+x": whoever does not show it is not listed. Said of skills alone, where they stand beside others: all else that is asked for must hold anyway. See <see cref="QueryTree.Plain"/>.
    /// </summary>
    public bool Must { get; init; }
}

/// <summary>All must hold. At least two parts, none of them an AndNode.</summary>
public sealed record AndNode(ImmutableArray<QueryNode> Parts) : QueryNode
{
    public bool Equals(AndNode? other) => other is not null && Weight.Equals(other.Weight) && Parts.SequenceEqual(other.Parts);
    public override int GetHashCode() => Parts.Aggregate(Weight.GetHashCode(), HashCode.Combine);
}

/// <summary>One must hold. At least two parts, none of them an OrNode.</summary>
public sealed record OrNode(ImmutableArray<QueryNode> Parts) : QueryNode
{
    public bool Equals(OrNode? other) => other is not null && Weight.Equals(other.Weight) && Must == other.Must && Parts.SequenceEqual(other.Parts);
    public override int GetHashCode() => Parts.Aggregate(Weight.GetHashCode() + 1, HashCode.Combine);
}

public sealed record NotNode(QueryNode Part) : QueryNode;

/// <summary>
/// A free word or a "quoted phrase". A word that is a skill or an alias of one is parsed into a <see cref="SkillNode"/> instead.
/// </summary>
public sealed record TextNode(string Text, bool Phrase) : QueryNode;

/// <summary>Any word that begins so: post*</summary>
public sealed record PrefixNode(string Text) : QueryNode;

/// <summary>A word, or one that differs from it in at most so many letters (1 or 2), the first one apart: postgers~1</summary>
public sealed record FuzzyNode(string Text, int Edits) : QueryNode;

/// <summary>
/// lang: db: fw: skill: (canonical id; a group means any of its children). Kind is null for skill: and for bare words.
/// </summary>
public sealed record SkillNode(string Skill, SkillKind? Kind) : QueryNode;

/// <summary>A field with a word or phrase: country: city: company: org: repo: name: login: bio: role: tz:</summary>
public sealed record FieldNode(QueryField Field, string Value) : QueryNode;

/// <summary>hireable:yes|no</summary>
public sealed record FlagNode(QueryField Field, bool Value) : QueryNode;

/// <summary>A range over a number, or over months (as <see cref="Month.Index"/>): merged:>10, active:>=2026-01, followers:5..50. Both ends inclusive; null is open.</summary>
public sealed record RangeNode(QueryField Field, int? From, int? To) : QueryNode;

/// <summary>near:"Berlin" 50km</summary>
public sealed record NearNode(string City, double Latitude, double Longitude, double Kilometres) : QueryNode;

public enum QueryField
{
    Role, Country, City, Tz, Company, Org, Repo, Name, Login, Bio,
    Hireable,
    Active, Since, Merged, Months, Followers,
    Tag,
}
