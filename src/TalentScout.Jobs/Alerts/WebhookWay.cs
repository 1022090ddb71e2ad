using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>
/// Posts alerts as JSON to a host that the operator has named. Signed: X-TalentScout-Signature is "t=SECONDS,v1=HEX", the HMAC-SHA256 of "SECONDS.BODY" by the deployment's
/// secret; X-TalentScout-Delivery is the same at every try, so that a receiver can tell a repeat. Redirects are not followed.
/// </summary>
/// <param name="network">The last handler: a socket's in the program, a scripted one in tests.</param>
public sealed class WebhookWay(AlertOptions options, AlertSecrets secrets, HttpMessageHandler network, TimeProvider clock) : IAlertWay, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly HttpMessageInvoker _client = new(network);

    public string Name => SavedStore.Webhook;

    public static HttpMessageHandler Network() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(10), PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    public async Task<AlertTrouble?> SendAsync(Delivery delivery, SavedSearch search, IReadOnlyList<SearchAlert> alerts, CancellationToken cancellationToken)
    {
        if (options.WebhookTrouble(delivery.Target, secrets) is { } refused)
            return new AlertTrouble(refused, Final: true);
        var body = AlertText.Json(delivery, search, alerts, options.PublicAddress);
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.ParseAdd("TalentScout");
        request.Headers.Add("X-TalentScout-Delivery", delivery.Id.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("X-TalentScout-Signature", Sign(body, clock.GetUtcNow(), secrets.WebhookSecret!));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var late = clock.CreateTimer(_ => patience.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        try
        {
            using var answer = await _client.SendAsync(request, patience.Token);
            return Verdict(answer.StatusCode);
        }
        catch (HttpRequestException e)
        {
            return new AlertTrouble(e.Message, Final: false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AlertTrouble("no answer in time", Final: false);
        }
    }

    public static string Sign(byte[] body, DateTimeOffset at, string secret)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(seconds + "."), .. body];
        return $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Gone is a no for good; everything else that is not taken may be taken later.</summary>
    private static AlertTrouble? Verdict(HttpStatusCode status) =>
        (int)status is >= 200 and < 300 ? null : new AlertTrouble(string.Create(CultureInfo.InvariantCulture, $"answered {(int)status}"), status == HttpStatusCode.Gone);
}
