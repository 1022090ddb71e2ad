namespace TalentScout;

/// <summary>
/// The archive's counts of one person, repository and month: its evidence, and all that is kept of its events.
/// </summary>
/// <param name="Person">Numeric GitHub id; for events that name a login only (2012 to 2014) <see cref="ArchiveLogin.KeyOf"/> of it, which is negative.</param>
/// <param name="Repository">Numeric GitHub id.</param>
public readonly record struct ArchiveCount(long Person, long Repository, Month Month, ArchiveTally Tally) : IComparable<ArchiveCount>
{
    /// <summary>By person, repository, month.</summary>
    public int CompareTo(ArchiveCount other)
    {
        var byPerson = Person.CompareTo(other.Person);
        if (byPerson != 0)
            return byPerson;
        var byRepository = Repository.CompareTo(other.Repository);
        return byRepository != 0 ? byRepository : Month.CompareTo(other.Month);
    }
}
