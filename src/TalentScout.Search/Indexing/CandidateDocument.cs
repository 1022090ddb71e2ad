using System.Collections.Immutable;
using System.Text;

namespace TalentScout.Search;

/// <summary>Candidate -> fields of a document, by <see cref="IndexSchema"/>. Pure.</summary>
internal sealed class CandidateDocument(SkillCatalogue catalogue, RankingOptions options, Month asOf, RepositoryTies ties)
{
    /// <summary>Repositories whose names and descriptions can be found as text; most work first.</summary>
    private const int WorkTexts = 100;

    private readonly StrengthCalculator _strengths = new(catalogue, options, asOf, ties);

    /// <summary>All that can go wrong does before the first field is written: none is left with half a document.</summary>
    public void Write(Candidate candidate, IDocumentFields fields)
    {
        var strengths = _strengths.Of(candidate);
        var facts = PersonFacts.Of(candidate, options, asOf, ties);
        var card = StoredCandidate.CardBytes(CandidateCard.Of(candidate, strengths, facts, catalogue));
        var whole = StoredCandidate.Bytes(candidate);
        AddTerms(fields, candidate);
        AddTexts(fields, candidate);
        AddSets(fields, candidate, strengths);
        AddNumbers(fields, candidate, facts);
        fields.Bytes(FieldNames.Row, CandidateRow.Bytes(candidate));
        fields.Stored(FieldNames.Card, card);
        fields.Stored(FieldNames.Candidate, whole);
    }

    private static void AddTerms(IDocumentFields fields, Candidate candidate)
    {
        fields.Term(FieldNames.Id, candidate.Id.ToString());
        fields.Folded(FieldNames.Login, candidate.Login);
        if (candidate.Place.City is { } city)
            fields.Folded(FieldNames.City, city);
        foreach (var organisation in candidate.Organisations.Select(Words.Fold).Distinct(StringComparer.Ordinal))
            fields.Term(FieldNames.Organisation, organisation);
        foreach (var name in CandidateTerms.RepositoryNames(candidate))
            fields.Folded(FieldNames.Repository, name.Span);
    }

    private static void AddTexts(IDocumentFields fields, Candidate candidate)
    {
        var words = 0;
        Text(FieldNames.Name, candidate.Name);
        Text(FieldNames.LoginWords, candidate.Login);
        Text(FieldNames.Bio, candidate.Bio);
        Text(FieldNames.Company, candidate.Company);
        Text(FieldNames.PlaceText, candidate.Place.Text);
        foreach (var repository in candidate.Repositories.Where(CandidateTerms.HasWork).Take(WorkTexts))
        {
            Text(FieldNames.Work, repository.FullName);
            Text(FieldNames.Work, repository.Description);
            foreach (var topic in repository.Topics)
                Text(FieldNames.Work, topic);
        }

        fields.Number(FieldNames.TextLength, words);

        void Text(string field, string? value)
        {
            if (string.IsNullOrWhiteSpace(value))
                return;
            fields.Text(field, value);
            if (field != FieldNames.LoginWords)
                words += Words.Count(value);
        }
    }

    private static void AddSets(IDocumentFields fields, Candidate candidate, ImmutableArray<SkillStrength> strengths)
    {
        foreach (var strength in strengths)
            fields.Set(FieldNames.Skill, strength.Skill);
        fields.Bytes(FieldNames.Strengths, StrengthRow.Write(strengths));
        foreach (var country in candidate.Place.Countries.Distinct(StringComparer.Ordinal))
            fields.Set(FieldNames.Country, country);
        if (candidate.Place.TimeZone is { } zone)
            fields.Set(FieldNames.TimeZone, zone);
        var roles = candidate.Roles.Where(r => r.Share > 0).OrderBy(r => r.Role, StringComparer.Ordinal).ToList();
        foreach (var role in roles)
            fields.Set(FieldNames.Role, role.Role);
        fields.Bytes(FieldNames.RoleShares, [.. roles.SelectMany(r => BitConverter.GetBytes((float)r.Share))]);
        fields.Bytes(FieldNames.IdBytes, Encoding.UTF8.GetBytes(candidate.Id.ToString()));
        fields.Order(FieldNames.LoginOrder, Words.Fold(candidate.Login));
    }

    private static void AddNumbers(IDocumentFields fields, Candidate candidate, PersonFacts facts)
    {
        fields.Number(FieldNames.LastActive, candidate.LastActive?.Index ?? -1);
        fields.Number(FieldNames.Since, CandidateTerms.Since(candidate)?.Index ?? -1);
        fields.Number(FieldNames.Months, candidate.ActiveMonths);
        fields.Number(FieldNames.Merged, candidate.MergedElsewhere);
        fields.Number(FieldNames.Followers, candidate.Followers ?? -1);
        fields.Number(FieldNames.Open, candidate.Availability is { } a ? (a.Open ? 1 : 0) : -1);
        Real(FieldNames.Latitude, (float)(candidate.Place.Latitude ?? double.NaN));
        Real(FieldNames.Longitude, (float)(candidate.Place.Longitude ?? double.NaN));
        Real(FieldNames.PlaceConfidence, (float)candidate.Place.Confidence);
        Real(FieldNames.Contribution, facts.Contribution);
        Real(FieldNames.Sustained, facts.Sustained);
        Real(FieldNames.Recency, facts.Recency);

        void Real(string field, float value) => fields.Number(field, BitConverter.SingleToInt32Bits(value));
    }
}

/// <summary>Exact terms of a candidate: what is indexed, and what `why` looks at.</summary>
internal static class CandidateTerms
{
    public static bool HasWork(CandidateRepository repository) =>
        repository.Commits > 0 || repository.PullRequests > 0 || repository.Reviews > 0;

    /// <summary>Each as owner/name and as name alone, not yet folded; the same name may come again.</summary>
    public static IEnumerable<ReadOnlyMemory<char>> RepositoryNames(Candidate candidate)
    {
        foreach (var repository in candidate.Repositories)
        {
            if (!HasWork(repository))
                continue;
            var name = repository.FullName.AsMemory();
            yield return name;
            if (name.Span.LastIndexOf('/') is >= 0 and var slash)
                yield return name[(slash + 1)..];
        }
    }

    /// <summary>The first month of work; where none has a date, the account's.</summary>
    public static Month? Since(Candidate candidate) => candidate.FirstActive ?? (candidate.AccountSince is { } day ? Month.Of(day) : null);
}
