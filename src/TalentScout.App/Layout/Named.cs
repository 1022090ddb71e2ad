using System.Globalization;

namespace TalentScout.App.Layout;

/// <summary>Words for names that configuration or the index brings ("fit", "24m"): Texts.resx has them as Prefix_name; one that it does not know keeps its own.</summary>
internal static class Named
{
    public static string Of(string prefix, string name) => Texts.ResourceManager.GetString($"{prefix}_{name}", CultureInfo.CurrentUICulture) ?? name;
}
