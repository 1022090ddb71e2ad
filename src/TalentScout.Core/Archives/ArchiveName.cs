using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// What a number was called last: a person's login, or a repository's full name and main language. Of two that speak of the same number the later wins, so that the order of
/// files does not matter.
/// </summary>
/// <param name="Id">As in <see cref="ArchiveCount"/>.</param>
/// <param name="At">When it was called so, in seconds since 1970.</param>
public readonly record struct ArchiveName(long Id, long At, ImmutableArray<byte> Text)
{
    /// <summary>As GitHub names it ("C#"); empty where no event told it.</summary>
    public ImmutableArray<byte> Language { get; init; } = [];
    public long LanguageAt { get; init; }

    public static ArchiveName Later(in ArchiveName a, in ArchiveName b)
    {
        var text = Compare(a.At, a.Text, b.At, b.Text) >= 0 ? a : b;
        var language = Compare(a.LanguageAt, a.Language, b.LanguageAt, b.Language) >= 0 ? a : b;
        return text with { Language = language.Language, LanguageAt = language.LanguageAt };
    }

    /// <summary>By time, then by the bytes: events of the same second must not depend on which came first.</summary>
    public static int Compare(long at, ReadOnlySpan<byte> text, long otherAt, ReadOnlySpan<byte> otherText) =>
        at != otherAt ? at.CompareTo(otherAt) : text.SequenceCompareTo(otherText);

    private static int Compare(long at, ImmutableArray<byte> text, long otherAt, ImmutableArray<byte> otherText) =>
        Compare(at, text.AsSpan(), otherAt, otherText.AsSpan());

    public bool Equals(ArchiveName other) =>
        Id == other.Id && At == other.At && LanguageAt == other.LanguageAt && Text.AsSpan().SequenceEqual(other.Text.AsSpan()) && Language.AsSpan().SequenceEqual(other.Language.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Id, At);
}
