namespace TalentScout;

/// <summary>How much the team may note; beyond it is refused with a sentence, never cut.</summary>
public static class DeskLimits
{
    public const int NoteLength = 4000;
    public const int TagLength = 40;
    public const int TagsPerCandidate = 20;
    public const int PresetNameLength = 40;
    public const int Presets = 50;

    /// <summary>Searches kept, newest first.</summary>
    public const int Searches = 200;

    /// <summary>A tag as it is kept: trimmed, one blank between words, lower case; null where it is none.</summary>
    public static string? Tag(string? text)
    {
        var tag = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        return tag.Length is > 0 and <= TagLength && !tag.Any(char.IsControl) ? tag : null;
    }

    /// <summary>Null where it is empty or too long.</summary>
    public static string? Note(string? text) => text?.Trim() is { Length: > 0 and <= NoteLength } note ? note : null;

    public static string? PresetName(string? text) => text?.Trim() is { Length: > 0 and <= PresetNameLength } name && !name.Any(char.IsControl) ? name : null;
}
