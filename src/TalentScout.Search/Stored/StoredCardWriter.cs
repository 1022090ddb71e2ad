using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TalentScout.Search;

/// <summary>Writes what <see cref="StoredCard"/> reads. Used again for the next, by one thread at a time: as bytes of their own these were a tenth of all that filling an index allocates.</summary>
internal sealed class StoredCardWriter
{
    private readonly FormWriter _whole = new();
    private readonly FormWriter _parts = new();
    private readonly List<int> _ends = [];
    private readonly ArrayBufferWriter<byte> _json = new(1 << 12);

    /// <summary>Letters as they are, as in answers, into which some of it goes untouched.</summary>
    public StoredCardWriter() => Proofs = new Utf8JsonWriter(_json, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Into <see cref="_json"/>.</summary>
    private Utf8JsonWriter Proofs { get; }

    /// <returns>until the next is written</returns>
    public ReadOnlySpan<byte> Write(CandidateCard card)
    {
        _whole.Clear();
        _parts.Clear();
        _ends.Clear();
        CardForm.Write(_parts, card);
        End();
        foreach (var skill in card.Skills)
        {
            _parts.Bytes(Encoding.UTF8.GetBytes(skill.Id));
            _parts.Bytes([StoredCard.Separator]);
        }

        End();
        foreach (var skill in card.Skills)
        {
            CardForm.Write(_parts, skill);
            End();
        }

        foreach (var skill in card.Skills)
            WriteProofs(skill.Evidence);
        foreach (var repository in card.Repositories)
        {
            if (repository is not null)
                CardForm.Write(_parts, repository);
            End();
        }

        WriteProofs(card.Work);
        _whole.Number(_ends.Count);
        _whole.Number(card.Skills.Length);
        var start = 0;
        foreach (var end in _ends)
        {
            _whole.Number(end - start);
            start = end;
        }

        _whole.Bytes(_parts.Written);
        return _whole.Written;
    }

    private void WriteProofs(HitProofs proofs)
    {
        if (!proofs.IsEmpty)
        {
            _json.ResetWrittenCount();
            // Each is a text of its own.
            Proofs.Reset();
            proofs.WriteTo(Proofs);
            Proofs.Flush();
            _parts.Bytes(_json.WrittenSpan);
        }

        End();
    }

    private void End() => _ends.Add(_parts.Length);
}
