using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using TalentScout.Search;

namespace TalentScout.Tests.Search;

public sealed class StoredCandidateTests
{
    [Fact]
    public void What_is_stored_reads_back_the_same()
    {
        var made = new TalentScout.Benchmarks.Search.SyntheticPeople(seed: 3, repositories: 40);
        foreach (var person in Enumerable.Range(0, 50).Select(made.Person))
            Assert.Equal(Text(person), Text(StoredCandidate.Read(StoredCandidate.Bytes(person))));
    }

    [Fact]
    public void What_is_damaged_says_so_and_what_to_do()
    {
        var whole = StoredCandidate.Bytes(new TalentScout.Benchmarks.Search.SyntheticPeople(seed: 3, repositories: 40).Person(1));
        foreach (var length in new[] { 4, 5, whole.Length / 2, whole.Length - 1 })
            Assert.Contains("reindex", Assert.Throws<InvalidDataException>(() => StoredCandidate.Read(whole.AsSpan(0, length))).Message, StringComparison.Ordinal);
        whole[0]++;
        Assert.Throws<InvalidDataException>(() => StoredCandidate.Read(whole));
    }

    [Fact]
    public void Noughts_read_back_as_noughts()
    {
        var trace = new SkillTrace { How = How.Merged, Via = "language", Url = "https://github.example/a/b", Confidence = 0, Weight = 0, Line = 0, Share = 0 };
        var candidate = new Candidate
        {
            Id = CandidateId.OfGitHub(1),
            Login = "a",
            Followers = 0,
            Availability = new Availability(false, null, "https://github.example/a"),
            Skills = [new CandidateSkill { Skill = "csharp", Kind = SkillKind.Language, How = How.Merged, Traces = [trace] }],
        };

        Assert.Equal(Text(candidate), Text(StoredCandidate.Read(StoredCandidate.Bytes(candidate))));
    }

    /// <summary>A nought that is not written has to be what is there when nothing is read.</summary>
    [Fact]
    public void Whatever_begins_as_something_else_than_nought_or_must_be_there_is_always_written()
    {
        var seen = new HashSet<Type>();
        See(typeof(Candidate), seen);
        See(typeof(CandidateCard), seen);
        See(typeof(StoredSkill), seen);
        See(typeof(HitRepository), seen);

        var wrong = seen.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite && p.PropertyType.IsValueType && Nullable.GetUnderlyingType(p.PropertyType) is null && !IsArray(p.PropertyType))
            // An id is never nothing.
            .Where(p => p.PropertyType != typeof(CandidateId) && p.PropertyType != typeof(RepositoryId))
            .Where(p => p.IsDefined(typeof(RequiredMemberAttribute)) || !Equals(p.GetValue(Empty(type)), RuntimeHelpers.GetUninitializedObject(p.PropertyType)))
            .Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition != JsonIgnoreCondition.Never)
            .Select(p => $"{type.Name}.{p.Name}"));

        Assert.Empty(wrong);
    }

    private static void See(Type type, HashSet<Type> seen)
    {
        if (IsArray(type) || Nullable.GetUnderlyingType(type) is not null)
            type = type.GetGenericArguments()[0];
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.Assembly != typeof(Candidate).Assembly && type.Assembly != typeof(CandidateCard).Assembly)
            return;
        // What has a converter of its own is a text.
        if (type.IsEnum || type.IsDefined(typeof(JsonConverterAttribute)) || !seen.Add(type))
            return;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
            See(property.PropertyType, seen);
    }

    private static object Empty(Type type)
    {
        var constructor = type.GetConstructors().Where(c => c.GetParameters() is not [var only] || only.ParameterType != type).OrderBy(c => c.GetParameters().Length).FirstOrDefault();
        return constructor is null ? RuntimeHelpers.GetUninitializedObject(type) : constructor.Invoke([.. constructor.GetParameters().Select(p => p.ParameterType.IsValueType ? RuntimeHelpers.GetUninitializedObject(p.ParameterType) : null)]);
    }

    private static bool IsArray(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static string Text(Candidate candidate) => JsonSerializer.Serialize(candidate);
}
