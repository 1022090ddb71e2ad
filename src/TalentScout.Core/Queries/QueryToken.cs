namespace TalentScout;

internal enum QueryTokenKind
{
    Word,
    Phrase,

    /// <summary>"lang:"; Text is the name without the colon.</summary>
    Field,
    Open,
    Close,
    Minus,
    Plus,

    /// <summary>"^2"; Text is what stands after the caret.</summary>
    Weight,
    And,
    Or,
    Not,
    End,
}

/// <param name="Text">A word as written, a phrase without quotes and escapes; composed (NFC).</param>
/// <param name="AfterBreak">A comma, semicolon or line end stands before it: words on both sides do not belong together.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text, TextSpan Span, bool AfterBreak)
{
    public bool Is(QueryTokenKind kind) => Kind == kind;
}
