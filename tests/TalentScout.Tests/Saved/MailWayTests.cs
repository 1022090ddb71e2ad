using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TalentScout.Jobs;
using TalentScout.Tests.Store;

namespace TalentScout.Tests.Saved;

/// <summary>Alerts by mail, against a server that speaks SMTP.</summary>
public sealed class MailWayTests : IAsyncLifetime
{
    private StoreFixture _fixture = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fixture = await StoreFixture.OpenAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_night_is_one_mail_that_says_what_and_why_and_no_name_becomes_a_header()
    {
        await using var server = new FakeSmtp().Start();
        var (sender, search) = await AlertedAsync(server, "Go\r\nBcc: all@example.org");
        Assert.Equal(1, await sender.SendDueAsync(Token));
        Assert.Equal(0, await sender.SendDueAsync(Token));
        var (from, to, message) = Assert.Single(server.Mails);
        Assert.Equal(("scout@example.org", "sourcer@example.org"), (from, to));
        var (head, body) = Parts(message);
        Assert.DoesNotContain(head.Split('\n'), line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("2 new", head, StringComparison.Ordinal);
        Assert.Contains("new: Zoë (dev-1), new at place 1: 7 commits in a/b", body, StringComparison.Ordinal);
        Assert.Contains("https://scout.example.org/candidates/2", body, StringComparison.Ordinal);
        Assert.Equal("sent", Assert.Single(await _fixture.Store.Saved.DeliveriesAsync(search.Id, 10, Token)).State);
    }

    [Fact]
    public async Task A_server_that_is_busy_is_asked_again_by_the_table_and_an_address_that_is_none_is_not()
    {
        await using var server = new FakeSmtp("451 busy", "250 ok", "550 no such mailbox").Start();
        var (sender, search) = await AlertedAsync(server, "Go");
        Assert.Equal(0, await sender.SendDueAsync(Token));
        Assert.Equal("waiting", Assert.Single(await _fixture.Store.Saved.DeliveriesAsync(search.Id, 10, Token)).State);
        _fixture.Clock.Advance(AlertSender.Retries[0]);
        Assert.Equal(1, await sender.SendDueAsync(Token));

        await _fixture.Store.Saved.FinishAsync(search, [], [Alert(3)], Token);
        Assert.Equal(0, await sender.SendDueAsync(Token));
        Assert.Equal("given up", (await _fixture.Store.Saved.DeliveriesAsync(search.Id, 10, Token))[0].State);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Without_a_server_to_send_by_it_is_given_up_with_the_reason()
    {
        var way = new MailWay(new AlertOptions(), new AlertSecrets(), _fixture.Clock);
        var (sender, search) = await AlertedAsync(way, "Go");
        Assert.Equal(0, await sender.SendDueAsync(Token));
        Assert.Contains("mail is off", Assert.Single(await _fixture.Store.Saved.DeliveriesAsync(search.Id, 10, Token)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_left_after_a_while_and_asked_again()
    {
        await using var server = new FakeSmtp { Silent = true }.Start();
        var (sender, search) = await AlertedAsync(server, "Go");
        var sending = sender.SendDueAsync(Token);
        await server.Called;
        _fixture.Clock.Advance(MailWay.Patience);
        Assert.Equal(0, await sending);
        var delivery = Assert.Single(await _fixture.Store.Saved.DeliveriesAsync(search.Id, 10, Token));
        Assert.Equal(("waiting", "no answer in time"), (delivery.State, delivery.Reason));
    }

    [Fact]
    public async Task Nobody_who_listens_is_told_and_asked_again()
    {
        var server = new FakeSmtp().Start();
        var port = server.Port;
        await server.DisposeAsync();
        var (sender, search) = await AlertedAsync(Way(port, tls: false), "Go");
        Assert.Equal(0, await sender.SendDueAsync(Token));
        var delivery = Assert.Single(await _fixture.Store.Saved.DeliveriesAsync(search.Id, 10, Token));
        Assert.Equal("waiting", delivery.State);
        Assert.NotEqual("", delivery.Reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_TLS_is_wanted_nothing_is_sent_to_a_server_without_it_or_with_a_certificate_that_nobody_vouches_for(bool offersTls)
    {
        using var certificate = FakeSmtp.OwnCertificate();
        await using var server = new FakeSmtp { Certificate = offersTls ? certificate : null }.Start();
        var (sender, search) = await AlertedAsync(Way(server.Port, tls: true), "Go");
        Assert.Equal(0, await sender.SendDueAsync(Token));
        Assert.Empty(server.Mails);
        Assert.DoesNotContain(server.Commands, c => c is "MAIL" or "RCPT" or "AUTH");
        var delivery = Assert.Single(await _fixture.Store.Saved.DeliveriesAsync(search.Id, 10, Token));
        Assert.Equal("waiting", delivery.State);
        Assert.Matches(offersTls ? "certificate" : "secure", delivery.Reason);
    }

    private Task<(AlertSender, SavedSearch)> AlertedAsync(FakeSmtp server, string name) => AlertedAsync(Way(server.Port, tls: false), name);

    private MailWay Way(int port, bool tls) => new(
        new AlertOptions { SmtpHost = "127.0.0.1", SmtpPort = port, SmtpTls = tls, SmtpUser = "scout", From = "scout@example.org", PublicAddress = "https://scout.example.org/" },
        new AlertSecrets(SmtpPassword: "secret"),
        _fixture.Clock);

    private async Task<(AlertSender, SavedSearch)> AlertedAsync(IAlertWay way, string name)
    {
        var search = await _fixture.Store.Saved.CreateAsync(
            new SavedSearch { Id = 0, Name = name, Text = "lang:go", Canonical = "lang:go", Meaning = "lang:go", Scorer = "1", Email = "sourcer@example.org", Made = _fixture.Clock.GetUtcNow(), Version = 1 }, Token);
        await _fixture.Store.Saved.FinishAsync(search, [], [Alert(1), Alert(2)], Token);
        return (new AlertSender(_fixture.Store, [way], NullLogger<AlertSender>.Instance), search);
    }

    private static SearchAlert Alert(long id) => new(AlertKind.New, CandidateId.OfGitHub(id), $"dev-{id}", id == 1 ? "Zoë" : null, $"new at place {id}: 7 commits in a/b");

    /// <summary>Head and readable text of a message, the words of a coded subject too.</summary>
    private static (string Head, string Body) Parts(string message)
    {
        var at = message.IndexOf("\n\n", StringComparison.Ordinal);
        var (head, body) = (message[..at], message[(at + 2)..]);
        var words = string.Concat(head.Split("=?utf-8?B?").Skip(1).Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part[..part.IndexOf("?=", StringComparison.Ordinal)]))));
        return (words.Length > 0 ? $"{head}\n{words}" : head, head.Contains("base64", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal))) : body);
    }
}
