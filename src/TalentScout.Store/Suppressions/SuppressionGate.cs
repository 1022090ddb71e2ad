using System.Collections.Immutable;

namespace TalentScout.Store;

/// <summary>The last check before something is stored: nothing about a suppressed person passes, whatever the source let through.</summary>
internal sealed class SuppressionGate(SuppressionList list, WriteSession session)
{
    public long Version => list.Version;

    /// <returns>Null where the document is wholly about somebody suppressed; else without the claims about such people.</returns>
    public PreparedDocument? Pass(PreparedDocument prepared)
    {
        if (list.Count == 0)
            return prepared;
        Learn(prepared.Named);
        if (prepared.Document.Person is { } person && list.Contains(person))
            return null;
        // A post by somebody else's name that links the account of somebody suppressed is theirs.
        if (prepared.Links.Any(account => list.Contains(CandidateId.GitHub, account)))
            return null;
        return prepared with { Evidence = Pass(prepared.Evidence) };
    }

    public ImmutableArray<EvidenceRow> Pass(ImmutableArray<EvidenceRow> rows) =>
        list.Count == 0 ? rows : [.. rows.Where(row => row.Person is null || !list.Contains(CandidateId.Parse(row.Person)))];

    public bool Pass(Candidate candidate)
    {
        Learn([(candidate.Id, candidate.Login)]);
        return !list.Contains(candidate.Id);
    }

    /// <summary>A suppressed handle met together with its number: from now on the number is suppressed too, since handles change hands.</summary>
    public void Learn(ImmutableArray<(CandidateId Person, string Login)> named)
    {
        foreach (var (person, login) in named)
        {
            if (list.Count > 0 && !list.Contains(person) && list.Contains(person.Source, login))
                list.Add(session, [list.HashOfId(person.Source, person.Key)], "the number of a suppressed handle");
        }
    }
}
