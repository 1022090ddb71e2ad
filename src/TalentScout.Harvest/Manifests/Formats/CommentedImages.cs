namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Images of services that somebody took out: "# image: mysql:8".</summary>
internal static class CommentedImages
{
    public static void Take(ManifestSource source, FindingSink sink)
    {
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].AsSpan().Trim();
            if (line.StartsWith("#") && ImageLines.ImageIn(line.TrimStart("# ")) is { } image)
                sink.Image(image, i + 1, SkillScope.Commented);
        }
    }
}
