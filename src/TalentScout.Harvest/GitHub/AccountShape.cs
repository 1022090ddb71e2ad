namespace TalentScout.Harvest.GitHub;

/// <summary>What is kept of an account wherever one is mentioned: no avatar, no gravatar, no addresses.</summary>
internal static class AccountShape
{
    public static readonly JsonShape Shape = JsonShape.Object(("id", JsonShape.Value), ("login", JsonShape.Value), ("type", JsonShape.Value));
}
