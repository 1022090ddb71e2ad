using System.Globalization;

namespace TalentScout.Tests.Postings;

public sealed class PostingTextTests
{
    private static readonly DateOnly Seen = new(2026, 3, 10);

    [Theory]
    [InlineData("2020-10-25T16:01:35-07:00", "2020-10-25")]
    [InlineData("2020-10-20 20:28:32 UTC", "2020-10-20")]
    [InlineData("2011-10-31", "2011-10-31")]
    [InlineData("20260401", "2026-04-01")]
    [InlineData("Fri, 11 Sep 2026 07:30:48 +0000", "2026-09-11")]
    [InlineData("October 25, 2020", "2020-10-25")]
    [InlineData("25 October 2020", "2020-10-25")]
    [InlineData("Posted on Dec 11, 2025", "2025-12-11")]
    [InlineData("1st March 2026", "2026-03-01")]
    [InlineData("20.10.2020", "2020-10-20")]
    [InlineData("25/12/2025", "2025-12-25")]
    [InlineData("1749544227", "2025-06-10")]
    [InlineData("1772323200000", "2026-03-01")]
    [InlineData("Posted 4 Days Ago", "2026-03-06")]
    [InlineData("yesterday", "2026-03-09")]
    [InlineData("Posted 30+ Days Ago", null)]
    [InlineData("2026-02-30", null)]
    [InlineData("0001-01-01", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public void Days_are_read_as_they_are_written(string text, string? expected) =>
        Assert.Equal(expected, DayText.Read(text, Seen)?.ToString("O", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("€75k–110k", "75000 110000 EUR year")]
    [InlineData("$150 - 210K USD + equity", "150000 210000 USD year")]
    [InlineData("£90k+", "90000 - GBP year")]
    [InlineData("$6700/month", "6700 6700 USD month")]
    [InlineData("Up to $140k CAD + Generous Equity", "- 140000 CAD year")]
    [InlineData("$135,000 - $185,000 + equity", "135000 185000 USD year")]
    [InlineData("45 000 – 55 000 Kč", "45000 55000 CZK -")]
    [InlineData("50 000,- Kč až 70 000,- Kč / měsíc", "50000 70000 CZK month")]
    [InlineData("€60 - €75 per hour", "60 75 EUR hour")]
    [InlineData("500 EUR/day", "500 500 EUR day")]
    [InlineData("₹40–60L + ESOPs", "4000000 6000000 INR -")]
    [InlineData("$5M seed funding raised", "-")]
    [InlineData("Competitive salary and equity", "-")]
    public void Pay_is_read_as_it_is_written(string text, string expected) => Assert.Equal(expected, Tell(PayText.Find(text, [], ofPay: true)));

    [Theory]
    [InlineData("The salary range is $120,000 - $150,000 a year.", "120000 150000 USD year")]
    [InlineData("We raised $12,000,000 - $15,000,000 in funding.", "-")]
    [InlineData("Our customers process $2B a year.", "-")]
    [InlineData("A learning budget of €2,000 per year.", "-")]
    [InlineData("In 2019 we had 10 to 15 people.", "-")]
    public void In_running_text_only_pay_is_pay(string text, string expected) => Assert.Equal(expected, Tell(PayText.Find(text, [])));

    [Theory]
    [InlineData("0", "0", "USD", "YEAR", "-")]
    [InlineData("90000", "60000", "EUR", "ANN", "60000 90000 EUR year")]
    [InlineData("55000", "55000", "$", null, "55000 55000 USD year")]
    [InlineData("15.50", "18", "GBP", "HUR", "15.5 18 GBP hour")]
    [InlineData("100000 - 120000", null, "USD", null, "100000 120000 USD year")]
    public void Pay_in_fields_is_put_right(string? min, string? max, string? currency, string? per, string expected) =>
        Assert.Equal(expected, Tell(PayText.Read(new DraftPay(null, min, max, currency, per), [])));

    [Fact]
    public void Dollars_and_crowns_are_those_of_the_country()
    {
        Assert.Equal("AUD", Currencies.Code("$", ["AU"]));
        Assert.Equal("USD", Currencies.Code("$", ["DE"]));
        Assert.Equal("SEK", Currencies.Code("kr", ["SE"]));
        Assert.Null(Currencies.Code("kr", []));
    }

    [Theory]
    [InlineData("Remote", true)]
    [InlineData("Berlin or remote", true)]
    [InlineData("On-site", false)]
    [InlineData("Hybrid, two days", false)]
    [InlineData("No remote", false)]
    [InlineData("Berlin", null)]
    public void Remote_is_what_the_words_say_and_unknown_is_not_no(string text, bool? expected) => Assert.Equal(expected, RemoteWords.Of(text));

    [Theory]
    [InlineData("FULL_TIME", "full-time")]
    [InlineData("Full-Time; Contractor", "full-time, contract")]
    [InlineData("Vollzeit, unbefristet", "full-time, permanent")]
    [InlineData("OTHER", null)]
    public void Employment_is_named_in_one_way(string text, string? expected) => Assert.Equal(expected, EmploymentWords.Of([text]));

    private static string Tell(Salary? salary) =>
        salary is null ? "-" : $"{Number(salary.Min)} {Number(salary.Max)} {salary.Currency ?? "-"} {salary.Per ?? "-"}";

    private static string Number(decimal? n) => n?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-";
}
