using System.Globalization;
using System.Text;

namespace TalentScout.App.Commands;

/// <summary>Answers as plain text for a terminal.</summary>
internal static class SearchText
{
    private const int ProofsPerSkill = 3;

    public static string Of(SearchAnswer answer)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{answer.Total} people for {(answer.Query.Canonical.Length == 0 ? "everybody" : answer.Query.Canonical)}");
        text.Append(answer.Complete < answer.Total ? string.Create(CultureInfo.InvariantCulture, $", {answer.Complete} of them show all of it\n") : "\n");
        foreach (var hit in answer.Hits)
            Append(text, hit);
        return text.ToString().TrimEnd();
    }

    public static string Of(WhyAnswer why)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{why.Login}: ");
        text.Append(why.Matches ? string.Create(CultureInfo.InvariantCulture, $"place {why.Rank}, score {why.Score:0.000}") : "not in the list");
        text.Append(why.NotSeen.Length > 0 ? $"; not seen, which brings no points: {Names(why.NotSeen)}{Adjacent(why.Adjacent)}\n" : "\n");
        foreach (var condition in why.Conditions)
            text.Append(CultureInfo.InvariantCulture, $"  {(condition.Required ? "must" : "nice")}  {condition.Condition}: {condition.Verdict}; {condition.Because}\n{(condition.Needed is null ? "" : $"        needed: {condition.Needed}\n")}");
        foreach (var skill in why.Skills)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {skill.Skill}: {skill.Because}\n");
            foreach (var trace in skill.Traces.Take(ProofsPerSkill))
                text.Append(CultureInfo.InvariantCulture, $"      - {trace.Because}  {trace.Url}\n");
        }

        if (why.Explanation is { } explanation)
            Append(text, explanation, 1);
        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, SearchHit hit)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{hit.Rank,4}. {hit.Login}{(hit.Name is null ? "" : $" ({hit.Name})")}  {hit.Score:0.000}  {hit.Place.Text ?? "place unknown"}");
        text.Append(hit.LastActive is { } last ? $", active {last}" : "").Append('\n');
        text.Append("      ").AppendJoin(", ", hit.Skills.Take(6).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name ?? s.Id} {s.Strength:0.00}"))).Append('\n');
        if (hit.NotSeen.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"      not seen: {Names(hit.NotSeen)}{Adjacent(hit.Adjacent)}\n");
        foreach (var why in hit.Why.Take(3))
            text.Append("      - ").Append(why).Append('\n');
        if (hit.Explanation is { } explanation)
            Append(text, explanation, 3);
    }

    private static string Adjacent(AdjacentTo? skill) => skill is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"; shows {skill.Name}, which goes with it in {skill.Both} of {skill.People} people")
            + (skill.Beside is { } beside ? string.Create(CultureInfo.InvariantCulture, $"; beside {beside.Both} of the {beside.People} people of {beside.Repository} who show it") : "");

    private static string Names(IEnumerable<NotSeen> missing) => string.Join(", ", missing.Select(m => m.Name));

    private static void Append(StringBuilder text, Explanation node, int depth)
    {
        text.Append(' ', depth * 2).Append(CultureInfo.InvariantCulture, $"{node.Value:0.0000}  {node.Description}{(node.Url is null ? "" : $"  {node.Url}")}\n");
        foreach (var detail in node.Details)
            Append(text, detail, depth + 1);
    }
}
