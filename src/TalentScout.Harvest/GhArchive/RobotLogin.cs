using TalentScout.Harvest.GitHub;

namespace TalentScout.Harvest.GhArchive;

/// <summary>Whether an account is a machine, by its login alone: events do not tell the type of account.</summary>
/// <param name="login">UTF-8.</param>
public delegate bool IsRobot(ReadOnlySpan<byte> login);

/// <summary>The rule of the archive: what GitHub's own accounts of apps are called, what people call their machines, and the machines known by name.</summary>
public static class RobotLogin
{
    private const int LongestLogin = 64;

    public static bool Is(ReadOnlySpan<byte> login)
    {
        if (login.IsEmpty || login.Length > LongestLogin)
            return false;
        // "talbot" is a family name: a small "bot" has to stand for itself.
        if (login[^1] is (byte)']' or (byte)'t' or (byte)'T' && (login.EndsWith("bot]"u8) || login.EndsWith("Bot"u8) || login.EndsWith("-bot"u8) || login.EndsWith("_bot"u8)))
            return true;
        if (login.EndsWith("-commenter"u8))
            return true;
        if (!AccountKinds.MayBeMachine(login))
            return false;
        Span<char> text = stackalloc char[LongestLogin];
        for (var i = 0; i < login.Length; i++)
            text[i] = (char)login[i];
        return AccountKinds.IsMachine(text[..login.Length]);
    }
}
