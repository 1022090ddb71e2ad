using System.Text;
using System.Text.Json;
using TalentScout.App.Web;

namespace TalentScout.Tests.Queries;

public sealed class HitProofsTests
{
    private static readonly HitEvidence Merged = new("https://github.example/a/b/commits?author=zoë", "\"38\" commits <merged> in a/b", Month.Of(2026, 3));
    private static readonly HitEvidence Named = new("", "named in the bio", null);

    [Fact]
    public void Proofs_that_were_kept_as_text_are_the_proofs_that_were_given()
    {
        HitProofs given = [Merged, Named];
        var kept = HitProofs.FromJson(Text(given));

        Assert.Equal([Merged, Named], kept);
        Assert.Equal(given, kept);
        Assert.Equal(given.GetHashCode(), kept.GetHashCode());
        Assert.False(kept.IsEmpty);
        Assert.NotEqual(given, [Named, Merged]);
    }

    [Fact]
    public void None_is_none_however_it_was_made()
    {
        Assert.All([HitProofs.None, [], HitProofs.FromJson(default), HitProofs.FromJson("[]"u8.ToArray())], proofs =>
        {
            Assert.True(proofs.IsEmpty);
            Assert.Empty(proofs);
            Assert.Equal("[]", Encoding.UTF8.GetString(Text(proofs)));
        });
    }

    /// <summary>An answer looks the same whether its proofs were read in between or passed on.</summary>
    [Fact]
    public void An_answer_shows_the_same_whether_proofs_were_looked_at_or_not()
    {
        HitProofs given = [Merged, Named];
        var shown = ApiJson.Write(new HitSkill("go", SkillKind.Language, 0.5, How.Merged, null, given));
        var passed = ApiJson.Write(new HitSkill("go", SkillKind.Language, 0.5, How.Merged, null, HitProofs.FromJson(Text(given))));

        Assert.Equal(shown, passed);
        Assert.Contains("""{"url":"https://github.example/a/b/commits?author=zoë","what":"\"38\" commits <merged> in a/b","last":"2026-03"},{"url":"","what":"named in the bio","last":null}""", shown, StringComparison.Ordinal);
        Assert.Equal(given, JsonSerializer.Deserialize<HitSkill>(passed, ApiJson.Options)!.Evidence);
    }

    [Fact]
    public void Who_wants_lines_gets_lines()
    {
        var lines = JsonSerializer.Serialize(HitProofs.FromJson("""[{"url":"u","what":"w","last":null}]"""u8.ToArray()), new JsonSerializerOptions(ApiJson.Options) { WriteIndented = true });
        Assert.Equal(5, lines.Split('\n').Count(line => line.StartsWith("  ", StringComparison.Ordinal)));
    }

    private static byte[] Text(HitProofs proofs) => JsonSerializer.SerializeToUtf8Bytes(proofs, ApiJson.Options);
}
