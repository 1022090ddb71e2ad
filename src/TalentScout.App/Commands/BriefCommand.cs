using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TalentScout.App.Inspect;
using TalentScout.App.Web;

namespace TalentScout.App.Commands;

/// <summary>brief FILE|-: a job description as what it asks for.</summary>
internal static class BriefCommand
{
    public static Command Create(CommandSetup setup)
    {
        var file = new Argument<string>("FILE") { Description = "A job description as text, Markdown or HTML; - is standard input." };
        var json = new Option<bool>("--json") { Description = "As inspect brief gives it, with the query." };
        var draft = new Option<bool>("--draft") { Description = "A job description in Markdown, made from it, for a person to finish." };
        var command = new Command("brief", "Reads a job description: must, nice to have, titles, place, seniority, and the query that finds people for it.") { file, json, draft };
        setup.Run(command, async (bench, parsed, cancellationToken) =>
        {
            var name = parsed.GetValue(file)!;
            if (name != "-" && !File.Exists(name))
            {
                await setup.Terminal.Error.WriteLineAsync($"brief: there is no file '{name}'");
                return ExitCode.NothingOrBadInput;
            }

            using var reader = new StreamReader(name == "-" ? setup.Terminal.In : File.OpenRead(name));
            var text = await reader.ReadToEndAsync(cancellationToken);
            var brief = new BriefReader(new SkillText(bench.Catalogue), bench.Places.Resolve).Read(text);
            var answer = parsed.GetValue(draft) ? AdvertDraft.Write(brief, bench.Catalogue) : parsed.GetValue(json) ? Json(brief) : Text(brief, bench.Catalogue);
            await setup.Terminal.Out.WriteLineAsync(answer.TrimEnd());
            if (!brief.Must.IsEmpty || !brief.Nice.IsEmpty || !brief.Titles.IsEmpty)
                return ExitCode.Done;
            await setup.Terminal.Error.WriteLineAsync("brief: the text names no skill and no role");
            return ExitCode.NothingOrBadInput;
        });
        return command;
    }

    private static string Json(Brief brief)
    {
        var json = BriefInspection.Json(brief);
        json["query"] = BriefQuery.Of(brief).Canonical;
        return ApiJson.Write<JsonNode>(json);
    }

    private static string Text(Brief brief, SkillCatalogue catalogue)
    {
        var text = new StringBuilder();
        void Line(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                text.Append(CultureInfo.InvariantCulture, $"{name + ":",-12}{value}\n");
        }

        void Skills(string name, IEnumerable<BriefSkill> skills)
        {
            foreach (var skill in skills)
                text.Append(CultureInfo.InvariantCulture, $"{name + ":",-12}{catalogue.Find(skill.Skill)?.Name ?? skill.Skill,-24} {skill.Sentence}\n");
        }

        Line("titles", string.Join("; ", brief.Titles));
        Line("seniority", brief.Seniority);
        Line("years", brief.Years?.ToString(CultureInfo.InvariantCulture));
        Line("places", string.Join("; ", brief.Places.Select(Briefs.BriefForm.Show)));
        Line("engagement", brief.Engagement);
        Skills("must", brief.Must);
        Skills("nice", brief.Nice);
        Skills("exclude", brief.Exclude);
        Line("query", BriefQuery.Of(brief).Canonical);
        return text.ToString();
    }
}
