using System.Globalization;

namespace TalentScout.App.Layout;

/// <summary>Values in words, as the pages say them: numbers, months, kinds. The words themselves are in Texts.resx.</summary>
internal static class Wording
{
    /// <summary>In app.css.</summary>
    private const int SignalColours = 8;

    /// <summary>The language of the page. Not CurrentCulture: what programs read is written the same for everybody (Web/Languages.cs).</summary>
    public static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>For the lang attribute of what is English on every page (words of repositories, problems); null where the page is English too. Sentences of the ranking: <see cref="Sentences"/>.</summary>
    public static string? English => Culture.TwoLetterISOLanguageName == "en" ? null : "en";

    /// <summary>Makes something in English whoever asks: what programs read is the same for everybody.</summary>
    public static T InEnglish<T>(Func<T> make)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            return make();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    public static string Number(long n) => n.ToString("N0", Culture);

    public static string Percent(double share) => share is > 0 and < 0.01 ? Texts.LessThanOnePercent : Math.Round(share * 100).ToString("0", Culture) + " %";

    /// <summary>Of somebody who is listed without what is asked for it is a fraction: one digit would call it nothing.</summary>
    public static string Score(double score) => score is > 0 and < 1 ? Points(score) : score.ToString("0.0", Culture);

    /// <summary>A part of a score: enough digits that a reader can add them up.</summary>
    public static string Points(double part) => part.ToString("0.00", Culture);

    public static string Count(long n, string one, string other) => string.Format(Culture, n == 1 ? one : other, Number(n));

    public static string Format(string text, params object?[] values) => string.Format(Culture, text, values);

    public static string MonthWord(Month month) => month.FirstDay.ToString("MMM yyyy", Culture);

    public static string Day(DateOnly day) => day.ToString(Texts.Format_Day, Culture);

    /// <summary>Minutes, always said to be UTC: the reader's zone is not known to the server.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString(Texts.Format_Day + ", HH:mm", Culture) + " UTC";

    public static string Duration(TimeSpan time) => time switch
    {
        { TotalHours: >= 1 } => string.Create(Culture, $"{(int)time.TotalHours} h {time.Minutes:D2} min"),
        { TotalMinutes: >= 1 } => string.Create(Culture, $"{time.Minutes} min {time.Seconds:D2} s"),
        _ => string.Create(Culture, $"{time.TotalSeconds:0.0} s"),
    };

    private static string Span(TimeSpan time) => time switch
    {
        { TotalDays: >= 2 } => Format(Texts.Span_Days, (int)time.TotalDays),
        { TotalMinutes: >= 1 } => Duration(new TimeSpan((int)time.TotalHours, time.Minutes, 0)).Replace(" 00 s", "", StringComparison.Ordinal),
        _ => Texts.Span_Soon,
    };

    public static string Months(Month? first, Month? last) => (first, last) switch
    {
        ({ } f, { } l) when f == l => MonthWord(f),
        ({ } f, { } l) => $"{MonthWord(f)} – {MonthWord(l)}",
        (null, { } l) => MonthWord(l),
        _ => Texts.DateUnknown,
    };

    /// <summary>"this month", "2 months ago", "3 years ago": how long since somebody was last seen at work.</summary>
    public static string Ago(Month then, Month now) => (now - then) switch
    {
        <= 0 => Texts.Ago_ThisMonth,
        1 => Texts.Ago_LastMonth,
        < 24 and var n => Format(Texts.Ago_Months, n),
        var n => Format(Texts.Ago_Years, n / 12),
    };

    public static string HowCss(How how) => how.ToString().ToLowerInvariant();

    public static string HowWord(How how) => how switch
    {
        How.Merged => Texts.How_Merged,
        How.Authored => Texts.How_Authored,
        How.Reviewed => Texts.How_Reviewed,
        How.Used => Texts.How_Used,
        _ => Texts.How_Declared,
    };

    public static string HowMeans(How how) => how switch
    {
        How.Merged => Texts.How_Merged_Means,
        How.Authored => Texts.How_Authored_Means,
        How.Reviewed => Texts.How_Reviewed_Means,
        How.Used => Texts.How_Used_Means,
        _ => Texts.How_Declared_Means,
    };

    /// <summary>The place of a signal in the score gives its colour.</summary>
    public static string SignalCss(int place) => $"sig-{place % SignalColours}";

    public static string KindCss(SkillKind kind) => kind.ToString().ToLowerInvariant();

    public static string KindWord(SkillKind kind) => kind switch
    {
        SkillKind.Language => Texts.Kind_Language,
        SkillKind.Database => Texts.Kind_Database,
        SkillKind.Framework => Texts.Kind_Framework,
        SkillKind.Messaging => Texts.Kind_Messaging,
        SkillKind.Api => Texts.Kind_Api,
        SkillKind.Cloud => Texts.Kind_Cloud,
        SkillKind.Infrastructure => Texts.Kind_Infrastructure,
        _ => Texts.Kind_Practice,
    };

    public static string Account(AccountKind kind) => kind switch
    {
        AccountKind.Organisation => Texts.Account_Organisation,
        AccountKind.Bot => Texts.Account_Bot,
        AccountKind.Shared => Texts.Account_Shared,
        AccountKind.Gone => Texts.Account_Gone,
        _ => Texts.Account_Person,
    };

    public static string Run(RunState state) => state switch
    {
        RunState.Running => Texts.Run_Running,
        RunState.Parked => Texts.Run_Parked,
        RunState.Done => Texts.Run_Done,
        RunState.Interrupted => Texts.Run_Interrupted,
        _ => Texts.Run_Failed,
    };

    /// <summary>"in 3 h 05 min".</summary>
    public static string Until(DateTimeOffset then, DateTimeOffset now) => then <= now ? Texts.Until_Due : Format(Texts.Until_In, Span(then - now));

    public static string Role(string role) => role switch
    {
        "backend" => Texts.Role_Backend,
        "frontend" => Texts.Role_Frontend,
        "mobile" => Texts.Role_Mobile,
        "devops" => Texts.Role_Devops,
        "data" => Texts.Role_Data,
        _ => role,
    };

    /// <summary>A skill's name in the language of the page: names of products stay as they are, words are said in it.</summary>
    /// <param name="name">As the catalogue has it; null where that does not know it.</param>
    public static string Skill(string id, string? name) => (English is null ? null : Texts.ResourceManager.GetString($"Catalogue_{id}", Culture)) ?? name ?? id;

    public static string Skill(SkillCatalogue catalogue, string id) => Skill(id, catalogue.Find(id)?.Name);

    /// <summary>A source's name as people write it; empty where there is none.</summary>
    public static string Source(string? source) => source switch
    {
        "github" => "GitHub",
        "gharchive" => "GH Archive",
        "greenhouse" => "Greenhouse",
        "lever" => "Lever",
        "smartrecruiters" => "SmartRecruiters",
        "ashby" => "Ashby",
        "remoteok" => "Remote OK",
        "remotive" => "Remotive",
        "hackernews" => "Hacker News",
        "site" => Texts.Posting_Site,
        _ => source ?? "",
    };

    /// <summary>The name of an ISO 3166-1 alpha-2 code in the language of the page; the code itself where it is none.</summary>
    public static string Country(string code)
    {
        try
        {
            // A region's DisplayName is remembered in the language it was first asked in; that of "fr-DE" in its own language is French always.
            return code.Length == 2 ? new RegionInfo($"{Culture.TwoLetterISOLanguageName}-{code}").NativeName : code;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }

    /// <summary>Whether the name of a country begins so, in the language of the page or in English.</summary>
    /// <param name="code">ISO 3166-1 alpha-2</param>
    public static bool IsCountry(string code, string beginning) =>
        Begins(Country(code), beginning) || (English is not null && Begins(InEnglish(() => Country(code)), beginning));

    private static bool Begins(string name, string beginning) =>
        CultureInfo.InvariantCulture.CompareInfo.IsPrefix(name, beginning, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);

    /// <summary>"Berlin, Germany", or the person's own words where nothing was resolved; null where nothing was said.</summary>
    public static string? Place(Place place)
    {
        if (place.Countries.IsEmpty && place.City is null)
            return string.IsNullOrWhiteSpace(place.Text) ? null : place.Text;
        var countries = string.Join(" / ", place.Countries.Select(Country));
        var named = string.Join(", ", new[] { place.City, countries }.Where(p => !string.IsNullOrEmpty(p)));
        return place.Remote ? Format(Texts.Place_Remote, named) : named;
    }
}
