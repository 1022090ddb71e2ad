using System.ComponentModel.DataAnnotations;

namespace TalentScout.Jobs;

/// <summary>Where alerts of saved searches may go. Secrets come from the environment alone.</summary>
public sealed record AlertOptions
{
    /// <summary>Where these pages are reached, for links in mails, feeds and webhooks: "https://scout.example.org". Empty: links are left out.</summary>
    public string PublicAddress { get; init; } = "";

    /// <summary>Hosts, with their port where it is not 443, that webhooks may be sent to. Empty: none.</summary>
    public string[] WebhookHosts { get; init; } = [];

    /// <summary>Empty: no mail is sent.</summary>
    public string SmtpHost { get; init; } = "";

    [Range(1, 65535)]
    public int SmtpPort { get; init; } = 587;

    /// <summary>STARTTLS; off only for a relay on this machine.</summary>
    public bool SmtpTls { get; init; } = true;
    public string SmtpUser { get; init; } = "";
    public string From { get; init; } = "";

    public bool SendsMail() => SmtpHost.Length > 0 && From.Length > 0;

    /// <summary>Why nothing can be sent to this address; null where it can.</summary>
    public string? WebhookTrouble(string address, AlertSecrets secrets) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0 ? "want an https address"
        : secrets.WebhookSecret is not { Length: > 0 } ? "webhooks are off: TALENTSCOUT_WEBHOOK_SECRET is not set"
        : !WebhookHosts.Contains(url.IsDefaultPort ? url.IdnHost : $"{url.IdnHost}:{url.Port}", StringComparer.OrdinalIgnoreCase) ? $"{url.Authority} is not in Alerts:WebhookHosts"
        : null;
}

/// <summary>From the environment alone: what signs webhooks (TALENTSCOUT_WEBHOOK_SECRET; without it none is sent), and the password for mail (TALENTSCOUT_SMTP_PASSWORD).</summary>
public sealed record AlertSecrets(string? WebhookSecret = null, string? SmtpPassword = null)
{
    public static AlertSecrets OfEnvironment() => new(Environment.GetEnvironmentVariable("TALENTSCOUT_WEBHOOK_SECRET"), Environment.GetEnvironmentVariable("TALENTSCOUT_SMTP_PASSWORD"));
}
