using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>How an advert asks for something.</summary>
internal enum Demand
{
    /// <summary>Not at all: said to be unneeded, or about the company.</summary>
    None,

    /// <summary>Named as what is worked with.</summary>
    Named,
    Nice,
    Must,

    /// <summary>Asked for with force: "strong", "expert", years.</summary>
    Strong,
    Exclude,
}

/// <summary>What a clause says about the skills in it: its own words before the part of the advert it stands in.</summary>
internal static partial class DemandWords
{
    public static Demand Of(string clause, AdvertSection section) => section switch
    {
        AdvertSection.Other => Demand.None,
        _ when Unneeded().IsMatch(clause) && !IsNice(clause) => Demand.None,
        _ when Excluded().IsMatch(clause) => Demand.Exclude,
        _ when IsNice(clause) || section == AdvertSection.Nice => Demand.Nice,
        _ when Strong().IsMatch(clause) => section == AdvertSection.Role && !Asks().IsMatch(clause) ? Demand.Named : Demand.Strong,
        AdvertSection.Must => Demand.Must,
        _ when Asks().IsMatch(clause) => Demand.Must,
        _ => Demand.Named,
    };

    /// <summary>
    /// What each clause of a sentence asks for, with where it starts. A parenthesis without words of its own is asked for like what it explains ("a cloud (AWS, Azure)"), and what goes on
    /// after it speaks of both ("... is a plus").
    /// </summary>
    public static ImmutableArray<(int Start, Demand Demand)> ByClause(string sentence, AdvertSection section)
    {
        var clauses = Clauses(sentence);
        var texts = clauses.Select(c => sentence[c.Start..c.End]).ToList();
        var demands = texts.Select(t => Of(t, section)).ToList();
        for (var i = 1; i < texts.Count; i++)
        {
            if (!texts[i].StartsWith('(') || HasOwnWords(texts[i]))
                continue;
            if (i + 1 < texts.Count && GoesOn().IsMatch(texts[i + 1]))
                demands[i - 1] = demands[i + 1] = Of(texts[i - 1] + texts[i + 1], section);
            demands[i] = demands[i - 1] switch
            {
                Demand.Must or Demand.Strong => Demand.Must,
                Demand.Nice => Demand.Nice,
                _ => demands[i],
            };
        }
        return [.. clauses.Select((c, i) => (c.Start, demands[i]))];
    }

    private static bool HasOwnWords(string clause) => IsNice(clause) || Unneeded().IsMatch(clause) || Excluded().IsMatch(clause) || Strong().IsMatch(clause) || Asks().IsMatch(clause);

    /// <summary>Speaks of the company and not of the role; for what stands under no heading.</summary>
    public static bool IsAboutTheCompany(string sentence) => Company().IsMatch(sentence);

    /// <summary>
    /// The clauses of a sentence: what a semicolon, a dash, a parenthesis, "but" or a turn to the optional ("..., ideally", "..., Kafka is a plus") sets apart.
    /// </summary>
    public static ImmutableArray<(int Start, int End)> Clauses(string sentence)
    {
        var cuts = Cuts().Matches(sentence).Select(m => m.Index).ToList();
        if (Suffix().Match(sentence) is { Success: true } suffix && TurnBefore(sentence, suffix.Index, cuts) is { } turn)
            cuts.Add(turn);
        var starts = cuts.Append(0).Distinct().Order().ToList();
        return [.. starts.Select((start, i) => (start, i + 1 < starts.Count ? starts[i + 1] : sentence.Length))];
    }

    private static bool IsNice(string clause) => Prefix().IsMatch(clause) || Suffix().IsMatch(clause);

    /// <summary>
    /// Where "... is a plus" begins: after a comma that a word like "experience" follows; else, where the clause has asked for something before, after its last comma or "and".
    /// </summary>
    private static int? TurnBefore(string sentence, int suffix, List<int> cuts)
    {
        var start = cuts.Where(c => c < suffix).DefaultIfEmpty(0).Max();
        var before = sentence[start..suffix];
        if (NewSubject().Matches(before) is { Count: > 0 } subjects)
            return start + subjects[^1].Index;
        if (!Strong().IsMatch(before) && !Asks().IsMatch(before))
            return null;
        var comma = before.LastIndexOf(',');
        return comma > 0 ? start + comma : null;
    }

    [GeneratedRegex(
        @"\b(nice|good|great) to have\b|\bbonus\b|\bideally\b|\bpreferabl[ey]\b|\bprefer(red)?\b|\bdesir(able|ed)\b|\boptional(ly)?\b|\bplus points?\b|\bextra points?\b|\bbrownie points\b|\bwe('d| would) love\b|\bidealerweise\b|\bgerne auch\b|\bidéalement\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();

    [GeneratedRegex(
        @"(\b(is|are|would be|will be|as|considered|also)\s+)?\b(an?|definite|huge|big|real|strong|clear|added|additional|distinct)\s+(definite |huge |big |real |strong |clear |nice |added |additional |distinct )?(plus|advantage|asset|bonus)\b|\b(is|are|would be)\s+(nice|great|helpful|beneficial|useful|advantageous|welcome|appreciated|preferred|desirable|a plus)\b"
        + @"|\bnot (strictly )?(mandatory|essential|a must)\b|\b(beneficial|advantageous|desirable|helpful|useful|welcome)\W*$|\b(won|wouldn|can|doesn)['’]t hurt\b|\bvon vorteil\b|\bwünschenswert\b|\bist ein plus\b|\best un plus\b|\bserait un plus\b|\bappréciée?s?\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Suffix();

    [GeneratedRegex(
        @"\b(not|n't|no|without)\b[^.;]{0,40}\b(required|needed|necessary|mandatory|prerequisite|expected|a problem)\b|\b(don't|do not|needn't|need not)\b[^.;]{0,20}\b(need|require|expect|have to)\b|\bno (prior|previous)\b|\bmigrat\w+ (away )?from\b[^.;]{0,25}$|\bmov\w+ away from\b|\breplac\w+ (our |the )?(old|legacy)\b"
        + @"|\b(mov|migrat|port|rewrit|replac|convert|ablös)\w*\b[^.;]{0,25}\b(remaining|legacy|old|ageing|aging|alte[nrms]?|monolith\w*)\b|\byou can (still )?(learn|pick)\b|\bwe('ll| will| can) teach\b|\bcan be (learnt|learned|picked up)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Unneeded();

    [GeneratedRegex(
        @"^\W*no\b(?! (one|matter|less|more|doubt|problem|bullshit|limit))|\b(please|sorry),? no\b|\bnot (looking|searching) for\b|\bnot an? [\w#+./ -]{1,40}(role|job|position|shop|team|developer|engineer)\b|\b(we|this role|you) (do not|don't|won't|will not) (use|do|work with|touch|write|hire)\b|\bnever (use|touch|write)\b|\bneed not apply\b|\bshould not apply\b|\b(kein|keine)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Excluded();

    [GeneratedRegex(
        @"\b(strong|solid|deep|extensive|expert|expertise|excellent|proven|profound|thorough|advanced|in-depth|fluent|fluency|master(y|ed)?|must|essential|mandatory|sehr gute|fundierte|maîtrise|solide)\b|\b(\d{1,2}|two|three|four|five|six|seven|eight|ten)\s*\+?\s*(\(\d{1,2}\)\s*)?(-|–|to)?\s*\d{0,2}\+?\s*(years?|yrs|jahren?|ans)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Strong();

    [GeneratedRegex(
        @"\byou (have|know|bring|are|'re|need|should|must|can|understand|write|speak|'ve|love)\b|\byou['’](ve|re)\b|\b(required|requires?|need(ed)?|must|necessary)\b|\b(experience|experienced|proficien\w+|knowledge|familiar\w*|understanding|skilled|fluent|expertise|comfortable|background|hands-on|track record|erfahrung|kenntnisse|expérience|connaissance)\b"
        + @"|\b(looking for|hiring|seeking|searching for|need) (an?|our|some(one|body)|people|engineers?|developers?|candidates?|senior|the)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex(
        @"\b(founded|headquartered|funded|funding|series [a-e]|investors?|customers|clients|users worldwide|employees|powerhouse|leading (provider|company|platform)|our (mission|vision|values|story|platform|product)|equal opportunity|regardless of|discriminat\w+|we offer|health insurance|vacation|stock options|equity|401|salary|perks|benefits|apply (now|here|at|by)|send (us )?your (cv|resume)|gegründet|wir bieten)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Company();

    [GeneratedRegex(
        @";|\s[-–—]\s|—|[()]|,?\s+\b(but|however|although|aber|while)\b(?!\s+(it is |it's |that is |this is )?(not|no)\b)|[,.]\s+(?=(and\s+|or\s+)?(ideally|preferably|optionally|bonus|nice to have|plus points|idealerweise|gerne auch|idéalement)\b)|,\s+(?=if you\b)"
        // "Move our old PHP monolith | to Go": the first is left behind.
        + @"|(?<=\b(mov|migrat|port|rewrit|replac|convert|ablös)\w*\b[^.;]{0,25}\b(remaining|legacy|old|ageing|aging|alte[nrms]?|monolith\w*)\b[^.;]{0,40})\s+(?=(to|into|with|by|durch|auf)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Cuts();

    [GeneratedRegex(@"^\)\s*(is|are|would|will|ist|sind|wäre|required|expected|needed|preferred|desired|desirable|helpful|beneficial|nice|not|highly|strongly|von vorteil|wünschenswert)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GoesOn();

    [GeneratedRegex(
        @"(,\s*(and\s+)?|\band\s+)(?=(some |any |prior |previous |basic |good |hands-on |additional |first )*(experience|knowledge|familiarity|exposure|understanding|background|skills?|knowing|working knowledge|expertise|erfahrung|kenntnisse)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex NewSubject();
}
