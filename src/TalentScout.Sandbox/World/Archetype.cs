namespace TalentScout.Sandbox;

/// <summary>What a person is like: how their work is spread over months and repositories.</summary>
public enum Archetype
{
    /// <summary>Years of steady, merged work in one stack, up to now.</summary>
    Specialist,

    /// <summary>Steady work over some months or years in one stack.</summary>
    Regular,

    /// <summary>Real work in two or three stacks.</summary>
    Generalist,

    /// <summary>A handful of real changes.</summary>
    Occasional,

    /// <summary>Two hot months, then nothing.</summary>
    Burst,

    /// <summary>Was a specialist, stopped years ago.</summary>
    Retired,

    /// <summary>Typo fixes here and there.</summary>
    DriveBy,

    /// <summary>Years of documentation in a repository whose code they never touch.</summary>
    DocsWriter,

    /// <summary>A bio full of keywords, no work behind it.</summary>
    KeywordStuffer,

    /// <summary>Very many followers, lists and tutorials, no backend work.</summary>
    Famous,

    /// <summary>Follows tutorials, forks much.</summary>
    Learner,

    /// <summary>A profile and nothing else.</summary>
    Silent,
}
