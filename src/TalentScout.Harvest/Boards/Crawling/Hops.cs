using System.Text.Json;
using System.Text.Json.Nodes;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>Counts redirects over the items that they become, in the items' context.</summary>
internal static class Hops
{
    public const int Most = 5;
    private const string Field = "hops";

    /// <summary>The item at the new address; null where it is one redirect too many.</summary>
    public static WorkItem? Next(WorkItem from, WorkItem to)
    {
        var context = Parse(from.Context);
        var hops = (context[Field]?.GetValue<int>() ?? 0) + 1;
        if (hops > Most)
            return null;
        context[Field] = hops;
        return to with { Context = context.ToJsonString(), Depth = from.Depth, Priority = from.Priority };
    }

    /// <summary>The context as it goes into a document: how an address was come by is not part of what it says.</summary>
    public static string Without(string context)
    {
        if (!context.Contains(Field, StringComparison.Ordinal))
            return context;
        var parsed = Parse(context);
        parsed.Remove(Field);
        return parsed.ToJsonString();
    }

    private static JsonObject Parse(string context)
    {
        try
        {
            return JsonNode.Parse(context) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
