using System.Text;

namespace TalentScout.Search;

/// <summary>The doc value "row": login, name, city, bio, a line each, empty where unknown; line breaks in them become blanks.</summary>
internal static class CandidateRow
{
    private const byte Break = (byte)'\n';

    public static byte[] Bytes(Candidate candidate) =>
        Encoding.UTF8.GetBytes(string.Join('\n', new[] { candidate.Login, candidate.Name, candidate.Place.City, candidate.Bio }.Select(Line)));

    public static SearchRow Read(CandidateId id, ReadOnlySpan<byte> row, double key)
    {
        var login = Next(ref row)!;
        return new SearchRow(id, login, Next(ref row), Next(ref row), Next(ref row), key);
    }

    private static string Line(string? text) => text?.ReplaceLineEndings(" ").Replace('\n', ' ') ?? "";

    private static string? Next(ref ReadOnlySpan<byte> row)
    {
        var end = row.IndexOf(Break);
        var text = end < 0 ? row : row[..end];
        row = end < 0 ? [] : row[(end + 1)..];
        return text.IsEmpty ? null : Encoding.UTF8.GetString(text);
    }
}
