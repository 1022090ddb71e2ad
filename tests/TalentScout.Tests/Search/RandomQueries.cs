using TalentScout.Benchmarks.Search;

namespace TalentScout.Tests.Search;

/// <summary>Query trees over invented people, and what each means, written down once more without an index.</summary>
internal static class RandomQueries
{
    private const double KilometresPerDegree = 111.195;
    /// <summary>Each is one letter away from a single word of the invented people.</summary>
    private static readonly Dictionary<string, string> Misspelt = new(StringComparer.Ordinal) { ["quene"] = "queue", ["legder"] = "ledger" };
    private static readonly string[] Words = ["billing", "ledger", "broker", "queue", "mornings"];

    public static SearchQuery Query(int seed)
    {
        var random = new Random(seed);
        var nice = Enumerable.Range(0, random.Next(3)).Select(_ => Leaf(random)).ToArray();
        return new SearchQuery(random.Next(8) == 0 ? null : Node(random, 3), [.. nice]);
    }

    /// <summary>Whether the candidate is a hit, by reading the candidate.</summary>
    public static bool Holds(QueryNode? node, Candidate c, IReadOnlySet<string> skills) => node switch
    {
        null => true,
        AndNode and => and.Parts.All(p => Holds(p, c, skills)),
        OrNode or => or.Parts.Any(p => Holds(p, c, skills)),
        NotNode not => !Holds(not.Part, c, skills),
        SkillNode skill => SyntheticSkills.Catalogue.WithChildren(SyntheticSkills.Catalogue.Find(skill.Skill)!).Any(s => skills.Contains(s.Id)),
        TextNode text => Texts(c).Any(t => Spaced(t).Contains($" {text.Text} ", StringComparison.Ordinal)),
        PrefixNode prefix => Texts(c).Where(t => t != c.Login).SelectMany(t => Spaced(t).Split(' ')).Any(w => w.StartsWith(prefix.Text, StringComparison.Ordinal)),
        FuzzyNode fuzzy => Texts(c).Any(t => Spaced(t).Contains($" {Misspelt[fuzzy.Text]} ", StringComparison.Ordinal)),
        FieldNode { Field: QueryField.Country } country => c.Place.Countries.Contains(country.Value),
        FieldNode { Field: QueryField.City } city => c.Place.City == city.Value,
        FieldNode { Field: QueryField.Tz } zone => c.Place.TimeZone == zone.Value,
        FieldNode { Field: QueryField.Role } role => c.Roles.Any(r => r.Role == role.Value && r.Share >= 0.2),
        FieldNode { Field: QueryField.Login } login => c.Login == login.Value,
        FieldNode { Field: QueryField.Name } name => Spaced(c.Name!).Contains($" {name.Value} ", StringComparison.Ordinal),
        FlagNode flag => c.Availability?.Open == flag.Value,
        RangeNode range => NumberOf(range.Field, c) is { } n && n >= (range.From ?? int.MinValue) && n <= (range.To ?? int.MaxValue),
        NearNode near => c.Place.Latitude is { } latitude && Math.Abs(latitude - near.Latitude) * KilometresPerDegree <= near.Kilometres && c.Place.Longitude is { } longitude
            && Math.Abs(longitude - near.Longitude) * KilometresPerDegree * Math.Cos(latitude * Math.PI / 180) <= near.Kilometres,
        _ => throw new ArgumentException(node.GetType().Name, nameof(node)),
    };

    private static int? NumberOf(QueryField field, Candidate c) => field switch
    {
        QueryField.Active => c.LastActive?.Index,
        QueryField.Since => c.FirstActive?.Index,
        QueryField.Merged => c.MergedElsewhere,
        QueryField.Months => c.ActiveMonths,
        QueryField.Followers => c.Followers,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    private static IEnumerable<string> Texts(Candidate c) =>
        new[] { c.Name, c.Login, c.Bio, c.Place.Text }
            .Concat(c.Repositories.SelectMany(r => new[] { r.FullName, r.Description }.Concat(r.Topics)))
            .OfType<string>();

    private static string Spaced(string text) =>
        $" {new string([.. text.ToLowerInvariant().Select(ch => char.IsLetterOrDigit(ch) ? ch : ' ')])} ";

    private static QueryNode Node(Random random, int depth) => random.Next(depth > 0 ? 6 : 3) switch
    {
        3 => QueryTree.And(Parts(random, depth))!,
        4 => QueryTree.Or(Parts(random, depth)),
        5 => QueryTree.Not(Node(random, depth - 1)),
        _ => Leaf(random),
    };

    private static IEnumerable<QueryNode> Parts(Random random, int depth) => Enumerable.Range(0, random.Next(2, 4)).Select(_ => Node(random, depth - 1)).ToList();

    private static QueryNode Leaf(Random random) => random.Next(16) switch
    {
        0 => Ask.Text(Words[random.Next(Words.Length)]),
        1 => Ask.Text("quiet mornings"),
        2 => Ask.Field(QueryField.Country, random.Next(2) == 0 ? "DE" : "US"),
        3 => Ask.Field(QueryField.City, "Paris"),
        4 => Ask.Field(QueryField.Tz, "Europe/Berlin"),
        5 => Ask.Field(QueryField.Role, random.Next(2) == 0 ? "backend" : "devops"),
        6 => new FlagNode(QueryField.Hireable, random.Next(3) > 0),
        7 => Ask.Range(QueryField.Active, Month.Of(2024 + random.Next(3), 1).Index, null),
        8 => Ask.Range(QueryField.Merged, null, random.Next(200)),
        9 => random.Next(2) == 0 ? Ask.Range(QueryField.Followers, 20, 500) : Ask.Range(QueryField.Since, null, Month.Of(2023, 6).Index),
        10 => new NearNode("Berlin", 52.52, 13.405, 60),
        12 => new PrefixNode(random.Next(2) == 0 ? "bro" : "morn"),
        13 => new FuzzyNode(Misspelt.Keys.ElementAt(random.Next(Misspelt.Count)), 1),
        11 => Ask.Field(QueryField.Name, random.Next(2) == 0 ? "ada" : "mia"),
        _ => Ask.Skill(Skill(random), random.Next(4) == 0 ? 3 : 1),
    };

    private static string Skill(Random random)
    {
        var all = SyntheticSkills.Catalogue.All;
        return all[random.Next(all.Length)].Id;
    }
}
