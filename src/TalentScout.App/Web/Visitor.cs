using System.Collections.Immutable;
using TalentScout.App.Blind;
using TalentScout.App.Search;
using TalentScout.Search;

namespace TalentScout.App.Web;

/// <summary>What this browser chose (<see cref="Choices"/>).</summary>
/// <param name="Blind">Who somebody is stays hidden.</param>
/// <param name="Compact">More people on a screen.</param>
/// <param name="Toured">The tour has been taken, or was not wanted.</param>
public sealed record Visitor(bool Blind, bool Compact, bool Toured)
{
    public const string DensityCookie = "density";
    public const string TourCookie = "tour";
    internal const string On = "on";
    internal const string CompactValue = "compact";

    public static Visitor Of(HttpRequest request) => new(
        request.Cookies[BlindMode.Cookie] == On,
        request.Cookies[DensityCookie] == CompactValue,
        request.Cookies[TourCookie] is not null);

    /// <summary>The weights asked for; who reads blind is not told who is popular by an order either.</summary>
    internal ImmutableSortedDictionary<string, double> Weights(SearchAddress address) => Blind ? address.Weights.SetItem(SignalNames.Popularity, 0) : address.Weights;

    /// <summary>POST /density and /tour: what the buttons of the search page send.</summary>
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/density", (HttpContext context) =>
        {
            if (Of(context.Request).Compact)
                Choices.Forget(context.Response, DensityCookie);
            else
                Choices.Keep(context.Response, DensityCookie, CompactValue);
            return TypedResults.LocalRedirect(Choices.CameFrom(context.Request));
        }).ExcludeFromDescription();
        app.MapPost("/tour", (HttpContext context) =>
        {
            if (Of(context.Request).Toured)
                Choices.Forget(context.Response, TourCookie);
            else
                Choices.Keep(context.Response, TourCookie, On);
            return TypedResults.LocalRedirect(Of(context.Request).Toured ? "/" : Choices.CameFrom(context.Request));
        }).ExcludeFromDescription();
    }
}
