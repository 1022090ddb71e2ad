namespace TalentScout;

/// <summary>company: org: repo: name: login: bio: tag:</summary>
internal static class TextFields
{
    public static FieldReader Of(QueryField field) => (value, _) =>
    {
        var text = Canonical(field, value.Text);
        return QueryWord.HasContent(text)
            ? new FieldNode(field, text)
            : FieldReading.Wrong(value, $"`{value.Text}` has no letter or digit to search for", $"a word or \"phrase\" after {value.Field}:");
    };

    /// <summary>Names of accounts and repositories are the same in whatever case, with and without the sign before them; tags as they are kept.</summary>
    private static string Canonical(QueryField field, string text) => field switch
    {
        QueryField.Org or QueryField.Repo or QueryField.Login => text.TrimStart('@').ToLowerInvariant(),
        QueryField.Tag => DeskLimits.Tag(text) ?? text,
        _ => text,
    };
}
