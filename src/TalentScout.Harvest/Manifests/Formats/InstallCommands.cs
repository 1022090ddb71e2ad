namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>The packages that a RUN line installs: pip install psycopg2, docker-php-ext-install pdo_pgsql, apt-get install postgresql-client.</summary>
internal static class InstallCommands
{
    // Command words, ecosystem, and what the package is called there.
    private static readonly (string[] Command, string Ecosystem, string Prefix)[] Commands =
    [
        (["pip", "install"], "pypi", ""),
        (["pip3", "install"], "pypi", ""),
        (["npm", "install"], "npm", ""),
        (["npm", "i"], "npm", ""),
        (["yarn", "add"], "npm", ""),
        (["gem", "install"], "rubygems", ""),
        (["go", "install"], "go", ""),
        (["go", "get"], "go", ""),
        (["cargo", "install"], "crates", ""),
        (["composer", "require"], "packagist", ""),
        (["docker-php-ext-install"], "packagist", "ext-"),
        (["docker-php-ext-enable"], "packagist", "ext-"),
        (["install-php-extensions"], "packagist", "ext-"),
        (["pecl", "install"], "packagist", "ext-"),
    ];

    public static void Take(FindingSink sink, string[] words, int line)
    {
        for (var i = 0; i < words.Length; i++)
            foreach (var (command, ecosystem, prefix) in Commands)
                if (Starts(words, i, command))
                {
                    i = TakePackages(sink, words, i + command.Length, ecosystem, prefix, line);
                    break;
                }
    }

    private static bool Starts(string[] words, int at, string[] command)
    {
        for (var k = 0; k < command.Length; k++)
            if (at + k >= words.Length || words[at + k] != command[k])
                return false;
        return true;
    }

    /// <summary>Where the command ends: none of its words is looked at twice.</summary>
    private static int TakePackages(FindingSink sink, string[] words, int from, string ecosystem, string prefix, int line)
    {
        var i = from;
        for (; i < words.Length && words[i] is not ("&&" or ";" or "||" or "|"); i++)
        {
            var word = words[i].Trim('"', '\'', ';');
            if (word.StartsWith('-') || word.Length < 2)
                continue;
            var end = word.AsSpan(1).IndexOfAny("=<>~^");
            var at = word.LastIndexOf('@');
            var name = at > 0 ? word[..at] : end >= 0 ? word[..(end + 1)] : word;
            if (ecosystem == "packagist" && prefix.Length > 0 && name.LastIndexOf('-') is > 0 and var dash && char.IsDigit(name[^1]))
                name = name[..dash];
            sink.Package(ecosystem, prefix + name, line);
            if (words[i].EndsWith(';'))
                break;
        }
        return i;
    }
}
