using Polly;
using Polly.Retry;

namespace TalentScout.Harvest.Fetching;

/// <summary>
/// Tries again, after a growing and jittered wait, what may pass: 5xx without a Retry-After, a broken connection, a timeout. Never a 403 or 429, which are answers.
/// </summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    /// <param name="retries">Beside the first try; 0 switches retrying off.</param>
    public RetryHandler(int retries, TimeSpan firstWait, Random random, TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };
        if (retries > 0)
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = retries,
                Delay = firstWait,
                MaxDelay = TimeSpan.FromSeconds(20),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = () =>
                {
                    lock (random)
                        return random.NextDouble();
                },
                ShouldHandle = static args => ValueTask.FromResult(MayPass(args.Outcome)),
            });
        _pipeline = builder.Build();
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _pipeline.ExecuteAsync(static (state, ct) => new ValueTask<HttpResponseMessage>(state.Self.SendOnceAsync(state.Request, ct)), (Self: this, Request: request), cancellationToken).AsTask();

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);

    private static bool MayPass(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or IOException or TimeoutException } => true,
        { Result: RefusedResponse or null } => false,
        { Result: var response } => (int)response.StatusCode is 500 or 502 or 503 or 504 && response.Headers.RetryAfter is null,
    };
}
