using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TalentScout.Store;

/// <summary>
/// How evidence and candidates are written. Null is left out; everything else is written, so that a changed default changes no stored fact.
/// Readable: letters of any script and the signs of an address stay as they are. It is never put into a page as it stands.
/// </summary>
internal static class StoreJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = StoreJsonTypes.Default.WithAddedModifier(LeaveOutExtractor),
    };

    public static readonly JsonTypeInfo<Evidence> OfEvidence = (JsonTypeInfo<Evidence>)Options.GetTypeInfo(typeof(Evidence));
    public static readonly JsonTypeInfo<ArchiveFileCounts> OfArchiveCounts = (JsonTypeInfo<ArchiveFileCounts>)Options.GetTypeInfo(typeof(ArchiveFileCounts));
    public static readonly JsonTypeInfo<Candidate> OfCandidate = (JsonTypeInfo<Candidate>)Options.GetTypeInfo(typeof(Candidate));
    public static readonly JsonTypeInfo<CandidateOutline> OfOutline = (JsonTypeInfo<CandidateOutline>)Options.GetTypeInfo(typeof(CandidateOutline));
    public static readonly JsonTypeInfo<Posting> OfPosting = (JsonTypeInfo<Posting>)Options.GetTypeInfo(typeof(Posting));

    public static readonly JsonTypeInfo<SourceUse> OfSourceUse = (JsonTypeInfo<SourceUse>)Options.GetTypeInfo(typeof(SourceUse));

    /// <summary>It has a column of its own, since sums are made by it.</summary>
    private static void LeaveOutExtractor(JsonTypeInfo info)
    {
        if (!typeof(Evidence).IsAssignableFrom(info.Type))
            return;
        foreach (var property in info.Properties.Where(p => string.Equals(p.Name, nameof(Evidence.Extractor), StringComparison.OrdinalIgnoreCase)))
        {
            property.IsRequired = false;
            property.ShouldSerialize = static (_, _) => false;
        }
    }
}

[JsonSerializable(typeof(Evidence))]
[JsonSerializable(typeof(Candidate))]
[JsonSerializable(typeof(CandidateOutline))]
[JsonSerializable(typeof(Posting))]
[JsonSerializable(typeof(ArchiveFileCounts))]
[JsonSerializable(typeof(SourceUse))]
internal sealed partial class StoreJsonTypes : JsonSerializerContext;
