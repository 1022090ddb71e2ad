using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TalentScout.App.Postings;

/// <summary>Which openings are asked for. What is left out does not matter.</summary>
public sealed record PostingFilter
{
    public const int DefaultSize = 25;
    public const int MaxSize = 100;
    public static readonly ImmutableArray<string> States = ["open", "closed", "all"];

    /// <summary>Words that stand in the title or the company's name.</summary>
    public string? Q { get; init; }

    /// <summary>Canonical id.</summary>
    public string? Skill { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }
    public bool Remote { get; init; }
    public bool Paid { get; init; }
    public string State { get; init; } = "open";
    public string? Source { get; init; }

    /// <summary>1-based.</summary>
    public int Page { get; init; } = 1;
    public int Size { get; init; } = DefaultSize;

    public IEnumerable<Opening> Of(IEnumerable<Opening> openings)
    {
        var words = (Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return openings.Where(o =>
            (State == "all" || o.IsOpen == (State != "closed"))
            && (Skill is null || o.Posting.Skills.Contains(Skill))
            && TalentScout.Market.IsIn(o, Country)
            && (!Remote || o.Posting.Remote is true)
            && (!Paid || o.Posting.Salary is not null)
            && (Source is null || o.Sources.Any(s => s.Source == Source))
            && words.All(w => o.Posting.Title.Contains(w, StringComparison.CurrentCultureIgnoreCase) || o.Posting.Company?.Contains(w, StringComparison.CurrentCultureIgnoreCase) is true));
    }

    /// <summary>The address of the page that shows these.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("/postings");
        void Add(string name, string? value) => text.Append(text.Length == 9 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value!));
        if (!string.IsNullOrEmpty(Q))
            Add("q", Q);
        if (Skill is not null)
            Add("skill", Skill);
        if (Country is not null)
            Add("country", Country);
        if (Remote)
            Add("remote", "true");
        if (Paid)
            Add("paid", "true");
        if (State != "open")
            Add("state", State);
        if (Source is not null)
            Add("source", Source);
        if (Page > 1)
            Add("page", Page.ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
