namespace TalentScout.App.Candidates;

/// <summary>A question to ask, what to listen for, and the work that it is about.</summary>
/// <param name="Topic">A skill's name, or what the question is about.</param>
/// <param name="Where">The repository; null where no work of theirs is behind it.</param>
public sealed record InterviewQuestion(string Topic, string Question, string ListenFor, string? Where, string? Url);
