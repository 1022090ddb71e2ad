using System.Text;
using TalentScout.Benchmarks.Search;
using TalentScout.Search;

namespace TalentScout.Tests.Search;

/// <summary>Columns that are mapped from a file say what those say that are made of the doc values.</summary>
public sealed class ColumnFileTests
{
    /// <summary>One is not of GitHub.</summary>
    private static readonly Candidate[] People =
    [
        .. Enumerable.Range(0, 119).Select(new SyntheticPeople(seed: 3, repositories: 200).Person),
        new SyntheticPeople(seed: 3, repositories: 200).Person(119) with { Id = CandidateId.Parse("elsewhere:somebody") },
    ];

    [Fact]
    public void Who_opens_the_index_gets_the_same_answers()
    {
        using var lab = Lab();
        lab.Index.Compact();
        lab.Index.Commit(1);
        lab.Index.Refresh();
        Keep(lab);

        using var mapped = lab.Open();
        var engine = new SearchEngine(mapped);
        for (var i = 0; i < 300; i++)
        {
            var request = new SearchRequest { Query = RandomQueries.Query(i), Size = 20, Facets = SearchRequest.FacetNames, Sort = (SearchSort)(i % Enum.GetValues<SearchSort>().Length) };
            Assert.Equal(Said(lab.Engine.Search(request)), Said(engine.Search(request)));
        }
    }

    [Fact]
    public void Every_column_is_written_and_read()
    {
        using var lab = Lab();
        lab.Index.Compact();
        lab.Index.Commit(1);
        lab.Index.Refresh();
        using var held = lab.Index.Acquire();
        var made = Assert.Single(held.View.Segments).Columns;
        Keep(lab);

        using var other = lab.Open();
        using var heldThere = other.Acquire();
        var read = Assert.Single(heldThere.View.Segments).Columns;

        Assert.NotSame(made, read);
        Assert.Equal(made.Count, read.Count);
        Assert.Equal(made.Skills.Skills.Terms, read.Skills.Skills.Terms);
        Assert.Equal(made.TextLength.Values, read.TextLength.Values);
        Assert.Equal(made.Ids.InOrder, read.Ids.InOrder);
        for (var doc = 0; doc < made.Count; doc++)
        {
            Assert.Equal(made.Ids[doc], read.Ids[doc]);
            Assert.Equal(made.Persons[doc], read.Persons[doc]);
            Assert.Equal((made.LastActive[doc], made.Since[doc], made.Months[doc], made.Merged[doc], made.Followers[doc], made.Open[doc]), (read.LastActive[doc], read.Since[doc], read.Months[doc], read.Merged[doc], read.Followers[doc], read.Open[doc]));
            Assert.Equal((made.Latitude[doc], made.Longitude[doc]), (read.Latitude[doc], read.Longitude[doc]));
            for (var skill = 0; skill < made.Skills.Skills.Terms.Length; skill++)
            {
                var (a, b) = (made.Skills.Skills.Find(doc, skill), read.Skills.Skills.Find(doc, skill));
                Assert.Equal(made.Skills.Strength(a), read.Skills.Strength(b));
                Assert.Equal(made.Skills.Repositories(a, out var masses), read.Skills.Repositories(b, out var massesRead));
                Assert.Equal(masses, massesRead);
                Assert.Equal(made.Skills.Skills.Bits(skill)[doc], read.Skills.Skills.Bits(skill)[doc]);
            }

            for (var role = 0; role < made.Roles.Roles.Terms.Length; role++)
                Assert.Equal(made.Roles.Shares(role)[doc], read.Roles.Shares(role)[doc]);
        }
    }

    [Fact]
    public void Of_a_segment_that_is_gone_nothing_stays()
    {
        // A letter that no other word begins with: of words that begin alike one has no more than the rest.
        var leaver = People[2] with { Bio = "ζquillwort" };
        using var lab = Lab();
        lab.Add(leaver);
        lab.Index.Commit(1);
        Keep(lab);
        var before = Files(lab).Length;
        Assert.Contains(Files(lab), f => Says(f, "quillwort"));

        lab.Remove(leaver.Id);
        lab.Index.Commit(2);

        Assert.True(Files(lab).Length < before);
        Assert.DoesNotContain(Files(lab), f => Says(f, "quillwort"));
    }

    [Fact]
    public void One_that_broke_off_or_is_of_another_segment_is_passed_over()
    {
        using var lab = Lab();
        lab.Index.Compact();
        lab.Index.Commit(1);
        lab.Index.Refresh();
        Keep(lab);
        var file = Assert.Single(Files(lab));
        var whole = File.ReadAllBytes(file);
        var expected = lab.Logins(Ask.Skill("java"));

        foreach (var damaged in new[] { [], whole[..70], whole[..(whole.Length / 2)], whole[..^1], [.. whole, 0], new byte[whole.Length] })
        {
            File.WriteAllBytes(file, damaged);
            using var other = lab.Open();
            Assert.Equal(expected, new SearchEngine(other).Search(new SearchRequest { Query = Ask.All(Ask.Skill("java")), Size = 100 }).Hits.Select(h => h.Login));
        }
    }

    private static SearchLab Lab()
    {
        var lab = new SearchLab(SyntheticSkills.Catalogue);
        lab.Add(People);
        return lab;
    }

    private static void Keep(SearchLab lab)
    {
        using var directory = IndexDirectory.Open(lab.Index.Folder);
        ColumnFile.Keep(directory, least: 1);
    }

    private static bool Says(string file, string word) => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;

    private static string[] Files(SearchLab lab) => Directory.GetFiles(lab.Index.Folder, "columns*");

    private static string Said(SearchAnswer answer) => string.Join('\n', [
        $"{answer.Total}",
        .. answer.Hits.Select(h => $"{h.Login} {h.Score:R}"),
        .. answer.Facets.SelectMany(f => f.Value.Select(c => $"{f.Key} {c.Value} {c.Count}")),
    ]);
}
