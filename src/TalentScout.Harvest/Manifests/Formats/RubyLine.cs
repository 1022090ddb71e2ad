namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Calls with a string first, as Gemfiles and gemspecs are made of.</summary>
internal static class RubyLine
{
    /// <summary>The first string after a call: gem "pg", add_dependency('pg', …); null where the line is no such call.</summary>
    public static string? FirstArgument(ReadOnlySpan<char> line, string call)
    {
        var at = line.IndexOf(call, StringComparison.Ordinal);
        if (at < 0 || (at > 0 && (char.IsLetterOrDigit(line[at - 1]) || line[at - 1] == '_')))
            return null;
        var rest = line[(at + call.Length)..].TrimStart(" (");
        if (rest.IsEmpty || rest[0] is not ('"' or '\''))
            return null;
        var end = rest[1..].IndexOf(rest[0]);
        return end < 0 ? null : rest[1..(end + 1)].ToString();
    }
}
