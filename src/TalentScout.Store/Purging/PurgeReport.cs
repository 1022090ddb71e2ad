using System.Collections.Immutable;

namespace TalentScout.Store;

/// <summary>
/// Takes a person out of the body and context of a document that speaks of others too. Handed in by whoever knows the source's shapes. Given back as it was: it does not
/// name them. Null: it cannot be told apart, and the whole document goes.
/// </summary>
public delegate SourceDocument? Redact(SourceDocument document, PersonNames person);

/// <summary>What a purge did, in counts.</summary>
/// <param name="Redacted">Shared documents that named the person, rewritten.</param>
/// <param name="Mentions">Keys of documents that have the handle as a word still; the redactor says it is somebody or something else.</param>
public sealed record PurgeReport(bool Found, long Documents, long Redacted, long Evidence, long WorkItems, ImmutableArray<string> Mentions)
{
    /// <summary>Counts and names taken out of the archive's.</summary>
    public long Archived { get; init; }
}
