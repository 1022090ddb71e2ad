using System.Globalization;
using System.Text.RegularExpressions;

namespace TalentScout.Sandbox;

/// <summary>A search as the API takes it: words, and qualifiers such as language:go or -user:x.</summary>
internal sealed partial class SearchText
{
    private readonly List<(string Key, string Value, bool Negated)> _qualifiers = [];

    public SearchText(string text)
    {
        foreach (Match token in Token().Matches(text))
        {
            if (token.Groups["key"].Success)
                _qualifiers.Add((token.Groups["key"].Value.ToLowerInvariant(), token.Groups["value"].Value.Trim('"'), token.Groups["not"].Length > 0));
            else if (token.Value is not ("AND" or "OR" or "NOT"))
                Words.Add(token.Value.Trim('"').ToLowerInvariant());
        }
    }

    public List<string> Words { get; } = [];

    public List<string> All(string key, bool negated = false) => [.. _qualifiers.Where(q => q.Key == key && q.Negated == negated).Select(q => q.Value)];

    public string? First(string key) => All(key) is { Count: > 0 } values ? values[0] : null;

    /// <summary>is: and type: alike.</summary>
    public bool Is(string what) => All("is").Concat(All("type")).Concat(All("state")).Any(v => v.Equals(what, StringComparison.OrdinalIgnoreCase));

    /// <summary>"&gt;5", "&lt;=3", "2..9", "*..9", "5"; days for dates. True where nothing is asked; a text that is no range is refused by <see cref="Trouble"/>.</summary>
    public bool Fits(string key, long value, bool dates = false) => All(key).All(text => Range(text, dates) is not var (from, to) || (value >= from && value <= to));

    /// <summary>The first range that cannot be read; null: none.</summary>
    public string? Trouble(params (string Key, bool Dates)[] ranges) => ranges.SelectMany(r => All(r.Key).Where(v => Range(v, r.Dates) is null)).FirstOrDefault();

    private static (long From, long To)? Range(string text, bool dates)
    {
        if (text.Split("..") is [var low, var high])
            return (low == "*" ? (long.MinValue, 0) : Span(low, dates)) is (var from, _) && (high == "*" ? (0, long.MaxValue) : Span(high, dates)) is (_, var to) ? (from, to) : null;
        var sign = text.StartsWith(">=", StringComparison.Ordinal) || text.StartsWith("<=", StringComparison.Ordinal) ? text[..2] : text is ['>' or '<', ..] ? text[..1] : "";
        return Span(text[sign.Length..], dates) is not var (first, last) ? null : sign switch
        {
            ">=" => (first, long.MaxValue),
            ">" => (last + 1, long.MaxValue),
            "<=" => (long.MinValue, last),
            "<" => (long.MinValue, first - 1),
            _ => (first, last),
        };
    }

    /// <summary>A number is itself; a bare day is all of it.</summary>
    private static (long First, long Last)? Span(string text, bool dates)
    {
        if (!dates)
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? (n, n) : null;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return null;
        var seconds = at.ToUnixTimeSeconds();
        return (seconds, text.Length == 10 ? seconds + UnixTime.Day - 1 : seconds);
    }

    [GeneratedRegex("(?<not>-?)(?<key>[A-Za-z][\\w-]*):(?<value>\"[^\"]*\"|\\S*)|\"[^\"]*\"|\\S+")]
    private static partial Regex Token();
}
