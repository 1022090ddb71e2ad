namespace TalentScout.Sandbox;

/// <summary>Names, descriptions and topics of shared repositories.</summary>
internal static class RepositoryNames
{
    private static readonly string[] BackendSuffixes = ["-service", "-api", "-gateway", "-worker", "-core", "-engine", "-stream", "-sync", "-hub", "", "-backend", "-ingest", "-tracker"];
    private static readonly string[] Endings = ["", "", "", " Runs in production.", " Small, boring, tested.", " Used by three teams.", " Work in progress."];

    public static string Name(Stack stack, Domain domain, Dice dice) => stack.Role switch
    {
        WorkRole.Backend => stack.Linguist switch
        {
            "C#" when dice.Chance(25) => $"{Pascal(domain.Key)}.{dice.Pick(["Api", "Service", "Core", "Outbox", "Worker"])}",
            "Go" when dice.Chance(15) => "go-" + domain.Key,
            "PHP" when dice.Chance(15) => domain.Key + "-bundle",
            _ => domain.Key + dice.Pick(BackendSuffixes),
        },
        WorkRole.Frontend => domain.Key + dice.Pick(["-web", "-ui", "-dashboard", "-portal", "-console"]),
        WorkRole.Mobile => domain.Key + dice.Pick(["-ios", "-app", "-mobile"]).Replace("-ios", stack.Language == "swift" ? "-ios" : "-android", StringComparison.Ordinal),
        WorkRole.DevOps => domain.Key + dice.Pick(["-infra", "-platform", "-terraform", "-charts"]),
        WorkRole.Data => domain.Key + dice.Pick(["-pipelines", "-dags", "-forecast", "-models", "-etl"]),
        _ => domain.Key + dice.Pick(["-handbook", "-docs", "-guide"]),
    };

    public static string Description(Stack stack, Domain domain, Dice dice) => stack.Role switch
    {
        WorkRole.Frontend => $"Front end: {Lower(domain.Sentence)}.",
        WorkRole.Mobile => $"Mobile app: {Lower(domain.Sentence)}.",
        WorkRole.DevOps => $"Infrastructure behind the {domain.Key} platform.",
        WorkRole.Data => $"Pipelines and models: {Lower(domain.Sentence)}.",
        WorkRole.Docs => $"How we run {domain.Key}, in words.",
        _ => domain.Sentence + (dice.Chance(50) ? $", built on {stack.Title.Split(" on ")[^1]}" : "") + "." + dice.Pick(Endings),
    };

    /// <summary>Some of the stack's topics, sometimes one that boasts of what the repository does not have.</summary>
    public static List<string> Topics(Stack stack, Domain domain, Dice dice)
    {
        if (dice.Chance(25))
            return [];
        var topics = dice.Some(stack.Topics, dice.Between(1, stack.Topics.Length)).Append(domain.Key);
        if (dice.Chance(8))
            topics = topics.Append(dice.Pick(["blazing-fast", "cloud-native", "hacktoberfest", "kubernetes"]));
        return [.. topics.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>"search-index" -> "SearchIndex", "line item" -> "LineItem".</summary>
    public static string Pascal(string words) => string.Concat(words.Split('-', ' ', '.', '_').Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
