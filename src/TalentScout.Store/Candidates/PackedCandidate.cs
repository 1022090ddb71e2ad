using System.Text.Json;

namespace TalentScout.Store;

/// <summary>A folded person, written out and packed before the writer's turn.</summary>
internal sealed record PackedCandidate(DirtyPerson Person, Candidate? Candidate, string Hash, byte[] Body)
{
    public static PackedCandidate Of(FoldedPerson folded)
    {
        if (folded.Candidate is null)
            return new PackedCandidate(folded.Person, null, "", []);
        var json = JsonSerializer.SerializeToUtf8Bytes(folded.Candidate, StoreJson.OfCandidate);
        return new PackedCandidate(folded.Person, folded.Candidate, Packing.Hash(json), Packing.Pack(json));
    }
}
