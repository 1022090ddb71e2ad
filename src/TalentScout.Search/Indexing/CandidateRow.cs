using System.Text;

namespace TalentScout.Search;

/// <summary>The doc value "row", as <see cref="RowText"/> reads it; line breaks within become blanks.</summary>
internal static class CandidateRow
{
    public static byte[] Bytes(Candidate candidate) =>
        Encoding.UTF8.GetBytes(string.Join('\n', new[] { candidate.Login, candidate.Name, candidate.Place.City, candidate.Bio }.Select(Line)));

    private static string Line(string? text) => text?.ReplaceLineEndings(" ").Replace('\n', ' ') ?? "";
}
