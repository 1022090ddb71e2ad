namespace TalentScout.Sandbox;

/// <summary>/rate_limit: where the caller stands in every bucket. Asking costs nothing.</summary>
internal static class RateLimitShape
{
    public static Reply Reply(Limits limits, string caller)
    {
        var core = limits.Look(caller, "core");
        return Sandbox.Reply.Of(w =>
        {
            w.WriteStartObject();
            w.WriteStartObject("resources");
            Write("core", core);
            Write("search", limits.Look(caller, "search"));
            w.WriteEndObject();
            Write("rate", core);
            w.WriteEndObject();

            void Write(string name, Standing standing)
            {
                w.WriteStartObject(name);
                w.WriteNumber("limit", standing.Limit);
                w.WriteNumber("used", standing.Used);
                w.WriteNumber("remaining", standing.Remaining);
                w.WriteNumber("reset", standing.Reset);
                w.WriteEndObject();
            }
        }) with
        { Validated = false, CacheControl = "no-cache" };
    }
}
