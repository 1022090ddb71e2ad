using System.Net;
using System.Net.Mail;
using System.Text;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>A mail per night and search through the configured SMTP server, as plain text. Where TLS is wanted nothing is said without it.</summary>
internal sealed class MailWay(AlertOptions options, AlertSecrets secrets, TimeProvider clock) : IAlertWay
{
    /// <summary>For a whole mail: the client's own timeout does not hold for what is awaited.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => SavedStore.Email;

    public async Task<AlertTrouble?> SendAsync(Delivery delivery, SavedSearch search, IReadOnlyList<SearchAlert> alerts, CancellationToken cancellationToken)
    {
        if (!options.SendsMail())
            return new AlertTrouble("mail is off: Alerts:SmtpHost and Alerts:From are not set", Final: true);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var late = clock.CreateTimer(_ => patience.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        try
        {
            using var message = new MailMessage(options.From, delivery.Target, AlertText.Subject(search, alerts), AlertText.Body(search, alerts, options.PublicAddress)) { SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8 };
            using var client = new SmtpClient(options.SmtpHost, options.SmtpPort) { EnableSsl = options.SmtpTls };
            if (options.SmtpUser.Length > 0)
                client.Credentials = new NetworkCredential(options.SmtpUser, secrets.SmtpPassword);
            await client.SendMailAsync(message, patience.Token);
            return null;
        }
        catch (FormatException e)
        {
            return new AlertTrouble(e.Message, Final: true);
        }
        catch (SmtpException e)
        {
            // A 5xx of the address itself will not become better.
            return new AlertTrouble(e.InnerException?.Message ?? e.Message, e.StatusCode is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed);
        }
        catch (Exception e) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested && e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            return new AlertTrouble("no answer in time", Final: false);
        }
    }
}
