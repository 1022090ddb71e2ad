using System.Collections;
using System.Security.Cryptography;
using System.Text;
using TalentScout.App.Configuration;
using TalentScout.Store;

namespace TalentScout.App.Composition;

/// <summary>
/// One token per deployment: GitHub's limits are meant per person, and several tokens taken in turn are a way around them. The first process on a data directory takes the
/// seat of its host until it ends; others may join with the same token alone. What is written down is a fingerprint, never the token.
/// </summary>
internal sealed class TokenSeat : IDisposable
{
    private const string Name = "GITHUB_TOKEN";

    private readonly IDisposable? _held;

    private TokenSeat(IDisposable? held) => _held = held;

    /// <param name="environment">Names and values, as the process has them.</param>
    /// <exception cref="SettingsException">There is a second token, here or in a process that runs.</exception>
    public static TokenSeat Take(StoreDatabase store, Uri host, string? token, IDictionary environment)
    {
        Refuse(token, environment);
        if (string.IsNullOrWhiteSpace(token))
            return new TokenSeat(null);
        var seat = $"token-{host.IdnHost}-{host.Port}";
        var note = Path.Combine(store.Directory, $"{seat}.fingerprint");
        var mine = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Trim())))[..16];
        if (store.TryLock(seat) is { } held)
        {
            File.WriteAllText(note, mine);
            return new TokenSeat(held);
        }

        var theirs = File.Exists(note) ? File.ReadAllText(note).Trim() : mine;
        return theirs == mine
            ? new TokenSeat(null)
            : throw new SettingsException($"another process on {store.Directory} uses another token for {host.IdnHost}: one token per deployment. Stop it first, or start with the same {Name}");
    }

    public void Dispose() => _held?.Dispose();

    private static void Refuse(string? token, IDictionary environment)
    {
        if (token is not null && token.Trim().AsSpan().IndexOfAny(" ,;\t\r\n") >= 0)
            throw new SettingsException($"{Name} holds more than one token: one token per deployment, since GitHub's limits are meant per person");
        foreach (DictionaryEntry variable in environment)
            if (variable is { Key: string name, Value: string { Length: > 0 } value } && name != Name && name.StartsWith(Name, StringComparison.OrdinalIgnoreCase) && value.Trim() != token?.Trim())
                throw new SettingsException($"{name} is a second token for the same host: one token per deployment, in {Name} alone");
    }
}
