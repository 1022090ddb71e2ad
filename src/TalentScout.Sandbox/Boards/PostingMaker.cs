using System.Collections.Immutable;
using System.Globalization;

namespace TalentScout.Sandbox;

/// <summary>Writes the adverts: organisations look for people who know what their repositories are built with.</summary>
internal static class PostingMaker
{
    private const int BoardCompanies = 6;
    private const int PerBoardCompany = 6;
    private const int OnOwnSite = 24;
    private static readonly string[] Levels = ["", "Senior ", "Senior ", "Lead ", "Staff ", "Junior "];
    private static readonly Dictionary<string, (string Currency, int Base)> Pay = new(StringComparer.Ordinal)
    {
        ["DE"] = ("EUR", 62_000),
        ["AT"] = ("EUR", 58_000),
        ["NL"] = ("EUR", 64_000),
        ["FR"] = ("EUR", 52_000),
        ["ES"] = ("EUR", 44_000),
        ["PT"] = ("EUR", 40_000),
        ["GB"] = ("GBP", 58_000),
        ["CH"] = ("CHF", 105_000),
        ["US"] = ("USD", 130_000),
        ["PL"] = ("PLN", 190_000),
        ["SE"] = ("SEK", 560_000),
        ["IN"] = ("INR", 2_400_000),
        ["CA"] = ("CAD", 105_000),
        ["AU"] = ("AUD", 125_000),
        ["BR"] = ("BRL", 150_000),
    };

    public static ImmutableArray<SandboxPosting> Make(SandboxWorld world)
    {
        var companies = world.Accounts
            .Where(a => a.Type == AccountType.Organization)
            .OrderByDescending(a => world.RepositoriesOf(a).Count()).ThenBy(a => a.Id)
            .Take(BoardCompanies + 1).ToList();
        var made = new List<SandboxPosting>();
        foreach (var (company, at) in companies.Select((c, i) => (c, i)))
        {
            var stacks = world.RepositoriesOf(company).Select(r => r.Blueprint).OfType<Blueprint>().ToList();
            for (var i = 0; i < (at == 0 ? OnOwnSite : PerBoardCompany); i++)
                made.Add(One(world, company, stacks[i % stacks.Count], made.Count, at == 0));
        }
        return [.. made];
    }

    private static SandboxPosting One(SandboxWorld world, SandboxAccount company, Blueprint blueprint, int number, bool ownSite)
    {
        var dice = Dice.For(world.Options.Seed, "posting", number);
        var town = dice.Weighted(TownList.All, t => t.Weight);
        var remote = dice.Chance(45);
        var level = dice.Pick(Levels);
        var must = blueprint.Stack.Core.Select(d => d.Skill).OfType<string>().Prepend(blueprint.Stack.Language).Where(s => s != "markdown").Distinct().Take(4).ToImmutableArray();
        var nice = blueprint.Stack.Often.Select(d => d.Skill).OfType<string>().Except(must).Append("kubernetes").Distinct().Take(3).ToImmutableArray();
        var salary = Pay.TryGetValue(town.Country, out var pay) && dice.Chance(60) ? SalaryOf(pay, level, dice) : ((int, int, string)?)null;
        var posted = world.Options.Today.AddDays(-dice.Between(1, 45));
        return new SandboxPosting
        {
            Id = 4_000_000 + (number * 173L),
            Company = company,
            Title = $"{level}{TitleOf(blueprint.Stack, dice)}",
            City = remote && dice.Chance(40) ? null : town.City,
            Country = town.Country,
            CountryName = town.CountryName,
            Remote = remote,
            Posted = posted,
            Closes = dice.Chance(50) ? posted.AddDays(dice.Between(50, 90)) : null,
            Salary = salary,
            Must = must,
            Nice = nice,
            Description = PostingText.Write(company, blueprint, must, nice, level, remote, salary, dice),
            OwnSite = ownSite,
        };
    }

    private static (int, int, string) SalaryOf((string Currency, int Base) pay, string level, Dice dice)
    {
        var percent = level switch { "Junior " => 75, "Senior " => 125, "Lead " or "Staff " => 150, _ => 100 };
        var min = (int)((long)pay.Base * percent / 100 * dice.Between(95, 105) / 100 / 1000 * 1000);
        return (min, min + (min * dice.Between(12, 25) / 100 / 1000 * 1000), pay.Currency);
    }

    private static string TitleOf(Stack stack, Dice dice) => stack.Role switch
    {
        WorkRole.Frontend => "Frontend Engineer",
        WorkRole.Mobile => stack.Language == "swift" ? "iOS Engineer" : "Android Engineer",
        WorkRole.DevOps => dice.Pick(["Platform Engineer", "Site Reliability Engineer"]),
        WorkRole.Data => dice.Pick(["Data Engineer", "Machine Learning Engineer"]),
        WorkRole.Docs => "Technical Writer",
        _ => dice.Pick([$"Backend Engineer ({PostingText.NameOf(stack.Language)})", $"{PostingText.NameOf(stack.Language)} Developer", "Backend Developer", "Software Engineer, Backend"]),
    };

    public static string Amount(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
