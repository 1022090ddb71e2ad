using System.Collections.Immutable;
using System.Net.Mail;
using TalentScout.App.Search;
using TalentScout.Jobs;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Saved;

/// <summary>Saves queries with all that they mean, and agrees to another meaning only when somebody says so.</summary>
public sealed class SavedSearches(StoreDatabase store, SearchEngine engine, QueryReader reader, QueryParser parser, SkillCatalogue catalogue, AlertOptions options, AlertSecrets secrets, SavedSearchRunner runner, TimeProvider clock)
{
    /// <returns>The search, taken down as it stands; or what is wrong.</returns>
    public async Task<(SavedSearch? Search, string? Trouble)> CreateAsync(string name, string text, IReadOnlyDictionary<string, double>? weights, string? email, string? webhook, string by, CancellationToken cancellationToken)
    {
        var read = reader.Read(text, "");
        if ((read.Trouble?.Error.Message ?? WaysTrouble(email, webhook)) is { } trouble)
            return (null, trouble);
        var canonical = read.Query.Canonical;
        var named = name.Trim() is { Length: > 0 } given ? given : canonical.Length > 0 ? canonical : "everybody";
        var kept = (weights ?? ImmutableDictionary<string, double>.Empty).ToImmutableSortedDictionary(StringComparer.Ordinal);
        if (RankingCheck.Signals("weights", kept) is { } weightTrouble)
            return (null, weightTrouble);
        var made = await store.Saved.CreateAsync(
            new SavedSearch
            {
                Id = 0,
                Name = named.Length > SavedSearch.MaxName ? named[..SavedSearch.MaxName] : named,
                Text = text,
                Canonical = canonical,
                Meaning = QueryMeaning.Of(read.Query, catalogue),
                Weights = kept,
                Scorer = engine.Search(new SearchRequest { Query = read.Query, Weights = kept, Size = 1 }).Scorer,
                Owner = by,
                Email = Filled(email),
                Webhook = Filled(webhook),
                Made = clock.GetUtcNow(),
                Version = 1,
            },
            cancellationToken);
        await runner.RunAsync(made, cancellationToken);
        return (await store.Saved.GetAsync(made.Id, cancellationToken), null);
    }

    /// <summary>Agrees to what the query means now: it is asked again from here on.</summary>
    public async Task<(SavedSearch? Search, string? Trouble)> AgreeAsync(SavedSearch search, CancellationToken cancellationToken)
    {
        var parse = parser.Parse(search.Canonical);
        if (!parse.Ok)
            return (null, parse.Error.Message);
        var agreed = await store.Saved.EditAsync(search.Id, search.Version, s => s with { Canonical = parse.Query.Canonical, Meaning = QueryMeaning.Of(parse.Query, catalogue), Paused = null }, cancellationToken);
        return agreed is null ? (null, "somebody else has changed it since") : (agreed, null);
    }

    /// <summary>What is wrong with where alerts are to go; null where nothing is.</summary>
    public string? WaysTrouble(string? email, string? webhook)
    {
        if (Filled(email) is { } address && !MailAddress.TryCreate(address, out _))
            return $"email: '{address}' is no address";
        if (Filled(email) is not null && !options.SendsMail())
            return "email: mail is off, Alerts:SmtpHost and Alerts:From are not set";
        return Filled(webhook) is { } hook && options.WebhookTrouble(hook, secrets) is { } trouble ? $"webhook: {trouble}" : null;
    }

    public static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
