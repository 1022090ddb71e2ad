using System.Globalization;
using System.Text;

namespace TalentScout.Sandbox;

/// <summary>Account names as people choose them: letters, digits and single inner hyphens, at most 39; unique whatever the case.</summary>
internal sealed class Logins
{
    private static readonly string[] Moods = ["quiet", "mossy", "late", "tiny", "amber", "rusty", "silent", "odd", "brisk", "paper", "salty", "lunar", "nimble", "foggy", "plain", "copper", "velvet", "hasty", "mellow", "northern", "crisp", "dapper", "humble", "idle", "jolly", "keen", "lazy", "merry", "noble", "patient", "rapid", "sunny"];
    private static readonly string[] Things = ["otter", "kernel", "heron", "socket", "badger", "lantern", "mutex", "walnut", "comet", "pixel", "raven", "packet", "bramble", "turnip", "cursor", "gecko", "anchor", "beacon", "cactus", "dolphin", "ember", "falcon", "garnet", "hazel", "iris", "jackdaw", "kestrel", "lichen", "magpie", "nectar", "osprey", "pebble"];
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string Choose(string given, string family, Dice dice)
    {
        var (g, f) = (Ascii(given), Ascii(family));
        var wish = dice.Below(14) switch
        {
            0 or 1 => g + f,
            2 or 3 => g[..1] + f,
            4 => $"{g}-{f}",
            5 => f + g[..1],
            6 => g + dice.Between(2, 99).ToString(CultureInfo.InvariantCulture),
            7 => f + "dev",
            8 => $"{g}{f[..1]}",
            9 => $"{dice.Pick(Moods)}{dice.Pick(Things)}",
            10 => $"{dice.Pick(Moods)}-{dice.Pick(Things)}{dice.Between(1, 999)}",
            11 => $"{char.ToUpperInvariant(g[0])}{g[1..]}{char.ToUpperInvariant(f[0])}{f[1..]}",
            12 => $"the{g}",
            _ => $"{g}-codes",
        };
        return Take(wish, dice);
    }

    public string Take(string wish, Dice dice)
    {
        wish = wish.Length > 34 ? wish[..34].TrimEnd('-') : wish;
        var login = wish;
        while (!_taken.Add(login))
            login = wish + dice.Between(2, 9999).ToString(CultureInfo.InvariantCulture);
        return login;
    }

    /// <summary>Lower case Latin letters: "Sönke" -> "sonke"; a name without any becomes "dev".</summary>
    public static string Ascii(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name.Replace("ß", "ss", StringComparison.Ordinal).Replace("ł", "l", StringComparison.Ordinal).Replace("đ", "d", StringComparison.OrdinalIgnoreCase)
            .Replace("ı", "i", StringComparison.Ordinal).Replace("ø", "o", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetter(c))
                text.Append(char.ToLowerInvariant(c));
        }
        return text.Length == 0 ? "dev" : text.ToString();
    }
}
