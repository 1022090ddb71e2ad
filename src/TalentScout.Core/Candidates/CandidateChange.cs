namespace TalentScout;

/// <summary>A line of the store's change feed: Candidate is null where the person was removed. Sequence grows with every change.</summary>
public sealed record CandidateChange(long Sequence, CandidateId Id, Candidate? Candidate);
