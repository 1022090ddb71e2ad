using System.Net;
using System.Net.Mail;
using System.Text;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>A mail per night and search through the configured SMTP server, as plain text.</summary>
internal sealed class MailWay(AlertOptions options, AlertSecrets secrets) : IAlertWay
{
    private const int PatienceMs = 30_000;

    public string Name => SavedStore.Email;

    public async Task<AlertTrouble?> SendAsync(Delivery delivery, SavedSearch search, IReadOnlyList<SearchAlert> alerts, CancellationToken cancellationToken)
    {
        if (!options.SendsMail())
            return new AlertTrouble("mail is off: Alerts:SmtpHost and Alerts:From are not set", Final: true);
        try
        {
            using var message = new MailMessage(options.From, delivery.Target, AlertText.Subject(search, alerts), AlertText.Body(search, alerts, options.PublicAddress)) { SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8 };
            using var client = new SmtpClient(options.SmtpHost, options.SmtpPort) { EnableSsl = options.SmtpTls, Timeout = PatienceMs };
            if (options.SmtpUser.Length > 0)
                client.Credentials = new NetworkCredential(options.SmtpUser, secrets.SmtpPassword);
            await client.SendMailAsync(message, cancellationToken);
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
    }
}
