using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>
/// Words by which projects say which kind of work they are: in a topic, a name or a description. They speak of what the thing is for, where a language or a dependency
/// only speaks of what it is made of.
/// </summary>
internal static partial class RoleVocabulary
{
    public const string Backend = "backend";
    public const string Frontend = "frontend";
    public const string Mobile = "mobile";
    public const string DevOps = "devops";
    public const string Data = "data";

    private static readonly ImmutableArray<(string Role, Regex Words)> Rules =
    [
        (Backend, BackendWords()),
        (Frontend, FrontendWords()),
        (Mobile, MobileWords()),
        (DevOps, DevOpsWords()),
        (Data, DataWords()),
    ];

    /// <summary>Each role with the first of its words in the text; hyphens of topics are read as spaces.</summary>
    public static IEnumerable<(string Role, string Word)> Find(string text)
    {
        var spaced = text.Replace('-', ' ').Replace('_', ' ');
        foreach (var (role, words) in Rules)
            if (words.Match(spaced) is { Success: true } match)
                yield return (role, match.Value.Trim());
    }

    [GeneratedRegex(
        @"\b(?:back ?end|servers?|server side|databases?|data ?stores?|key value|sql|nosql|orm|object[- ]relational|active ?record|query builder|migrations?|(?:database |db |sql )?drivers?|connection pool\w*|pooler|rest(?:ful)? apis?|web ?apis?|web framework|http server|web server|micro ?framework|microservices?|rpc|grpc|graphql|message (?:broker|queue|bus)|messaging|message ?queue|job queue|task queue|pub ?sub|event sourcing|cqrs|service bus|micro ?orm|middleware|authentication|authorization|oauth2?|openid|identity server|cach(?:e|ing)|search engine|full[- ]text search|crawler|scrap(?:er|ing)|distributed|actor model|resilience|circuit breaker|dependency injection|networking framework|asynchronous|async runtime|storage engine|persistence|cdc|change data capture|wire protocol|client (?:library )?for (?:redis|postgres\w*|mysql|mongodb|kafka|rabbitmq|cassandra|elasticsearch|nats)|e ?commerce platform|cms|content management)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BackendWords();

    [GeneratedRegex(
        @"\b(?:front ?end|css|sass|scss|html5?|user interfaces?|ui (?:framework|library|components?|kit|toolkit)|ui framework|web components?|components? (?:library|framework)|component framework|design system|single page|spa|dom|virtual dom|browser|svg|canvas|webgl|animations?|responsive|web apps?|bundler|dev(?:elopment)? server|frontend tooling|build tool for the web|utility first|theme|wysiwyg|rich text editor|charts?|charting|data driven documents|react|vue|angular|svelte|jquery)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FrontendWords();

    [GeneratedRegex(@"\b(?:android|ios|iphone|ipad|macos|swiftui|uikit|cocoa(?:pods)?|xcode|mobile(?: apps?)?|flutter|react native|watchos|tvos|jetpack compose|xamarin|maui)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MobileWords();

    [GeneratedRegex(
        @"\b(?:dev ?ops|sre|infrastructure(?: as code)?|provisioning|configuration management|deploy(?:ment|ing|s)?|containers?|containeri[sz]ed|docker|kubernetes|k8s|helm|cluster management|orchestrat\w+|ci ?cd|continuous (?:integration|delivery|deployment)|monitoring|observability|alerting|metrics|time series|cloud native|service mesh|load balanc\w+|reverse proxy|package manager|it automation|automation platform|terraform|gitops|virtual machines?|logging agent|log shipper|secrets? management)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DevOpsWords();

    [GeneratedRegex(
        @"\b(?:data ?frames?|data (?:analysis|science|engineering|processing|pipelines?|visuali[sz]ation|warehouse|lake|mining)|machine learning|deep learning|neural networks?|statistic\w*|analytics|big data|etl|notebooks?|jupyter|numpy|pandas|scipy|scientific|numerical|parallel computing|task scheduling for analytics|plotting|matplotlib|business intelligence|stream processing|batch processing|dashboards?|nlp|natural language processing|computer vision|llms?|artificial intelligence|tensors?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DataWords();
}
