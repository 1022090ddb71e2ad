namespace TalentScout;

internal static class QueryPrinter
{
    public static string Print(SearchQuery query) => query.Root is null ? "" : query.Root.ToString();
}
