using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TalentScout.App.Layout;

/// <summary>
/// Reasons, proofs, alerts, and what is wrong with a query or a file, in the language of the page. The ranking and the readers say them in English, for programs, and what was told once is kept as it was told; each of their
/// sentences is a text of Texts.resx (Sentence_…) with places for its parts, and a page in another language says the text of that language with the same parts. A place that names a
/// vocabulary ({1:Noun}) takes one of its words alone (Texts.resx: Noun_…), and says that word. What is none of them stays as it is.
/// </summary>
internal static partial class Sentences
{
    /// <summary>Parts within parts: "C#: files like *.csproj in a/b, with 3 commits there, last 2026-10".</summary>
    private const int MaxDepth = 6;
    private const string Joint = "; ";
    private const string Prefix = "Sentence";

    /// <summary>From the outside of a sentence inwards: the first that fits is taken.</summary>
    private static readonly ImmutableArray<string> Names =
    [
        "Uncounted", "Test", "Optional", "Indirect", "Commented", "Implied",
        "Fit", "Contribution", "NoContribution", "Sustained", "RecencyLast", "RecencyUndated", "RecencyNone", "Popularity", "PopularityUnknown", "Adjacent", "GoesWith", "ShowBeside", "Complete", "CompleteNot", "Together", "TogetherNot", "BreadthOne", "Breadth",
        "Role", "Place", "PlaceUnknown", "Availability", "Open", "NotOpen", "OpenUnknown", "OpenNoMore", "Nice", "Text", "NothingKnown", "InNoText", "WordLike", "NoWordLike", "NotExcluded",
        "ScarceNone", "ScarceUnasked", "ScarceUnaskedOne", "ScarceNobody", "ScarceMany", "ScarceManyIn", "ScarceEven", "ScarceEvenIn", "ScarceFew", "ScarceFewIn",
        "Owns", "Made", "ReviewedOthers", "BurstDay", "BurstMonth", "Streak", "Trivial", "Backdated",
        "TeamTags", "CsvNameless", "CsvLeft", "CsvSame", "CsvNobody", "CsvOnList", "CsvKnown", "CsvMay", "CsvSeveral", "CsvRow", "CsvUnknown", "CsvEmpty", "CsvLong", "CsvTwice", "CsvMany", "CsvRowless",
        "WantStage", "WantTags", "WantStages", "WantOpen", "WantName", "WantCriteria", "StageTwice", "Marked", "WantLength", "Stale", "ReadsOther", "MeansMore", "MeansFewer", "NoGroup",
        "NotAsked", "QueryField", "QueryNotYesNo", "QueryNoMonth", "QueryNoMonthIn", "QueryNoNumber", "QueryNothingIn", "QueryNotOnly", "QueryNoDistance", "QueryNoCity", "QueryNoZone",
        "QueryUnknown", "QueryOtherKind", "QueryOtherKindAn", "QueryNoLetter", "QueryMisread", "QueryNoUnit", "QueryWantUnit", "QueryWantStar", "QueryWantTilde", "QueryWantCompared", "QueryAlone", "QueryQuote", "QueryQuoted", "QueryQuotedNone", "QueryNoParts", "QueryEnds", "QueryNothingAfter",
        "QueryNothingBefore", "QueryNothingFor", "QueryOpen", "QueryClose", "QueryDeep", "QueryDeepLogic", "QueryLong", "QueryLongWritten", "QueryMany", "QueryWeights", "QueryWeight",
        "QueryNoWeight", "QueryExcludedWeight", "QueryNiceOnly", "QueryNiceHere", "QueryNiceOr", "QueryMustOr", "QueryMustHere", "QueryMustSign", "QueryExclusion",
        "QueryWantYesNo", "QueryWantMonth", "QueryWantNumber", "QueryWantCountry", "QueryWantDistance", "QueryWantCity", "QueryWantOpen", "QueryWantAlternatives", "QueryWantOutside",
        "QueryWantMustOutside", "QueryWantEither", "QueryWantAfterMust", "QueryWantWords", "QueryWantNear", "QueryWantLetters", "QueryWantBefore", "QueryWantPart", "QueryWantClose",
        "QueryWantAlone", "QueryWantWeight", "QueryWantWeights", "QueryWantBeside", "QueryWantFieldNear", "QueryWantField", "QueryWantOneOf", "QueryWantLevels", "QueryWantMost",
        "QueryWantFewer", "QueryWantExcluded", "QueryWantMust", "QueryWantQuote", "QueryWantText", "QueryWantZone", "QueryWantSkillAn", "QueryWantSkill", "QueryWantEitherOf",
        "QueryTakesLanguage", "QueryTakesDatabase", "QueryTakesFramework", "QueryTakesSkill", "QueryTakesRole", "QueryTakesCountry", "QueryTakesCity", "QueryTakesNear", "QueryTakesZone",
        "QueryTakesWords", "QueryTakesOrg", "QueryTakesRepo", "QueryTakesLogin", "QueryTakesYesNo", "QueryTakesMonth", "QueryTakesNumber", "QueryTakesTag",
        "RejectSkills", "RejectLevel", "RejectPlace", "RejectPay", "RejectNo", "RejectSilent", "RejectStage", "RejectOther", "RejectClosed",
        "MarkNot", "MarkPartly", "MarkShown", "MarkBeyond",
        "StageSourced", "StagePhone", "StageCoding", "StageDesign", "StageBehavioural", "StageReference", "StageOffer", "StageHired", "StageRejected", "MarkMust", "MarkOwnWork",
        "MarkInterest", "MarkCorrect", "MarkTested", "MarkReadable", "MarkChoices", "MarkRequirements", "MarkModel", "MarkFailure", "MarkTradeOffs", "MarkQueries", "MarkIndexes",
        "MarkTransactions", "MarkSchema", "MarkExamples", "MarkOthers", "MarkFeedback", "MarkRole", "MarkAgain",
        "Or", "And", "NotInIndex", "OthersFell", "Scorer", "NeedSkill", "NeedText", "NeedNot", "NeedKnown", "NeedOther", "Followed", "ScoreTo", "ActiveAgain", "Strength",
        "NoTrace", "NoSuchWork", "RoleShare", "NotSeen", "Yes", "Part",
        "StrengthLeaf", "MonthsPublic", "Last", "Over",
        "TogetherIn", "WorkedWithIn", "MonthsIn", "Further", "NoTraceOf", "Read", "NotRead", "KilometresFrom", "LivesIn", "TimeZone", "MemberOf", "WorkedOn", "ThereSince", "LastActive",
        "MergedMore", "MergedElsewhere", "MonthsWork", "InName", "InRepositories", "InSelf", "Found", "FoundIn", "NewAt", "PlaceTo", "FirstTime", "NoLonger",
        "WorkMerged", "Merged", "Own", "Used", "ReviewIn", "ReviewsIn", "Says", "NamedBy",
        "TouchesIt", "TouchIt", "NoneTouchesIt", "OfTheCode", "BesideOthers", "InStack", "OfItsCommits", "KnownNowhere", "NobodyElse", "OtherWorks", "OthersWork",
        "NoCommits", "Commit", "Commits", "Pull", "Pulls", "Code", "Topic", "Image", "Files", "Connection", "InThe", "Person", "People", "Posting", "Postings",
    ];

    private static readonly Lazy<ImmutableArray<Pattern>> Patterns = new(() => [.. Names.Select(Pattern.Of)]);

    /// <summary>Of skills whose names are words: the English name -> the id.</summary>
    private static readonly Lazy<Dictionary<string, string>> SkillNames = new(() => Texts.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>()
        .Where(e => ((string)e.Key).StartsWith("Catalogue_", StringComparison.Ordinal))
        .ToDictionary(e => (string)e.Value!, e => ((string)e.Key)["Catalogue_".Length..]));

    /// <summary>The keys of all sentences, in the order they are tried.</summary>
    public static IEnumerable<string> Keys => Names.Select(n => $"{Prefix}_{n}");

    public static string In(string english) => Wording.English is null ? english : Said(english, 0);

    private static string Said(string english, int depth)
    {
        if (depth > MaxDepth)
            return english;
        // Several in a row, unless it is one that has the joint within itself.
        var several = english.Contains(Joint, StringComparison.Ordinal);
        foreach (var pattern in Patterns.Value.Where(p => p.HasJoint || !several))
            if (pattern.PartsOf(english) is { } parts)
                return Wording.Format(pattern.Text, [.. parts.Select(p => p.Vocabulary is not null || (pattern.Quotes && Fraction().IsMatch(p.Text)) ? p.Text : Part(p.Text, depth + 1))]);
        return several ? string.Join(Joint, english.Split(Joint).Select(p => Said(p, depth + 1))) : SkillNames.Value.TryGetValue(english, out var skill) ? Named.Of("Catalogue", skill) : english;
    }

    private static string Part(string part, int depth) =>
        Month.TryParse(part, out var month) ? Wording.MonthWord(month)
        : Fraction().IsMatch(part) ? part.Replace(".", Wording.Culture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal)
        : Said(part, depth);

    /// <summary>One sentence: its English form as an expression, and its text in the language of the page.</summary>
    /// <param name="name">As Texts.resx has it, after the prefix.</param>
    /// <param name="sign">The longest words of it that are always the same: looked for first, since most sentences are another.</param>
    /// <param name="joined">Has within itself what stands between two sentences.</param>
    /// <param name="vocabularies">Of each part, by its number; null: any words.</param>
    private sealed class Pattern(string name, string sign, bool joined, Regex form, ImmutableArray<string?> vocabularies)
    {
        public bool HasJoint => joined;

        /// <summary>Whether its parts are what somebody typed: numbers stay as they are.</summary>
        public bool Quotes { get; } = name.StartsWith("Query", StringComparison.Ordinal) || name.StartsWith("Csv", StringComparison.Ordinal);

        public string Text => Named.Of(Prefix, name);

        public static Pattern Of(string name)
        {
            var english = Texts.ResourceManager.GetString($"{Prefix}_{name}", CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"Texts.resx has no {Prefix}_{name}");
            var form = Placeholder().Replace(Regex.Escape(english), m => $"(?<p{m.Groups[1].Value}>.+?)");
            var vocabularies = Placeholder().Matches(english).DistinctBy(m => m.Groups[1].Value).OrderBy(m => m.Groups[1].Value, StringComparer.Ordinal).Select(m => m.Groups[2] is { Success: true, Value: var v } ? v : null);
            return new Pattern(name, Placeholder().Replace(english, "\n").Split('\n').MaxBy(s => s.Length) ?? "", english.Contains(Joint, StringComparison.Ordinal), new Regex($"^{form}$", RegexOptions.CultureInvariant), [.. vocabularies]);
        }

        /// <returns>In the order of their numbers, words of a vocabulary as the page says them; null where it is another sentence.</returns>
        public IReadOnlyList<(string Text, string? Vocabulary)>? PartsOf(string sentence)
        {
            if (!sentence.Contains(sign, StringComparison.Ordinal) || form.Match(sentence) is not { Success: true } match)
                return null;
            var parts = vocabularies.Select((vocabulary, i) => (Text: match.Groups[string.Create(CultureInfo.InvariantCulture, $"p{i}")].Value, Vocabulary: vocabulary)).ToList();
            for (var i = 0; i < parts.Count; i++)
            {
                if (parts[i].Vocabulary is not { } vocabulary)
                    continue;
                if (Texts.ResourceManager.GetString($"{vocabulary}_{Key(parts[i].Text)}", CultureInfo.CurrentUICulture) is not { } word)
                    return null;
                parts[i] = (word, vocabulary);
            }

            return parts;
        }

        /// <summary>"message broker" -> MessageBroker</summary>
        private static string Key(string words) => string.Concat(words.Split(' ').Select(w => w.Length == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]));
    }

    /// <summary>A number as the ranking says it: a strength, a part of a project's commits.</summary>
    [GeneratedRegex(@"^\d+\.\d+( %)?$")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\\?\{(\d)(?::(\w+))?\}")]
    private static partial Regex Placeholder();
}
