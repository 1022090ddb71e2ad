using TalentScout.Search;
using static TalentScout.Tests.Search.TestPeople;

namespace TalentScout.Tests.Search;

/// <summary>Columns of a segment that is loaded in parts.</summary>
public sealed class LargeSegmentTests
{
    private const int People = 3 * DocRanges.Large;
    private static readonly (string Skill, int Every)[] Skills = [("csharp", 2), ("postgresql", 3), ("java", 5)];

    [Fact]
    public void Everybody_has_the_skills_and_repositories_that_they_were_written_with()
    {
        using var lab = SearchLab.With(Enumerable.Range(1, People).Select(Made));
        using var held = lab.Index.Acquire();

        Assert.Contains(held.View.Segments, s => s.Columns.Count > DocRanges.Large);
        foreach (var columns in held.View.Segments.Select(s => s.Columns))
        {
            var ordinals = Skills.Select(s => columns.Skills.Skills.Ordinal(s.Skill)).ToList();
            for (var doc = 0; doc < columns.Count; doc++)
            {
                var id = (int)columns.Ids.Number(doc);
                for (var skill = 0; skill < Skills.Length; skill++)
                {
                    var row = columns.Skills.Skills.Find(doc, ordinals[skill]);
                    var has = id % Skills[skill].Every == 0;
                    Assert.Equal((has, has), (row >= 0, columns.Skills.Skills.Bits(ordinals[skill])[doc]));
                    Assert.Equal(has ? Repositories(id) : 0, columns.Skills.Repositories(row, out var masses).Length);
                    Assert.Equal(has, columns.Skills.Strength(row) > 0);
                    Assert.DoesNotContain(masses.ToArray(), mass => mass <= Half.Zero);
                }
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(DocRanges.Large - 1)]
    [InlineData(DocRanges.Large)]
    [InlineData((10 * DocRanges.Large) + 17)]
    public void Parts_follow_one_another_and_share_no_word_of_a_bitset(int documents)
    {
        var parts = DocRanges.Load(documents, (from, end) => (From: from, End: end));

        Assert.Equal((0, documents), (parts[0].From, parts[^1].End));
        Assert.Equal(parts.Skip(1).Select(p => p.From), parts.SkipLast(1).Select(p => p.End));
        Assert.All(parts, part => Assert.Equal(0, part.From % 64));
        Assert.InRange(parts.Length, 1, documents < DocRanges.Large ? 1 : Environment.ProcessorCount);
    }

    private static int Repositories(int id) => 1 + (id % 3);

    private static Candidate Made(int id)
    {
        (string, How)[] found = [.. Skills.Where(s => id % s.Every == 0).Select(s => (s.Skill, How.Merged))];
        return Enumerable.Range(0, Repositories(id)).Aggregate(Person(id, $"person-{id}"), (person, i) => person.Worked(new Job($"project/{i}") { Months = 1 }, found));
    }
}
