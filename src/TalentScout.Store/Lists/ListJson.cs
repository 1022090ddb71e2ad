using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout.Store;

/// <summary>How frozen rows are written: nulls and defaults left out, since a list has many.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImmutableArray<LeadRow>))]
internal sealed partial class ListJson : JsonSerializerContext;
