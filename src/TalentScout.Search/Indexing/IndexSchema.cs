using System.Collections.Immutable;
using System.Text;

namespace TalentScout.Search;

/// <summary>What a field of the index is to Lucene.</summary>
internal enum FieldKind
{
    /// <summary>Exact terms, folded and lower case.</summary>
    Term,

    /// <summary>Words with positions.</summary>
    Text,

    /// <summary>One number a document.</summary>
    Number,

    /// <summary>Any number of terms a document, as ordinals.</summary>
    Set,

    /// <summary>One term a document, as ordinal: an order.</summary>
    Order,

    /// <summary>Bytes beside the ordinals of a set.</summary>
    Bytes,

    /// <summary>Kept to show and to explain; not searched.</summary>
    Stored,
}

internal sealed record IndexField(string Name, FieldKind Kind, string Holds);

/// <summary>The fields of a candidate's document, and the text of indexes/candidates.schema.txt.</summary>
internal static class IndexSchema
{
    /// <summary>Raised with every change of what is written; an index of another format is built anew.</summary>
    public const int Format = 10;

    public static readonly ImmutableArray<IndexField> Fields =
    [
        new(FieldNames.Id, FieldKind.Term, "candidate id: key of updates and deletions"),
        new(FieldNames.Login, FieldKind.Term, "login"),
        new(FieldNames.City, FieldKind.Term, "city"),
        new(FieldNames.Organisation, FieldKind.Term, "public memberships in organisations"),
        new(FieldNames.Repository, FieldKind.Term, "repositories worked on: owner/name, and name"),
        new(FieldNames.Name, FieldKind.Text, "name"),
        new(FieldNames.LoginWords, FieldKind.Text, "login and its parts"),
        new(FieldNames.Bio, FieldKind.Text, "bio"),
        new(FieldNames.Company, FieldKind.Text, "company"),
        new(FieldNames.PlaceText, FieldKind.Text, "place as written"),
        new(FieldNames.Work, FieldKind.Text, "names, topics and descriptions of repositories with own work"),
        new(FieldNames.Skill, FieldKind.Set, "skills with a strength above 0"),
        new(FieldNames.Strengths, FieldKind.Bytes, "per skill, in the order of the set: strength as float, then the masses by repository (count, slot, half)"),
        new(FieldNames.Country, FieldKind.Set, "countries, ISO 3166-1 alpha-2"),
        new(FieldNames.TimeZone, FieldKind.Set, "IANA time zone"),
        new(FieldNames.Role, FieldKind.Set, "roles with a share above 0"),
        new(FieldNames.RoleShares, FieldKind.Bytes, "per role, in the order of the set: share as float"),
        new(FieldNames.IdBytes, FieldKind.Bytes, "candidate id: order of equal scores"),
        new(FieldNames.LoginOrder, FieldKind.Order, "login, for the order by login"),
        new(FieldNames.LastActive, FieldKind.Number, "last month with work; -1 unknown"),
        new(FieldNames.Since, FieldKind.Number, "first month with work, else month of the account; -1 unknown"),
        new(FieldNames.Months, FieldKind.Number, "months with work"),
        new(FieldNames.Merged, FieldKind.Number, "changes accepted in other people's repositories"),
        new(FieldNames.Followers, FieldKind.Number, "followers; -1 unknown"),
        new(FieldNames.Open, FieldKind.Number, "open to offers: 1 yes, 0 no, -1 unknown"),
        new(FieldNames.Latitude, FieldKind.Number, "degrees, bits of a float; NaN unknown"),
        new(FieldNames.Longitude, FieldKind.Number, "degrees, bits of a float; NaN unknown"),
        new(FieldNames.PlaceConfidence, FieldKind.Number, "0..1, bits of a float"),
        new(FieldNames.Contribution, FieldKind.Number, "signal, bits of a float"),
        new(FieldNames.Sustained, FieldKind.Number, "signal, bits of a float"),
        new(FieldNames.Recency, FieldKind.Number, "signal, bits of a float; NaN unknown"),
        new(FieldNames.TextLength, FieldKind.Number, "words of all the text fields but the login"),
        new(FieldNames.Row, FieldKind.Bytes, "login, name, city and bio, a line each: what a row shows"),
        new(FieldNames.Card, FieldKind.Stored, "what a hit shows (StoredCard), by Snappy where it is long"),
        new(FieldNames.Candidate, FieldKind.Stored, "the candidate (CandidateForm), by Snappy: what an explanation is made from"),
    ];

    /// <summary>What changed with each format, newest first.</summary>
    private static readonly ImmutableArray<string> History =
    [
        "10 what is stored is packed by Snappy instead of LZ4, short cards not at all; the card in a form of its own in place of JSON, but for its proofs",
        "9  the candidate in a form of its own in place of JSON; what is stored one document after the other, not in chunks",
        "8  what is stored is packed by LZ4 instead of Brotli",
        "7  card: proofs as an answer shows them",
        "6  terms and their documents in files of the whole segment, not of each form of field",
        "5  noughts are left out of what is stored",
        "4  card: packed like the candidate, and by nobody else",
        "3  card: names of repositories, so that no whole candidate is read for a row of the page",
        "2  text_length and row: order by text, and rows without cards",
        "1  the first",
    ];

    public static string Text()
    {
        var text = new StringBuilder()
            .Append("# One Lucene document per candidate. Written from src/TalentScout.Search/Indexing/IndexSchema.cs; a test compares.\n\n")
            .Append("format ").Append(Format).Append("\n\n");
        foreach (var field in Fields)
            text.Append(field.Name.PadRight(18)).Append(field.Kind.ToString().ToLowerInvariant().PadRight(8)).Append(field.Holds).Append('\n');
        text.Append("\nEnumerations that the candidate's form keeps by number:\n");
        foreach (var kind in new[] { typeof(AccountKind), typeof(How), typeof(RepositoryNature), typeof(SkillKind), typeof(SkillScope), typeof(WorkRemarkKind) })
            text.Append(kind.Name.PadRight(18)).AppendJoin(", ", Enum.GetNames(kind)).Append('\n');
        text.Append("\nCommit data: ").AppendJoin(", ", CommitData.Keys).Append("\n\nHistory of the format:\n");
        foreach (var line in History)
            text.Append(line).Append('\n');
        return text.ToString();
    }
}

internal static class FieldNames
{
    public const string Id = "id";
    public const string Login = "login";
    public const string City = "city";
    public const string Organisation = "organisation";
    public const string Repository = "repository";
    public const string Name = "name";
    public const string LoginWords = "login_words";
    public const string Bio = "bio";
    public const string Company = "company";
    public const string PlaceText = "place_text";
    public const string Work = "work";
    public const string Skill = "skill";
    public const string Strengths = "strengths";
    public const string Country = "country";
    public const string TimeZone = "time_zone";
    public const string Role = "role";
    public const string RoleShares = "role_shares";
    public const string IdBytes = "id_bytes";
    public const string LoginOrder = "login_order";
    public const string LastActive = "last_active";
    public const string Since = "since";
    public const string Months = "months";
    public const string Merged = "merged";
    public const string Followers = "followers";
    public const string Open = "open";
    public const string Latitude = "latitude";
    public const string Longitude = "longitude";
    public const string PlaceConfidence = "place_confidence";
    public const string Contribution = "contribution";
    public const string Sustained = "sustained";
    public const string Recency = "recency";
    public const string TextLength = "text_length";
    public const string Row = "row";
    public const string Card = "card";
    public const string Candidate = "candidate";
}
