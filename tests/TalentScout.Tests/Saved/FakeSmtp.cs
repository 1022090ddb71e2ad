using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace TalentScout.Tests.Saved;

/// <summary>A mail server on this machine that takes what it is given, or answers to a recipient as it was told.</summary>
/// <param name="toRecipients">Answer to RCPT TO, one a mail, in order; afterwards 250.</param>
internal sealed class FakeSmtp(params string[] toRecipients) : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<string> _answers = new(toRecipients);
    private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _serving = Task.CompletedTask;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Takes a call and says nothing.</summary>
    public bool Silent { get; init; }

    /// <summary>Offers STARTTLS with it.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Somebody has called.</summary>
    public Task Called => _called.Task;

    /// <summary>First words of what was said to it.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>Sender, recipient, and the message as it came.</summary>
    public List<(string From, string To, string Message)> Mails { get; } = [];

    public FakeSmtp Start()
    {
        _listener.Start();
        _serving = ServeAsync();
        return this;
    }

    /// <summary>Signed by itself: nobody has reason to trust it.</summary>
    public static X509Certificate2 OwnCertificate()
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _called.TrySetResult();
                if (Silent)
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
                await TalkAsync(client.GetStream(), greets: true);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or AuthenticationException)
        {
            // The test is over, or the client has gone.
        }
    }

    private async Task TalkAsync(Stream stream, bool greets)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        if (greets)
            await writer.WriteLineAsync("220 fake");
        var (from, to) = ("", "");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            Commands.Add(line.Split(' ', ':')[0].ToUpperInvariant());
            switch (Commands[^1])
            {
                case "EHLO" when Certificate is not null && stream is NetworkStream:
                    await writer.WriteLineAsync("250-fake");
                    await writer.WriteLineAsync("250 STARTTLS");
                    break;
                case "STARTTLS" when Certificate is not null:
                    await writer.WriteLineAsync("220 go on");
                    await using (var secure = new SslStream(stream, leaveInnerStreamOpen: true))
                    {
                        await secure.AuthenticateAsServerAsync(Certificate);
                        await TalkAsync(secure, greets: false);
                    }

                    return;
                case "MAIL":
                    from = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "RCPT":
                    to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    await writer.WriteLineAsync(_answers.TryDequeue(out var answer) ? answer : "250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var message = new StringBuilder();
                    while (await reader.ReadLineAsync(_stop.Token) is { } text && text != ".")
                        message.Append(text.StartsWith('.') ? text[1..] : text).Append('\n');
                    Mails.Add((from, to, message.ToString()));
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }
}
