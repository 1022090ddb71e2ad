using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>Pay as adverts write it. Zero, and what cannot be pay, is unknown; ends that were exchanged are put right.</summary>
public static partial class PayText
{
    private const decimal SurelyYearly = 12_000;
    private const decimal Largest = 100_000_000;

    private static readonly ImmutableArray<(string Per, Regex Words)> _periods = [("hour", Hour()), ("day", Day()), ("week", Week()), ("month", Month()), ("year", Year())];

    /// <param name="countries">Where the work is: decides whose dollars or crowns are meant.</param>
    public static Salary? Read(DraftPay pay, ImmutableArray<string> countries)
    {
        if (pay.Min is null && pay.Max is null)
            return pay.Text is null ? null : Find(pay.Text, countries, ofPay: true, Currencies.Code(pay.Currency, countries), Period(pay.Per));
        // A range that somebody wrote into one field.
        if ((pay.Max is null || pay.Max == pay.Min) && Find($"{pay.Currency} {pay.Min} {pay.Per}", countries, ofPay: true) is { Min: { } low, Max: { } high } range && low != high)
            return Sound(low, high, Currencies.Code(pay.Currency, countries) ?? range.Currency, Period(pay.Per) ?? range.Per);
        var (min, minCurrency) = Amount(pay.Min, countries);
        var (max, maxCurrency) = Amount(pay.Max, countries);
        return Sound(min, max, Currencies.Code(pay.Currency, countries) ?? minCurrency ?? maxCurrency, Period(pay.Per) ?? Period(pay.Min) ?? Period(pay.Max));
    }

    /// <summary>
    /// The first pay in a text. In running text an amount counts only with a currency, and alone only with its period; amounts of funding and revenue do not.
    /// </summary>
    public static Salary? Find(string text, ImmutableArray<string> countries, bool ofPay = false, string? currency = null, string? per = null)
    {
        foreach (Match match in Range().Matches(text.Length > 20_000 ? text[..20_000] : text))
        {
            var after = text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 30)];
            var before = text[Math.Max(0, match.Index - 40)..match.Index];
            var written = new[] { "c1", "c2", "c3" }.Select(g => match.Groups[g].Value).FirstOrDefault(v => v.Length > 0);
            // "$140k CAD": the code says more than the sign.
            var meant = new[] { "c3", "c2" }.Select(g => match.Groups[g].Value).FirstOrDefault(v => v.Length > 2) ?? written;
            if ((written is null && (!ofPay || currency is null)) || Millions().IsMatch(match.Value + after) || (!ofPay && Funds().IsMatch(before + after)))
                continue;
            var (low, high) = Ends(match);
            var period = per ?? Period(after.Split(['|', ';', '\n', '.'])[0]) ?? (ofPay ? Period(text) : Period(before));
            if (!ofPay && high is null && period is null)
                continue;
            if (high is null)
                (low, high) = UpTo().IsMatch(before) ? (null, low) : OpenEnd().IsMatch(after) || From().IsMatch(before) ? (low, null) : (low, low);
            if (Sound(low, high, currency ?? Currencies.Code(meant, countries), period) is { } salary && (ofPay || Plausible(salary)))
                return salary;
        }

        return null;
    }

    /// <summary>hour, day, week, month or year; null where the text names none.</summary>
    public static string? Period(string? text) => string.IsNullOrWhiteSpace(text) ? null : _periods.Where(p => p.Words.IsMatch(text)).Select(p => p.Per).FirstOrDefault();

    private static Salary? Sound(decimal? min, decimal? max, string? currency, string? per)
    {
        var low = min is > 0 and <= Largest ? min : null;
        var high = max is > 0 and <= Largest ? max : null;
        if (low is null && high is null)
            return null;
        if (low > high)
            (low, high) = (high, low);
        var guess = per ?? ((low ?? high) >= SurelyYearly && (currency is null || Currencies.ArePaidYearly(currency)) ? "year" : null);
        return new Salary(low, high, currency, guess);
    }

    private static bool Plausible(Salary salary) => (salary.Max ?? salary.Min, salary.Per) switch
    {
        ( >= 5 and <= 2_000, "hour") or ( >= 50 and <= 20_000, "day") or ( >= 100, "week") or ( >= 300, "month") or ( >= 5_000, "year") => true,
        ( >= 10_000, null) => true,
        _ => false,
    };

    private static (decimal? Amount, string? Currency) Amount(string? text, ImmutableArray<string> countries) =>
        text is not null && Single().Match(text) is { Success: true } match
            ? (Scaled(match, "a", "ak"), Currencies.Code(new[] { "c1", "c3" }.Select(g => match.Groups[g].Value).FirstOrDefault(v => v.Length > 0), countries))
            : (null, null);

    private static (decimal? Low, decimal? High) Ends(Match match)
    {
        var low = Scaled(match, "a", "ak");
        if (!match.Groups["b"].Success)
            return (low, null);
        var high = Scaled(match, "b", "bk");
        // "$150 - 210K": what scales the one scales the other.
        if (!match.Groups["ak"].Success && match.Groups["bk"].Success && low < 1_000 && Scale(match.Groups["bk"].Value) is var scale && low * scale <= high)
            low *= scale;
        return (low, high);
    }

    private static decimal? Scaled(Match match, string number, string scale) =>
        Number(match.Groups[number].Value) is { } n && n <= Largest ? n * Scale(match.Groups[scale].Value) : null;

    private static decimal Scale(string suffix) => suffix.ToLowerInvariant() switch
    {
        "k" or "tis" or "tsd" or "k+" => 1_000,
        "l" or "lpa" or "lakh" or "lakhs" => 100_000,
        _ => 1,
    };

    /// <summary>"55,000", "55.000", "55 000", "55000.00": a last group of three is thousands, one of one or two is a fraction.</summary>
    private static decimal? Number(string text)
    {
        var plain = Blanks().Replace(text, "").TrimEnd('.', ',', '-');
        var mark = plain.LastIndexOfAny(['.', ',']);
        if (mark >= 0)
        {
            var decimals = plain.Length - mark - 1;
            var whole = plain[..mark].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
            plain = decimals == 3 && whole.Length <= 6 ? whole + plain[(mark + 1)..] : $"{whole}.{plain[(mark + 1)..]}";
        }

        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : null;
    }

    private const string Money = @"US\$|CA\$|C\$|AU\$|A\$|NZ\$|S\$|HK\$|R\$|[€£$¥₹₪₴₽₺₩]|Kč|zł|\b(?:USD|EUR|GBP|CHF|CZK|PLN|SEK|NOK|DKK|HUF|RON|INR|CAD|AUD|NZD|SGD|BRL|JPY|ILS|UAH|TRY|MXN|ZAR|euros?|kr)\b\.?";
    private const string Digits = @"\d{1,3}(?:[,.'’\u00A0\u202F ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,9}(?:[.,]\d{1,3})?(?!\d)";
    private const string Suffix = @"[kK](?!\p{L})|tis\b|tsd\b|L\b|LPA\b|lakhs?\b";

    [GeneratedRegex(
        $@"(?<c1>{Money})?\s?(?<![\d\w])(?<a>{Digits})\s?(?<ak>{Suffix})?(?:,-)?(?:\s?(?<c2>{Money}))?(?:\s?(?:-|–|—|−|‐|\bto\b|\bbis\b|až|\band\b|/)\s?(?:{Money})?\s?(?<b>{Digits})\s?(?<bk>{Suffix})?(?:,-)?)?(?:\s?(?<c3>{Money}))?")]
    private static partial Regex Range();

    [GeneratedRegex($@"(?<c1>{Money})?\s?(?<a>{Digits})\s?(?<ak>{Suffix})?(?:,-)?\s?(?<c3>{Money})?")]
    private static partial Regex Single();

    [GeneratedRegex(@"\d\s?\+?\s?(m|mm|mn|b|bn|million|billion)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Millions();

    [GeneratedRegex(@"\b(raised|funding|seed|series [a-e]|revenue|arr|valuation|backed|in sales|investment|market|bonus|budget|stipend|allowance|referral|credit|401)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Funds();

    [GeneratedRegex(@"\b(up to|max\w*|bis zu|až)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex UpTo();

    [GeneratedRegex(@"\b(from|at least|min\w*|ab|od)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex From();

    [GeneratedRegex(@"^\s?(\+|and up|or more|plus\b)", RegexOptions.IgnoreCase)]
    private static partial Regex OpenEnd();

    [GeneratedRegex(@"\bhou?r(ly|s)?\b|\bhrs?\b|/\s?h\b|\bstunde|\bhodin|\bHUR\b|\bheure", RegexOptions.IgnoreCase)]
    private static partial Regex Hour();

    [GeneratedRegex(@"\bda(y|ily|ys)\b|/\s?d\b|\btag(essatz)?\b|\bmanday|\bm/?d\b|\bjour\b|\bper diem\b", RegexOptions.IgnoreCase)]
    private static partial Regex Day();

    [GeneratedRegex(@"\bweek(ly)?\b|\bwoche|\bWEE\b|\btýden|\bsemaine", RegexOptions.IgnoreCase)]
    private static partial Regex Week();

    [GeneratedRegex(@"\bmonth(ly)?\b|\bmonat|\bměs|\bMON\b|\bmois\b|\bmiesi|/\s?mo?\b|\bmes\b|\bmaand", RegexOptions.IgnoreCase)]
    private static partial Regex Month();

    [GeneratedRegex(@"\byear(ly)?\b|\bannu(al|ally|m)\b|\bANN\b|\bp\.\s?a\.|\bp/?a\b|\blpa\b|\bjahr|/\s?(yr?|a)\b|\byrs?\b|\brok\b|\broč|\bpar an\b|\bper-year|\bjaar|\bbrutto/a", RegexOptions.IgnoreCase)]
    private static partial Regex Year();

    [GeneratedRegex(@"[\s\u00A0\u202F'’]")]
    private static partial Regex Blanks();
}
