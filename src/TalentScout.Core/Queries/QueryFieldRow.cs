using System.Collections.Immutable;

namespace TalentScout;

/// <summary>One field of the query language.</summary>
public sealed record QueryFieldRow
{
    internal QueryFieldRow(string name, string takes, string example, string meaning, FieldReader read) =>
        (Name, Takes, Example, Meaning, Read) = (name, takes, example, meaning, read);

    /// <summary>Without the colon.</summary>
    public string Name { get; }

    /// <summary>What stands after the colon, in words.</summary>
    public string Takes { get; }
    public string Example { get; }

    /// <summary>Whom it finds: "works in the language".</summary>
    public string Meaning { get; }

    /// <summary>Other names that are understood; the canonical form has <see cref="Name"/>.</summary>
    public ImmutableArray<string> AlsoNames { get; init; } = [];

    /// <summary>What completion offers after the colon.</summary>
    public QueryFieldValues Values { get; init; } = QueryFieldValues.Free;

    internal FieldReader Read { get; }
}

public enum QueryFieldValues
{
    /// <summary>Nothing can be offered.</summary>
    Free, Languages, Databases, Frameworks, Skills, Roles, YesNo,

    /// <summary>The one of the example, whose form is to be filled in otherwise.</summary>
    Form,
}
