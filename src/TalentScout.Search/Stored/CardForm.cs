namespace TalentScout.Search;

/// <summary>The parts of a card as the index keeps them, but for proofs (<see cref="StoredCard"/>). Whatever changes here is another <see cref="IndexSchema.Format"/>.</summary>
internal static class CardForm
{
    /// <summary>What is not kept apart.</summary>
    public static void Write(FormWriter to, CandidateCard card)
    {
        CandidateForm.Write(to, card.Id);
        to.Text(card.Login);
        to.Text(card.Name);
        to.Text(card.ProfileUrl);
        CandidateForm.Write(to, card.Place);
        CandidateForm.Write(to, card.Availability);
        CandidateForm.Write(to, card.LastActive);
        to.Number(card.ActiveMonths);
        to.Number(card.MergedElsewhere);
        to.Number(card.EvidenceCount);
        to.Text(card.Company);
        to.Text(card.Bio);
    }

    public static CandidateCard Card(FormReader from) => new()
    {
        Id = CandidateForm.CandidateIdOf(from),
        Login = from.Text(),
        Name = from.TextOrNone(),
        ProfileUrl = from.TextOrNone(),
        Place = CandidateForm.Place(from),
        Availability = CandidateForm.AvailabilityOf(from),
        LastActive = CandidateForm.MonthOf(from),
        ActiveMonths = from.Number(),
        MergedElsewhere = from.Number(),
        EvidenceCount = from.Number(),
        Company = from.TextOrNone(),
        Bio = from.TextOrNone(),
    };

    public static void Write(FormWriter to, HitSkill skill)
    {
        to.Text(skill.Id);
        to.Number((int)skill.Kind);
        to.Real(skill.Strength);
        to.Number((int)skill.How);
        CandidateForm.Write(to, skill.Last);
        to.Text(skill.Name);
    }

    /// <param name="proofs">which are kept apart</param>
    public static HitSkill Skill(FormReader from, HitProofs proofs) =>
        new(from.Text(), (SkillKind)from.Number(), from.Real(), (How)from.Number(), CandidateForm.MonthOf(from), proofs) { Name = from.TextOrNone() };

    public static void Write(FormWriter to, HitRepository repository)
    {
        to.Text(repository.Name);
        to.Address(repository.Url, repository.Name);
    }

    public static HitRepository Repository(FormReader from)
    {
        var name = from.Text();
        return new HitRepository(name, from.Address(name));
    }
}
