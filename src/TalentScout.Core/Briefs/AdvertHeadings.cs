using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>Headings of adverts in English, and the usual ones in German and French.</summary>
internal static partial class AdvertHeadings
{
    /// <summary>In this order, since "preferred qualifications" are also "qualifications", and "about you" is not "about us".</summary>
    private static readonly ImmutableArray<(AdvertSection Section, Regex Words)> _known =
    [
        (AdvertSection.Nice, Nice()),
        (AdvertSection.Other, Other()),
        (AdvertSection.Must, Must()),
        (AdvertSection.Role, Role()),
    ];

    /// <returns>Null where the words are no heading that we know.</returns>
    public static AdvertSection? SectionOf(string heading)
    {
        var words = NoLetters().Replace(heading.Replace('\u2019', '\''), " ").Trim();
        foreach (var (section, known) in _known)
            if (known.IsMatch(words))
                return section;
        return null;
    }

    /// <summary>A line that no mark makes a heading is one only where it says nothing else: "Docker preferred" is a wish.</summary>
    public static bool HasOnlyHeadingWords(string line) =>
        NoLetters().Split(line.Replace('\u2019', '\'')).Where(w => w.Length > 0).All(w => _words.Contains(w));

    private static readonly FrozenSet<string> _words = (
        "a about again an and apply are at be benefits bonus bring brownie build client commitment company compensation competencies contact culture customers das day dein deine description desirable desired "
        + "diversity do doing don't duties essential expect experience expertise for get good great hackathon have haves hiring how i'll ideal ideally if ihr ihre in inclusion interview it job join key know life location "
        + "look looking minimum mission missions mitbringen must need next nice not nous of offer on optional our over perks person place plus points position preferred process product profil profile project "
        + "provide qualifications qualification recherché required requirements requirement responsibilities responsibility role salary seek skills skill soft some stack stand steps story summary tasks team tech technical technologies technology "
        + "that the this to tools us values vos votre wants was we we'll we're what what's who why will wir with work working would you you'll you're your aufgaben anforderungen bieten bringst du mit mitbringst qualifikationen über uns "
        + "vorteile bewerbung les poste compétences avantages offrons ton qui sommes à propos candidate basic additional other love it's if even better extra we'd also fit right schön toll wäre zusätzlich may might").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"[^\p{L}'’]+")]
    private static partial Regex NoLetters();

    [GeneratedRegex(
        @"\b(nice|good|great) to haves?\b|\bbonus\b|\bbrownie points\b|\bextra credit\b|\bplus(es)? points?\b|^(big )?plus(es)?\b|\bpreferred\b|\bpreferences?\b|\bdesir(ed|able)\b|\boptional\b|\badvantage(s|ous)?\b"
        + @"|\bideally\b|\bstand out\b|\beven better\b|\bextra points\b|\b(we would|we'd) love\b|\b(schön|toll|ideal|das) wäre\b|\bwould be (nice|great|a plus)\b|\bwünschenswert\b|\bvon vorteil\b|\bpluspunkte\b|^les plus\b|\bun plus\b|\bapprécié",
        RegexOptions.IgnoreCase)]
    private static partial Regex Nice();

    [GeneratedRegex(
        @"\bnot (required|needed)\b|\bdon'?t need\b|\babout (us|the company|our company|our client|the client)\b|\bwho we are\b|\bwhat we do\b|\bour (company|story|mission|values|culture|client|product|customers|benefits|process|hiring process|interview process|commitment)\b|\bcompany (description|overview|profile)\b"
        + @"|\bbenefits?\b|\bperks\b|\bwe offer\b|\bwe('ll| will)? (provide|give)\b|\bwhat you('ll| will)? get\b|\bin it for you\b|\bwhat'?s in it\b|\bwhy (join|work|us|you)\b|\bcompensation\b|\bsalary\b|\bpay range\b"
        + @"|\bequal opportunity\b|\bdiversity\b|\binclusion\b|\beeo\b|\baccommodations?\b|\bprivacy\b|\bdisclaimer\b|\bhow to apply\b|\bapply now\b|\b(interview|hiring|application|recruitment) (process|steps)\b|\bnext steps\b|\bcontact\b"
        + @"|\bwir bieten\b|\bdas bieten wir\b|\bwas wir bieten\b|\büber uns\b|\bdeine vorteile\b|\bihre vorteile\b|\bbewerbung\b|\bavantages\b|\bnous offrons\b|\bqui sommes nous\b|\bà propos de nous\b|\bprocess de recrutement\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Other();

    [GeneratedRegex(
        @"\brequirements?\b|\brequired\b|\bqualifications?\b|\bmust haves?\b|\byou (must|should) have\b|\bwhat you('ll| will)? (need|bring)\b|\byou('ll| will)? (need|bring)\b|\byou have\b|\bwhat we('re| are)? (looking for|look for|expect|need|seek)\b|\bwe('re| are) looking for\b"
        + @"|\bgood fit\b|\bfit (if|for)\b|\bright for you\b|\bwho you are\b|\babout you\b|\byour (profile|skills|background|experience|qualifications)\b|^(key |core |technical |essential |minimum )?(skills|experience|competenc(ies|es)|expertise)\b|\bskills and experience\b|\bessential\b|\bideal candidate\b|\bthe person\b"
        + @"|\b(dein|ihr) profil\b|\banforderungen\b|\bdas bringst du mit\b|\bwas du mitbringst\b|\bqualifikationen?\b|\bprofil recherché\b|\bvotre profil\b|\bton profil\b|\bcompétences\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Must();

    [GeneratedRegex(
        @"\bresponsibilit(y|ies)\b|\bwhat you('ll| will| would)? (do|be doing|work on|build)\b|\byou('ll| will) (do|be|work|build|own)\b|\b(the|your|this) (role|job|position|work|team|tasks?|day|impact|mission|challenge)\b|\babout the (role|job|position|team|project)\b|\brole\b|\bduties\b|\btasks\b"
        + @"|\b(job|position|role|project) (description|summary|overview|purpose)\b|\bday to day\b|\b(our|the) (tech|technology|technical|engineering|stack|team|tools)\b|\b(tech|technology) ?stack\b|\bstack\b|\btechnolog(y|ies)\b|\btools\b|\benvironment\b|\bhow we work\b"
        + @"|\b(deine|ihre) aufgaben\b|\baufgaben\b|\bdein job\b|\b(vos|tes|les) missions\b|\bmissions\b|\ble poste\b|\bstack technique\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Role();
}
