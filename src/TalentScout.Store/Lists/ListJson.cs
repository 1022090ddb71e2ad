using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout.Store;

/// <summary>How frozen rows were written before <see cref="LeadRowBytes"/>, and how a lead's state within one still is: nulls and defaults left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImmutableArray<LeadRow>))]
[JsonSerializable(typeof(LeadState))]
internal sealed partial class ListJson : JsonSerializerContext;
