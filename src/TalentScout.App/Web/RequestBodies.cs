using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TalentScout.App.Web;

/// <summary>
/// What a request brings as JSON is read strictly: a property that it does not take is an error and not passed over ("exlude" would search everybody), and null stands
/// only where a property may be left out.
/// </summary>
internal static class RequestBodies
{
    public static void Strict(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || info.Type.Assembly != typeof(RequestBodies).Assembly || !(info.Type.Name.EndsWith("Body", StringComparison.Ordinal) || info.Type.Name.EndsWith("Patch", StringComparison.Ordinal)))
            return;
        info.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        var nullability = new NullabilityInfoContext();
        foreach (var property in info.Properties)
        {
            if (property.AttributeProvider is not PropertyInfo declared)
                continue;
            var needed = nullability.Create(declared).WriteState == NullabilityState.NotNull && !declared.PropertyType.IsValueType;
            var list = declared.PropertyType != typeof(string) && (Nullable.GetUnderlyingType(declared.PropertyType) ?? declared.PropertyType).IsAssignableTo(typeof(IEnumerable));
            if (property.Set is not { } set || !(needed || list))
                continue;
            property.Set = (body, value) =>
            {
                if (value is null && needed)
                    throw new BodyException(property.Name, "a value, not null");
                if (list && value is IEnumerable parts && parts.Cast<object?>().Contains(null))
                    throw new BodyException(property.Name, "no null in the list");
                set(body, value);
            };
        }
    }
}

/// <summary>What a property of a body has to be.</summary>
internal sealed class BodyException(string property, string wanted) : JsonException($"{property}: wanted {wanted}")
{
    public string Property => property;
    public string Wanted => wanted;
}
