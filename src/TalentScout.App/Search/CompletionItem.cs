namespace TalentScout.App.Search;

/// <summary>Something that could stand at the end of a text that is being typed.</summary>
/// <param name="Text">Put in place of everything from Start to the end.</param>
/// <param name="Start">0-based position in the text, in characters.</param>
/// <param name="Kind">"skill", "country", "city", "organisation", "repository", "login", "field", "value" or "operator".</param>
/// <param name="Label">What it means, in words.</param>
/// <param name="Count">People of the index; null where it makes no sense.</param>
public sealed record CompletionItem(string Text, int Start, string Kind, string Label, int? Count);
