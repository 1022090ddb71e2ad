using System.Text;

namespace TalentScout;

/// <summary>A hit as one line. What it says is made into text when somebody asks for it: of a page of twenty most read the logins alone.</summary>
/// <param name="Key">What the order is by: score, text score, month index, number of merged changes.</param>
/// <param name="Said">See <see cref="RowText"/>.</param>
public readonly record struct SearchRow(CandidateId Id, double Key, RowText Said)
{
    public string Login => Said[0]!;
    public string? Name => Said[1];
    public string? City => Said[2];
    public string? Bio => Said[3];
}

/// <summary>Login, name, city and bio in UTF-8, with a line break between them, empty where unknown.</summary>
public readonly struct RowText(ReadOnlyMemory<byte> bytes) : IEquatable<RowText>
{
    private const byte Break = (byte)'\n';

    private ReadOnlySpan<byte> Bytes => bytes.Span;

    /// <summary>Null where unknown.</summary>
    internal string? this[int part]
    {
        get
        {
            var rest = Bytes;
            for (; part > 0; part--)
                rest = rest[(rest.IndexOf(Break) + 1)..];
            var end = rest.IndexOf(Break);
            var text = end < 0 ? rest : rest[..end];
            return text.IsEmpty ? null : Encoding.UTF8.GetString(text);
        }
    }

    public static bool operator ==(RowText a, RowText b) => a.Equals(b);

    public static bool operator !=(RowText a, RowText b) => !a.Equals(b);

    public bool Equals(RowText other) => Bytes.SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is RowText other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }
}
