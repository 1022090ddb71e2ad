using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>What two accounts of one person would have in common, strongest first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClueKind>))]
public enum ClueKind
{
    /// <summary>One names the other's account as theirs: in the homepage field, or as a link in the bio.</summary>
    [JsonStringEnumMemberName("link")] Link,

    /// <summary>The same public address, where the operator keeps such.</summary>
    [JsonStringEnumMemberName("email")] Email,

    /// <summary>The same homepage, which is not one that many share.</summary>
    [JsonStringEnumMemberName("homepage")] Homepage,

    /// <summary>The same handle at two sources.</summary>
    [JsonStringEnumMemberName("handle")] Handle,

    /// <summary>The same full name. Never enough: namesakes are many.</summary>
    [JsonStringEnumMemberName("name")] Name,
}

/// <param name="Value">In the form in which two are compared.</param>
/// <param name="Url">Where it was read.</param>
public sealed record IdentityClue(ClueKind Kind, string Value, string Url);
