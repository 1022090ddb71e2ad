using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>How a claim is known, strongest first: the order of the members is the order of strength.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<How>))]
public enum How
{
    /// <summary>Commits or pull requests accepted in a repository that is not theirs.</summary>
    [JsonStringEnumMemberName("merged")] Merged,

    /// <summary>Their own original repository, sustained.</summary>
    [JsonStringEnumMemberName("authored")] Authored,

    /// <summary>Reviewed other people's changes.</summary>
    [JsonStringEnumMemberName("reviewed")] Reviewed,

    /// <summary>A manifest, migration or compose file in a repository they really work on.</summary>
    [JsonStringEnumMemberName("used")] Used,

    /// <summary>Text about oneself: topic, README, bio, a post.</summary>
    [JsonStringEnumMemberName("declared")] Declared,
}

/// <summary>What a manifest line means for the program that ships. Only Runtime counts in full.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SkillScope>))]
public enum SkillScope
{
    [JsonStringEnumMemberName("runtime")] Runtime,
    [JsonStringEnumMemberName("test")] Test,
    [JsonStringEnumMemberName("optional")] Optional,
    [JsonStringEnumMemberName("indirect")] Indirect,
    [JsonStringEnumMemberName("commented")] Commented,
}
