using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace TalentScout.App.Web;

/// <summary>/openapi/v1.json, and the page at /scalar that reads it.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "TalentScout";
            document.Info.Version = "v1";
            document.Info.Description = "Ids are texts, months are \"2026-03\", scores are sums that their explanation adds up to. Errors are problem details.";
            return Task.CompletedTask;
        });
        // A converter writes them, into which the generator does not look.
        options.AddSchemaTransformer(async (schema, context, cancellationToken) =>
        {
            if (context.JsonTypeInfo.Type != typeof(HitProofs))
                return;
            schema.Type = JsonSchemaType.Array;
            schema.Items = await context.GetOrCreateSchemaAsync(typeof(HitEvidence), null, cancellationToken);
        });
        // Values that are written as one text: the generator would show their insides.
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var (format, example) = Text(Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type);
            if (format is not null)
            {
                schema.Type = JsonSchemaType.String | (Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is null ? 0 : JsonSchemaType.Null);
                schema.Properties = null;
                schema.Description = format;
                schema.Examples = [example!];
            }

            return Task.CompletedTask;
        });
    }

    public static void ConfigurePage(ScalarOptions options) => options.WithTitle("TalentScout API").WithNonce().DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools();

    private static (string? Format, string? Example) Text(Type type) =>
        type == typeof(CandidateId) ? ("a GitHub number, or source:key", "583231")
        : type == typeof(RepositoryId) ? ("source:key", "github:1296269")
        : type == typeof(Month) ? ("yyyy-mm, UTC", "2026-03")
        : (null, null);
}
