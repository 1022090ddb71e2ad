using System.Globalization;

namespace TalentScout.App.Search;

/// <summary>Names of the ranking's signals for people. One that Texts.resx does not know keeps its own name.</summary>
internal static class SignalWording
{
    public static string Name(string signal) => Texts.ResourceManager.GetString($"Signal_{signal}", CultureInfo.CurrentUICulture) ?? signal;
}
