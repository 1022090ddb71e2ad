using System.Security.Cryptography;
using System.Text;

namespace TalentScout;

/// <summary>
/// What people are called while it is hidden who they are. The number of an account is as good as its name, so that pages and addresses have this in its place: the id,
/// sealed with a key of the installation. The same person is always called the same, so that two people can speak of "4F2A1C"; without the key nobody finds the id of a
/// name, or the name of an id, and nothing about it is stored.
/// </summary>
/// <param name="key">Random, and the same for as long as names are to hold; 32 bytes.</param>
/// <remarks>Sealing is deterministic authenticated encryption in the manner of RFC 5297, with HMAC-SHA-256 for both of its parts: a seal of the id, and the id hidden by what follows from the seal.</remarks>
public sealed class BlindNames(byte[] key)
{
    /// <summary>The source of an id that is such a name: "blind:4F2A1C…".</summary>
    public const string Source = "blind";

    private const int SealBytes = 10;
    private const int LabelLength = 6;

    private readonly byte[] _sealing = HMACSHA256.HashData(key, "seal"u8);
    private readonly byte[] _hiding = HMACSHA256.HashData(key, "hide"u8);

    public CandidateId Of(CandidateId id) => id.Source == Source ? id : new(Source, Sealed(id.ToString()));

    public RepositoryId Of(RepositoryId id) => new(Source, Sealed(id.ToString()));

    /// <summary>Six letters and digits: what people say.</summary>
    public string Label(CandidateId id) => Of(id).Key[..LabelLength];

    /// <summary>The id behind a name; null where this installation has not given it.</summary>
    public CandidateId? Find(CandidateId name)
    {
        if (name.Source != Source || name.Key.Length % 2 != 0 || name.Key.Length <= SealBytes * 2 || !name.Key.All(char.IsAsciiHexDigitUpper))
            return null;
        var whole = Convert.FromHexString(name.Key);
        var (seal, text) = (whole[..SealBytes], Hidden(whole[..SealBytes], whole[SealBytes..]));
        return CryptographicOperations.FixedTimeEquals(seal, Seal(text)) && CandidateId.TryParse(Encoding.UTF8.GetString(text), out var id) ? id : null;
    }

    private string Sealed(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var seal = Seal(bytes);
        return Convert.ToHexString([.. seal, .. Hidden(seal, bytes)]);
    }

    private byte[] Seal(byte[] text) => HMACSHA256.HashData(_sealing, text)[..SealBytes];

    /// <summary>Hides, and shows what was hidden.</summary>
    private byte[] Hidden(byte[] seal, byte[] text)
    {
        var (shown, block) = (new byte[text.Length], Array.Empty<byte>());
        for (var i = 0; i < text.Length; i++)
        {
            if (i % HMACSHA256.HashSizeInBytes == 0)
                block = HMACSHA256.HashData(_hiding, (byte[])[.. seal, .. BitConverter.GetBytes(i)]);
            shown[i] = (byte)(text[i] ^ block[i % HMACSHA256.HashSizeInBytes]);
        }

        return shown;
    }
}
