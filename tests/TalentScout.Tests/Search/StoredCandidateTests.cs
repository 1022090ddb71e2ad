using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
        var whole = StoredCandidate.Bytes(new TalentScout.Benchmarks.Search.SyntheticPeople(seed: 3, repositories: 40).Person(1)).ToArray();
        foreach (var length in new[] { 4, 5, whole.Length / 2, whole.Length - 1 })
            Assert.Contains("reindex", Assert.Throws<InvalidDataException>(() => StoredCandidate.Read(whole.AsSpan(0, length))).Message, StringComparison.Ordinal);
        whole[0]++;
        Assert.Throws<InvalidDataException>(() => StoredCandidate.Read(whole));
        whole[3] = 128;
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

    /// <summary>Whoever adds a property and forgets it in <see cref="CandidateForm"/> hears of it here.</summary>
    [Fact]
    public void Whatever_a_candidate_holds_is_kept()
    {
        var full = (Candidate)new Filling().Of(typeof(Candidate))!;
        var read = StoredCandidate.Read(StoredCandidate.Bytes(full));
        Assert.Equal(Text(full), Text(read));
        Assert.Equal(JsonSerializer.Serialize(full.Repositories), JsonSerializer.Serialize(StoredCandidate.Repositories(StoredCandidate.Bytes(full))));

        // As most are: each proof is of a repository that is listed, with its name and address.
        var trace = full.Skills[0].Traces[0] with { Repository = full.Repositories[1].Id, RepositoryName = full.Repositories[1].FullName, Url = full.Repositories[1].Url };
        var listed = full with { Skills = [full.Skills[0] with { Traces = [trace, trace with { Repository = null }, trace with { RepositoryName = null }] }] };
        Assert.Equal(Text(listed), Text(StoredCandidate.Read(StoredCandidate.Bytes(listed))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("日本語 señor \ud83d\ude00")]
    public void Texts_of_any_length_are_kept(string part)
    {
        foreach (var length in new[] { 1, 13, 14, 15, 42, 43, 100, 20_000 })
        {
            var text = string.Concat(Enumerable.Repeat(part, length));
            var candidate = new Candidate { Id = CandidateId.OfGitHub(1), Login = "a", Bio = text, Name = text[..Math.Min(text.Length, 42)] };
            var read = StoredCandidate.Read(StoredCandidate.Bytes(candidate));
            Assert.Equal((text, candidate.Name), (read.Bio, read.Name));
        }
    }

    /// <summary>A changed byte may make another candidate, but never another fault than this one, nor room for a billion.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_form_with_a_wrong_byte_is_damaged_or_another(bool packed)
    {
        var person = new TalentScout.Benchmarks.Search.SyntheticPeople(seed: 3, repositories: 40).Person(1);
        var whole = (packed ? StoredCandidate.Bytes(person) : StoredCandidate.Form(person)).ToArray();
        // The length before what is packed is a length of what memory there is.
        Assert.NotEqual(0, Damaged(whole, packed ? sizeof(int) : 0, bytes => _ = packed ? StoredCandidate.Read(bytes) : CandidateForm.Read(new FormReader(bytes))));
    }

    [Fact]
    public void A_card_with_a_wrong_byte_is_damaged_or_another()
    {
        var whole = new StoredCardWriter().Write((CandidateCard)new Filling().Of(typeof(CandidateCard))!).ToArray();
        Assert.NotEqual(0, Damaged(whole, 0, bytes => _ = new StoredCard(bytes)));
    }

    private static int Damaged(byte[] whole, int from, Action<byte[]> read)
    {
        var damaged = 0;
        for (var at = from; at < whole.Length; at++)
        {
            foreach (var wrong in new byte[] { 0, 127, 255 })
            {
                var bytes = whole.ToArray();
                bytes[at] = wrong;
                try
                {
                    read(bytes);
                }
                catch (InvalidDataException)
                {
                    damaged++;
                }
            }
        }

        return damaged;
    }

    /// <summary>As of candidates: each part of a card, by its own place.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(90)]
    public void Whatever_a_card_holds_is_kept(int skills)
    {
        var filling = new Filling();
        var full = (CandidateCard)filling.Of(typeof(CandidateCard))!;
        // Of many it is long enough to be packed.
        full = full with { Skills = [.. Enumerable.Range(0, skills).Select(_ => (HitSkill)filling.Of(typeof(HitSkill))!)], Repositories = [full.Repositories[0], null, full.Repositories[1]] };

        var read = StoredCandidate.Card(StoredCandidate.CardBytes(full));

        Assert.Equal(JsonSerializer.Serialize(full with { Skills = [], Repositories = [], Work = HitProofs.None }), JsonSerializer.Serialize(read.Card));
        // Whether it was asked for is said by who asks.
        Assert.Equal(full.Skills.Select(s => s with { Asked = false }), Enumerable.Range(0, read.Skills).Select(read.Skill));
        Assert.Equal(full.Skills.Select((_, place) => place), full.Skills.Select(s => read.PlaceOf(s.Id)));
        Assert.Equal(-1, read.PlaceOf("unheard-of"));
        Assert.Equal(full.Repositories, Enumerable.Range(0, full.Repositories.Length).Select(read.Repository));
        Assert.Equal(full.Work, read.Work);
    }

    [Fact]
    public void A_card_without_skills_and_work_is_kept()
    {
        var read = StoredCandidate.Card(StoredCandidate.CardBytes(new CandidateCard { Id = CandidateId.OfGitHub(1), Login = "a", Place = new Place() }));

        Assert.Equal((0, "a", true), (read.Skills, read.Card.Login, read.Work.IsEmpty));
        Assert.Equal(-1, read.PlaceOf("csharp"));
    }

    private static bool IsArray(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static string Text(Candidate candidate) => JsonSerializer.Serialize(candidate);

    /// <summary>Something else in every property: texts and numbers that come once, two of everything that there may be many of. What stands in answers alone stays empty.</summary>
    private sealed class Filling
    {
        private int _last;

        public object? Of(Type type)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            var number = ++_last;
            if (type == typeof(string))
                return $"text-{number}";
            if (type == typeof(bool))
                return true;
            if (type == typeof(int))
                return number;
            if (type == typeof(double))
                return number / 7.0;
            if (type == typeof(DateOnly))
                return DateOnly.FromDayNumber(730_000 + number);
            if (type == typeof(DateTimeOffset))
                return new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromMinutes(90)).AddTicks(number);
            if (type == typeof(CandidateId))
                return number % 2 == 0 ? CandidateId.OfGitHub(number) : new CandidateId("elsewhere", $"{number}");
            if (type == typeof(RepositoryId))
                return number % 2 == 0 ? RepositoryId.OfGitHub(number) : new RepositoryId("elsewhere", $"{number}");
            if (type == typeof(HitProofs))
                return HitProofs.Of(ImmutableArray.Create(new HitEvidence($"https://github.example/{number}", $"proof {number}", new Month(24_000 + number))));
            if (type.IsEnum)
                return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1);
            return IsArray(type) ? Two(type.GetGenericArguments()[0]) : Made(type);
        }

        private object Two(Type of)
        {
            var two = Array.CreateInstance(of, 2);
            two.SetValue(Of(of), 0);
            two.SetValue(Of(of), 1);
            return typeof(ImmutableCollectionsMarshal).GetMethod(nameof(ImmutableCollectionsMarshal.AsImmutableArray))!.MakeGenericMethod(of).Invoke(null, [two])!;
        }

        private object Made(Type type)
        {
            var constructor = type.GetConstructors().Where(c => c.GetParameters() is not [var only] || only.ParameterType != type).OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
            var made = constructor is null ? RuntimeHelpers.GetUninitializedObject(type) : constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType))]);
            var given = constructor?.GetParameters().Select(p => p.Name).ToHashSet() ?? [];
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && !given.Contains(p.Name)))
            {
                if (property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition != JsonIgnoreCondition.WhenWritingNull)
                    property.SetValue(made, Of(property.PropertyType));
            }

            return made;
        }
    }
}
