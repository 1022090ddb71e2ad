namespace TalentScout;

/// <summary>What a part of an advert speaks of.</summary>
internal enum AdvertSection
{
    /// <summary>Before any heading.</summary>
    Intro,

    /// <summary>The work, the team, its tools.</summary>
    Role,
    Must,
    Nice,

    /// <summary>The company, what it offers, how to apply: says nothing about the person wanted.</summary>
    Other,
}

/// <summary>One sentence, or one entry of a list, and the part it stands in.</summary>
internal readonly record struct AdvertSentence(string Text, AdvertSection Section);
