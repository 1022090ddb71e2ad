using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace TalentScout.App.Web;

/// <summary>
/// The languages of the pages: what the visitor chose (a cookie), else what the browser asks for, else English. It is the language alone that changes
/// (CurrentUICulture): numbers of the API and of exports are written the same for everybody, so CurrentCulture stays invariant.
/// </summary>
internal static class Languages
{
    public const string Cookie = "language";

    /// <summary>English first: it is the default, and in Texts.resx; each other has its Texts.LANGUAGE.resx.</summary>
    public static readonly ImmutableArray<CultureInfo> All = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("de"), CultureInfo.GetCultureInfo("fr")];

    public static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, All[0]);
        options.SupportedCultures = [CultureInfo.InvariantCulture];
        options.SupportedUICultures = [.. All];
        options.RequestCultureProviders = [new ChosenLanguage(), new AcceptLanguageHeaderRequestCultureProvider()];
        options.ApplyCurrentCultureToResponseHeaders = true;
    }

    public static void UseLanguages(this IApplicationBuilder app) => app.UseRequestLocalization().Use((context, next) =>
    {
        context.Response.Headers.Append(HeaderNames.Vary, $"{HeaderNames.AcceptLanguage}, {HeaderNames.Cookie}");
        return next(context);
    });

    /// <summary>POST /language: remembers the choice, and back to the page one came from.</summary>
    public static void MapLanguages(this IEndpointRouteBuilder app) => app.MapPost("/language", async (HttpContext context, CancellationToken cancellationToken) =>
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (All.FirstOrDefault(l => l.Name == form["to"]) is { } chosen)
            Choices.Keep(context.Response, Cookie, chosen.Name);
        return TypedResults.LocalRedirect(Choices.CameFrom(context.Request));
    }).ExcludeFromDescription();

    private sealed class ChosenLanguage : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
            Task.FromResult(httpContext.Request.Cookies[Cookie] is { } chosen && All.Any(l => l.Name == chosen) ? new ProviderCultureResult("", chosen) : null);
    }
}
