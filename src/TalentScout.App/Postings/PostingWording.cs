using System.Globalization;
using TalentScout.App.Layout;

namespace TalentScout.App.Postings;

/// <summary>Parts of a posting in words.</summary>
internal static class PostingWording
{
    /// <summary>"€65,000 – 80,000 a year"; null where nothing is said.</summary>
    public static string? Pay(Salary? salary)
    {
        if (salary is null)
            return null;
        var amount = (salary.Min, salary.Max) switch
        {
            ({ } min, { } max) when min != max => $"{Number(min)} – {Number(max)}",
            ({ } min, null) => Wording.Format(Texts.Pay_From, Number(min)),
            (null, { } max) => Wording.Format(Texts.Pay_UpTo, Number(max)),
            ({ } min, _) => Number(min),
            _ => "",
        };
        return string.Join(' ', new[] { salary.Currency, amount, Per(salary.Per) }.Where(p => !string.IsNullOrEmpty(p)));
    }

    public static string Number(decimal n) => n.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Places(Posting posting)
    {
        var places = posting.Places.Select(Wording.Place).OfType<string>().Distinct().ToList();
        var shown = places.Count > 3 ? string.Join("; ", places.Take(3)) + Wording.Format(Texts.Posting_More, places.Count - 3) : string.Join("; ", places);
        return posting.Remote is true ? shown.Length == 0 ? Texts.Posting_Remote : shown.Contains(Texts.Posting_Remote, StringComparison.OrdinalIgnoreCase) ? shown : $"{shown} · {Texts.Posting_Remote}" : shown;
    }

    private static string? Per(string? per) => per switch
    {
        "hour" => Texts.Pay_Hour,
        "day" => Texts.Pay_Day,
        "week" => Texts.Pay_Week,
        "month" => Texts.Pay_Month,
        "year" => Texts.Pay_Year,
        _ => null,
    };
}
