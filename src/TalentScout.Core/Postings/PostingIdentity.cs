using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>By what postings are told apart, and recognised on another board.</summary>
public static partial class PostingIdentity
{
    /// <summary>The same opening on any board: company, title and place, as people would say them. Null where the company is unknown: then only copies are merged.</summary>
    public static string? KeyOf(Posting posting) => CompanyOf(posting.Company) is { Length: > 0 } company ? $"{company}|{TitleOf(posting.Title)}|{PlaceOf(posting)}" : null;

    /// <summary>The same words on the same site: a copy at another address. For postings that name no company.</summary>
    public static string CopyKeyOf(PostingRecord record) =>
        $"#{record.Source}\n{(Uri.TryCreate(record.Posting.Url, UriKind.Absolute, out var address) ? address.Authority : record.Document)}\n{ContentOf(record.Posting)}";

    /// <summary>Without legal forms, signs and case: "Müller &amp; Co. GmbH" is "muller co".</summary>
    public static string CompanyOf(string? company) => Blanks().Replace(LegalForm().Replace(Letters(company ?? ""), " "), " ").Trim();

    /// <summary>Without "(m/w/d)", "remote" and signs; "Sr." is "senior".</summary>
    public static string TitleOf(string title)
    {
        var words = Letters(Gender().Replace(title, " "));
        return Blanks().Replace(Senior().Replace(Noise().Replace(words, " "), "senior"), " ").Trim();
    }

    /// <summary>Cities in one order, else countries; "anywhere" where neither is known.</summary>
    public static string PlaceOf(Posting posting)
    {
        var cities = posting.Places.Select(p => p.City).OfType<string>().Select(Letters).Distinct().Order(StringComparer.Ordinal).ToList();
        if (cities.Count > 0)
            return string.Join(',', cities);
        var countries = posting.Places.SelectMany(p => p.Countries).Distinct().Order(StringComparer.Ordinal).ToList();
        return countries.Count > 0 ? string.Join(',', countries) : "anywhere";
    }

    /// <summary>What a reader would call the same advert: a new date of publication alone changes nothing.</summary>
    public static string ContentOf(Posting posting) => string.Create(
        CultureInfo.InvariantCulture,
        $"{posting.Title}\n{posting.Company}\n{PlaceOf(posting)}\n{posting.Remote}\n{posting.Closes}\n{posting.Employment}\n{posting.Salary}\n{string.Join(',', posting.Skills)}\n{Blanks().Replace(posting.Text, " ")}");

    private static string Letters(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            plain.Append(char.IsLetterOrDigit(c) || c is '+' or '#' ? char.ToLowerInvariant(c) : ' ');
        }

        return Blanks().Replace(plain.ToString(), " ").Trim();
    }

    [GeneratedRegex(@"\b(gmbh|co|kg|ag|se|inc|incorporated|llc|ltd|limited|corp|corporation|plc|bv|b v|nv|oy|ab|as|aps|sas|sarl|srl|spa|sl|s r o|sro|pty|pte|group|holding)\b")]
    private static partial Regex LegalForm();

    [GeneratedRegex(@"[(\[]\s*(all genders?|gn|[mfwdxh](\s?[/|*,]\s?[mfwdxhn]){1,3}|remote[^)\]]*|hybrid[^)\]]*|on-?site)\s*[)\]]|:in\b|\*in\b|/in\b", RegexOptions.IgnoreCase)]
    private static partial Regex Gender();

    [GeneratedRegex(@"\b(remote|hybrid|onsite|full time|part time|fulltime|m w d|f m d|m f d|m f x|f m x)\b")]
    private static partial Regex Noise();

    [GeneratedRegex(@"\b(sr|snr)\b")]
    private static partial Regex Senior();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
