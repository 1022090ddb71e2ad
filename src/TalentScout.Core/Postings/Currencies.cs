using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Currencies as adverts write them -> ISO 4217.</summary>
public static class Currencies
{
    private static readonly FrozenDictionary<string, string> _signs = Pairs(
        "€ EUR £ GBP $ USD US$ USD CA$ CAD C$ CAD A$ AUD AU$ AUD NZ$ NZD S$ SGD HK$ HKD R$ BRL ¥ JPY ₹ INR Rs INR ₪ ILS ₴ UAH ₽ RUB ₺ TRY ₩ KRW Kč CZK zł PLN zl PLN Ft HUF lei RON Fr. CHF SFr. CHF euro EUR euros EUR dollars USD pounds GBP");

    private static readonly FrozenSet<string> _codes =
        ("USD EUR GBP CHF CZK PLN SEK NOK DKK HUF RON BGN UAH RUB TRY ILS INR JPY CNY KRW SGD HKD TWD THB MYR IDR PHP VND AUD NZD CAD BRL MXN ARS CLP COP PEN UYU ZAR NGN KES EGP MAD AED SAR QAR PKR BDT LKR ISK RSD GEL AMD KZT")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> _dollars = Pairs("CA CAD AU AUD NZ NZD SG SGD HK HKD MX MXN");
    private static readonly FrozenDictionary<string, string> _crowns = Pairs("SE SEK NO NOK DK DKK IS ISK");
    private static readonly FrozenSet<string> _yearly = "USD EUR GBP CHF CAD AUD NZD SGD ILS".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Of a code, sign or name, in upper case; null where unknown, or where it leaves open whose it is.</summary>
    /// <param name="countries">Where the work is: one country decides whose dollars or crowns are meant.</param>
    public static string? Code(string? text, ImmutableArray<string> countries)
    {
        var name = text?.Trim() ?? "";
        if (name.Length == 0)
            return null;
        if (name == "$" && countries is [var country] && _dollars.TryGetValue(country, out var dollars))
            return dollars;
        if (name.TrimEnd('.').Equals("kr", StringComparison.OrdinalIgnoreCase))
            return countries is [var nordic] ? _crowns.GetValueOrDefault(nordic) : null;
        return _signs.TryGetValue(name, out var code) ? code : _codes.Contains(name) ? name.ToUpperInvariant() : null;
    }

    /// <summary>Large amounts without a period are a year's pay here; elsewhere they may be a month's.</summary>
    public static bool ArePaidYearly(string code) => _yearly.Contains(code);

    private static FrozenDictionary<string, string> Pairs(string words) =>
        words.Split(' ').Chunk(2).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);
}
