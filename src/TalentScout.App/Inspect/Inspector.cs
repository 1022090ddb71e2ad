using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TalentScout.App.Inspect;

/// <summary>JSON Lines in, JSON Lines out, one for one; never stops on a bad line.</summary>
internal static class Inspector
{
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task RunAsync(InspectKind kind, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        while (await input.ReadLineAsync(cancellationToken) is { } line)
            await output.WriteLineAsync(Answer(kind, line).ToJsonString(_plain).AsMemory(), cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    private static JsonObject Answer(InspectKind kind, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object ? kind.Read(json.RootElement) : Error("wanted a JSON object");
        }
        catch (JsonException e)
        {
            return Error($"no JSON: {e.Message}");
        }
        catch (InspectException e)
        {
            return Error(e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The edge of one unit of work: a rule that fails on one line must not cost the others theirs.
            return Error($"the rule failed: {e.GetType().Name}: {e.Message}");
        }
    }

    private static JsonObject Error(string message) => new() { ["error"] = message };
}
