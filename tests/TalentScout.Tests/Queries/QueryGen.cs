using FsCheck;
using FsCheck.Fluent;

namespace TalentScout.Tests.Queries;

/// <summary>Random queries in the shape that a parser can make, and random texts that look like queries.</summary>
internal static class QueryGen
{
    private static readonly string[] _texts = ["distributed", "x_1", "señor", "日本語", "o'brien", "a/b", "4.8", "don't-panic"];
    private static readonly string[] _phrases = ["event sourcing", "go", "a \"b\" \\ c", "AND", "(x)", "50km", "x,y", "lang:go", "-x", "ends with :"];

    private static readonly string[] _pieces =
    [
        "java", "go", "spring", "boot", "julia", "smith", "in", "berlin", "new", "zealand", "developer", "backend", "C#", "c++", "50km", "AND", "OR", "NOT", "or", "nice:", "nice:(", "lang:", "db:",
        "skill:", "near:", "tz:", "active:", "merged:", "name:", "repo:", "lang2:", "(", ")", "\"", "“", "”", "\\", "-", "+", "^", "^2", "^0.5", ",", ";", "\n", " ", "  ", ">", ">=",
        "..", "5", "2026-01", "2018", "UTC+1", "yes", "postgresql", "*", "po*", "~", "~2", "é", "e\u0301", "\u037e", "\ud83d\ude00", "\ud83d", "\ude00", "\u200b", "\u200d", "\u0000", "\uffff", ":", ".", "'", "=",
    ];

    public static readonly Arbitrary<string> Texts = Arb.From(
        Gen.OneOf(
            Gen.Elements(_pieces).ListOf().Select(p => string.Concat(p)),
            Gen.Elements(_pieces).ListOf().Select(p => string.Join(' ', p)),
            Gen.Choose(0, char.MaxValue).Select(c => ((char)c).ToString()).ListOf().Select(p => string.Concat(p))));

    public static readonly Arbitrary<SearchQuery> Queries = Arb.From(Gen.Sized(size =>
        from root in Gen.OneOf(Gen.Constant<QueryNode?>(null), Node(Math.Min(size, 12), true).Select(n => (QueryNode?)n))
        from firm in Gen.Elements(true, false).ArrayOf(QueryTree.Conjuncts(root).Length)
        from nice in Gen.Choose(0, 3).SelectMany(n => Node(Math.Min(size, 4), false).ArrayOf(n))
        select new SearchQuery(QueryTree.And(QueryTree.Conjuncts(root).Select((part, i) => firm[i] ? QueryTree.Must(part) : part)), QueryTree.Conjuncts(QueryTree.And(nice)))));

    private static Gen<QueryNode> Node(int size, bool withNot)
    {
        if (size <= 1)
            return Weighted(Leaf());
        var part = Node(size / 3, withNot);
        var group = Gen.OneOf(
            Parts(part).Select(p => QueryTree.And(p)!),
            Parts(part).Select(p => QueryTree.Or(p)));
        return withNot ? Gen.OneOf(Weighted(Leaf()), Weighted(group), Weighted(group), part.Select(QueryTree.Not)) : Gen.OneOf(Weighted(Leaf()), Weighted(group));
    }

    private static Gen<QueryNode[]> Parts(Gen<QueryNode> part) => Gen.Choose(2, 3).SelectMany(n => part.ArrayOf(n));

    /// <summary>Weights that stay in bounds however they multiply on four levels.</summary>
    private static Gen<QueryNode> Weighted(Gen<QueryNode> node) =>
        from n in node
        from weight in Gen.Elements(1, 1, 1, 2, 0.5, 1.25)
        select QueryTree.Scale(n, weight);

    private static Gen<QueryNode> Leaf() => Gen.OneOf(
        Gen.Elements(_texts).Select(QueryNode (t) => new TextNode(t, false)),
        Gen.Elements(_texts.Concat(_phrases)).Select(QueryNode (t) => new TextNode(t, true)),
        Gen.Elements("micro", "señ", "x1").Select(QueryNode (t) => new PrefixNode(t)),
        Gen.Elements(new FuzzyNode("postgers", 1), new FuzzyNode("x1", 2)).Select(QueryNode (f) => f),
        Gen.Elements(QueryWorld.Skills.All.ToArray()).Select(QueryNode (s) => new SkillNode(s.Id, null)),
        Gen.Elements("go", "csharp").Select(QueryNode (s) => new SkillNode(s, SkillKind.Language)),
        Gen.Elements("sql", "redis").Select(QueryNode (s) => new SkillNode(s, SkillKind.Database)),
        Gen.Elements("dotnet", "spring-boot").Select(QueryNode (s) => new SkillNode(s, SkillKind.Framework)),
        Gen.Elements(RoleWords.Roles.ToArray()).Select(QueryNode (r) => new FieldNode(QueryField.Role, r)),
        Gen.Elements(QueryWorld.Countries.ToArray()).Select(QueryNode (c) => new FieldNode(QueryField.Country, c)),
        Gen.Elements("Berlin", "New York City", "São Paulo").Select(QueryNode (c) => new FieldNode(QueryField.City, c)),
        Gen.Elements("Europe/Berlin", "UTC+05:30", "UTC-03:00..UTC+00:00").Select(QueryNode (t) => new FieldNode(QueryField.Tz, t)),
        from field in Gen.Elements(QueryField.Company, QueryField.Name, QueryField.Bio)
        from text in Gen.Elements(_texts.Concat(_phrases))
        select (QueryNode)new FieldNode(field, text),
        from field in Gen.Elements(QueryField.Org, QueryField.Repo, QueryField.Login)
        from text in Gen.Elements("ada", "a/b", "x-1", "with space")
        select (QueryNode)new FieldNode(field, text),
        Gen.Elements(true, false).Select(QueryNode (b) => new FlagNode(QueryField.Hireable, b)),
        Range([QueryField.Active, QueryField.Since], Month.Of(1970, 1).Index, Month.Of(2100, 12).Index),
        Range([QueryField.Merged, QueryField.Months, QueryField.Followers], 0, 999_999_999),
        from city in Gen.Elements("Berlin", "Paris", "New York City")
        from kilometres in Gen.Elements(1, 50, 0.5, 12.125, 20000)
        select (QueryNode)new NearNode(city, QueryWorld.FindCity(city)!.Value.Lat, QueryWorld.FindCity(city)!.Value.Lon, kilometres));

    private static Gen<QueryNode> Range(QueryField[] fields, int least, int greatest) =>
        from field in Gen.Elements(fields)
        from a in Gen.Choose(least, greatest)
        from b in Gen.Choose(least, greatest)
        from shape in Gen.Choose(0, 3)
        select (QueryNode)new RangeNode(field, shape == 1 ? null : Math.Min(a, b), shape switch { 1 => b, 2 => null, 3 => Math.Min(a, b), _ => Math.Max(a, b) });
}
