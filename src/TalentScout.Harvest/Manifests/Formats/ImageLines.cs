namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>"image: x" lines of YAML that cannot be parsed: broken files, and templates with {{ }} in them.</summary>
internal static class ImageLines
{
    public static void Take(ManifestSource source, FindingSink sink, int from, SkillScope scope)
    {
        for (var i = Math.Max(0, from - 1); i < source.Lines.Length; i++)
            if (ImageIn(source.Lines[i].AsSpan().Trim()) is { } image)
                sink.Image(image, i + 1, scope);
    }

    /// <summary>The image of a line "image: x" or "- image: x"; null where it is another line, or a template.</summary>
    public static string? ImageIn(ReadOnlySpan<char> line)
    {
        line = line.TrimStart("- ");
        if (!line.StartsWith("image:"))
            return null;
        var value = line[6..].Trim();
        var comment = value.IndexOf(" #");
        if (comment >= 0)
            value = value[..comment].TrimEnd();
        value = value.Trim("\"'");
        return value.IsEmpty || value.Contains('{') || value.Contains(' ') ? null : value.ToString();
    }
}
