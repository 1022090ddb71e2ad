using System.Collections.Immutable;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Document = Lucene.Net.Documents.Document;

namespace TalentScout.Search;

/// <summary>Candidate -> Lucene document, by <see cref="IndexSchema"/>. Pure.</summary>
internal sealed class CandidateDocument(SkillCatalogue catalogue, RankingOptions options, Month asOf)
{
    /// <summary>Repositories whose names and descriptions can be found as text; most work first.</summary>
    private const int WorkTexts = 100;

    private static readonly FieldType TextType = new()
    {
        IsIndexed = true,
        IsTokenized = true,
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
    };

    private readonly StrengthCalculator _strengths = new(catalogue, options, asOf);

    public Document Of(Candidate candidate)
    {
        var strengths = _strengths.Of(candidate);
        var facts = PersonFacts.Of(candidate, options, asOf);
        var document = new Document();
        AddTerms(document, candidate);
        AddTexts(document, candidate);
        AddSets(document, candidate, strengths);
        AddNumbers(document, candidate, facts);
        document.Add(new BinaryDocValuesField(FieldNames.Row, new BytesRef(CandidateRow.Bytes(candidate))));
        document.Add(new StoredField(FieldNames.Card, StoredCandidate.CardBytes(CandidateCard.Of(candidate, strengths, facts, catalogue))));
        document.Add(new StoredField(FieldNames.Candidate, StoredCandidate.Bytes(candidate)));
        return document;
    }

    private static void AddTerms(Document document, Candidate candidate)
    {
        document.Add(Term(FieldNames.Id, candidate.Id.ToString()));
        document.Add(Term(FieldNames.Login, Words.Fold(candidate.Login)));
        if (candidate.Place.City is { } city)
            document.Add(Term(FieldNames.City, Words.Fold(city)));
        foreach (var organisation in candidate.Organisations.Select(Words.Fold).Distinct(StringComparer.Ordinal))
            document.Add(Term(FieldNames.Organisation, organisation));
        foreach (var repository in CandidateTerms.Repositories(candidate))
            document.Add(Term(FieldNames.Repository, repository));
    }

    private static void AddTexts(Document document, Candidate candidate)
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

        document.Add(new NumericDocValuesField(FieldNames.TextLength, words));

        void Text(string field, string? value)
        {
            if (string.IsNullOrWhiteSpace(value))
                return;
            document.Add(new Field(field, value, TextType));
            if (field != FieldNames.LoginWords)
                words += Words.Count(value);
        }
    }

    private static void AddSets(Document document, Candidate candidate, ImmutableArray<SkillStrength> strengths)
    {
        foreach (var strength in strengths)
            document.Add(new SortedSetDocValuesField(FieldNames.Skill, new BytesRef(strength.Skill)));
        document.Add(new BinaryDocValuesField(FieldNames.Strengths, StrengthRow.Write(strengths)));
        foreach (var country in candidate.Place.Countries.Distinct(StringComparer.Ordinal))
            document.Add(new SortedSetDocValuesField(FieldNames.Country, new BytesRef(country)));
        if (candidate.Place.TimeZone is { } zone)
            document.Add(new SortedSetDocValuesField(FieldNames.TimeZone, new BytesRef(zone)));
        var roles = candidate.Roles.Where(r => r.Share > 0).OrderBy(r => r.Role, StringComparer.Ordinal).ToList();
        foreach (var role in roles)
            document.Add(new SortedSetDocValuesField(FieldNames.Role, new BytesRef(role.Role)));
        document.Add(new BinaryDocValuesField(FieldNames.RoleShares, new BytesRef([.. roles.SelectMany(r => BitConverter.GetBytes((float)r.Share))])));
        document.Add(new BinaryDocValuesField(FieldNames.IdBytes, new BytesRef(candidate.Id.ToString())));
        document.Add(new SortedDocValuesField(FieldNames.LoginOrder, new BytesRef(Words.Fold(candidate.Login))));
    }

    private static void AddNumbers(Document document, Candidate candidate, PersonFacts facts)
    {
        Number(FieldNames.LastActive, candidate.LastActive?.Index ?? -1);
        Number(FieldNames.Since, CandidateTerms.Since(candidate)?.Index ?? -1);
        Number(FieldNames.Months, candidate.ActiveMonths);
        Number(FieldNames.Merged, candidate.MergedElsewhere);
        Number(FieldNames.Followers, candidate.Followers ?? -1);
        Number(FieldNames.Open, candidate.Availability is { } a ? (a.Open ? 1 : 0) : -1);
        Real(FieldNames.Latitude, (float)(candidate.Place.Latitude ?? double.NaN));
        Real(FieldNames.Longitude, (float)(candidate.Place.Longitude ?? double.NaN));
        Real(FieldNames.PlaceConfidence, (float)candidate.Place.Confidence);
        Real(FieldNames.Contribution, facts.Contribution);
        Real(FieldNames.Sustained, facts.Sustained);
        Real(FieldNames.Recency, facts.Recency);

        void Number(string field, long value) => document.Add(new NumericDocValuesField(field, value));
        void Real(string field, float value) => Number(field, BitConverter.SingleToInt32Bits(value));
    }

    private static StringField Term(string field, string value) => new(field, value, Field.Store.NO);
}

/// <summary>Exact terms of a candidate: what is indexed, and what `why` looks at.</summary>
internal static class CandidateTerms
{
    public static bool HasWork(CandidateRepository repository) =>
        repository.Commits > 0 || repository.PullRequests > 0 || repository.Reviews > 0;

    /// <summary>Each as owner/name and as name alone.</summary>
    public static IEnumerable<string> Repositories(Candidate candidate) => candidate.Repositories
        .Where(HasWork)
        .SelectMany(r => new[] { r.FullName, r.FullName[(r.FullName.LastIndexOf('/') + 1)..] })
        .Select(Words.Fold)
        .Distinct(StringComparer.Ordinal);

    /// <summary>The first month of work; where none has a date, the account's.</summary>
    public static Month? Since(Candidate candidate) => candidate.FirstActive ?? (candidate.AccountSince is { } day ? Month.Of(day) : null);
}
