using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TalentScout.Sandbox;

/// <summary>
/// Writes the world's things as the API shows them, for clients that see it at one address. The parts that occur in hundreds of answers
/// (accounts, repositories) are kept as bytes.
/// </summary>
internal sealed class Shapes(SandboxWorld world, HistoryIndex history, string apiBase, string html)
{
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ConcurrentDictionary<long, byte[]> _accounts = new();
    private readonly ConcurrentDictionary<long, byte[]> _repositories = new();

    /// <summary>Address of the API, without a slash at the end.</summary>
    public string Base => apiBase;

    /// <summary>Address of the pages, without a slash at the end.</summary>
    public string Html => html;
    public SandboxWorld World => world;
    public HistoryIndex History => history;

    /// <summary>The short form of an account.</summary>
    public void Account(Utf8JsonWriter w, SandboxAccount? account)
    {
        if (account is null)
            w.WriteNullValue();
        else
            w.WriteRawValue(_accounts.GetOrAdd(account.Id, _ => Render(x => AccountShape.Simple(x, account, this, null))), skipInputValidation: true);
    }

    /// <summary>A repository as lists show it.</summary>
    public void Repository(Utf8JsonWriter w, SandboxRepository repository) =>
        w.WriteRawValue(_repositories.GetOrAdd(repository.Id, _ => Render(x => RepositoryShape.Write(x, repository, this))), skipInputValidation: true);

    private static byte[] Render(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var w = new Utf8JsonWriter(stream, WriterOptions))
            write(w);
        return stream.ToArray();
    }
}
