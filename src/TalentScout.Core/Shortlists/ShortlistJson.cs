using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>How parts of a shortlist are kept as text.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Brief))]
[JsonSerializable(typeof(ImmutableArray<Stage>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(Scorecard))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, int>))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, double>))]
[JsonSerializable(typeof(LeadRow))]
[JsonSerializable(typeof(SavedHit))]
public sealed partial class ShortlistJson : JsonSerializerContext;
