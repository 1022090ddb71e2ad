namespace TalentScout.App.Layout;

/// <summary>What was not seen of somebody, in the language of the page.</summary>
internal static class NotSeenText
{
    public static string Of(IEnumerable<NotSeen> missing) => string.Join(", ", missing.Select(m => string.Join(Texts.Chip_Or, m.Name.Split(" or ").Select(Sentences.In))));

    public static string Of(AdjacentTo adjacent)
    {
        var skill = Wording.Format(Texts.Adjacent, Sentences.In(adjacent.Name), Wording.Number(adjacent.Both), Wording.Number(adjacent.People));
        return adjacent.Beside is { } beside ? $"{skill} · {Wording.Format(Texts.Adjacent_Beside, Wording.Number(beside.Both), Wording.Number(beside.People), beside.Repository)}" : skill;
    }
}
