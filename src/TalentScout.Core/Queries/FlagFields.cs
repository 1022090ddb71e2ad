namespace TalentScout;

/// <summary>hireable:</summary>
internal static class FlagFields
{
    public static FieldReader Of(QueryField field) => (value, _) => value.Text.ToLowerInvariant() switch
    {
        "yes" or "true" => new FlagNode(field, true),
        "no" or "false" => new FlagNode(field, false),
        _ => FieldReading.Wrong(value, $"`{value.Text}` is neither yes nor no", $"{value.Field}:yes or {value.Field}:no"),
    };
}
