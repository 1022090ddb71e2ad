namespace TalentScout.Tests.Skills;

/// <summary>A wrong catalogue stops the start with a sentence that names the skill and what was wanted.</summary>
public sealed class SkillCatalogueFileTests
{
    private const string Sound = """{"id": "sound", "name": "Sound", "kind": "language", "linguist": ["Sound"]}""";

    [Fact]
    public void A_sound_catalogue_loads()
    {
        var catalogue = Parse(Sound, """{"id": "group", "name": "Group", "kind": "database", "group": true}""");
        Assert.Equal(["group", "sound"], catalogue.All.Select(s => s.Id));
    }

    [Theory]
    [InlineData("""{"id": "sound", "name": "Other", "kind": "language", "topics": ["other"]}""", "skill 'sound' is there twice")]
    [InlineData("""{"id": "Other", "name": "Oth", "kind": "language", "topics": ["other"]}""", "skill 'Other': its id must be lower-case letters, digits and hyphens")]
    [InlineData("""{"id": "other", "name": " ", "kind": "language", "topics": ["other"]}""", "skill 'other': it has no name")]
    [InlineData("""{"id": "other", "name": "Other", "kind": "language"}""", "skill 'other': nothing to recognise it by")]
    [InlineData("""{"id": "other", "name": "Other", "kind": "language", "topics": ["o"], "aliases": ["SOUND"]}""", "'SOUND' names both 'sound' and 'other'")]
    [InlineData("""{"id": "other", "name": "Other", "kind": "language", "topics": ["o"], "aliases": ["o", "O"]}""", "skill 'other': alias 'O' says its id, its name or another alias again")]
    [InlineData("""{"id": "other", "name": "Other", "kind": "language", "topics": ["o"], "aliases": ["x"], "ambiguous": ["X"]}""", "skill 'other': 'X' is both alias and ambiguous")]
    [InlineData("""{"id": "other", "name": "Other", "kind": "language", "topics": ["o"], "parents": ["none"]}""", "skill 'other': parent 'none' is no skill")]
    [InlineData("""{"id": "other", "name": "Other", "kind": "language", "topics": ["o"], "implies": {"none": 0.5}}""", "skill 'other': implies 'none', which is no skill")]
    [InlineData("""{"id": "other", "name": "Other", "kind": "language", "topics": ["o"], "implies": {"sound": 1.5}}""", "skill 'other': implies 'sound' by 1.5, wanted above 0 and at most 1")]
    [InlineData("""{"id": "other", "name": "Other", "kind": "language", "topics": ["o"], "role": "boss"}""", "skill 'other': role 'boss', wanted one of backend, frontend")]
    [InlineData("""{"id": "other", "name": "Other", "kind": "language", "packages": {"cpan": ["Some"]}}""", "skill 'other': ecosystem 'cpan', wanted one of npm, nuget")]
    [InlineData("""{"id": "other", "name": "Other", "kind": "language", "packages": {"npm": ["a*b"]}}""", "skill 'other': package 'npm:a*b': a * may only stand at the end")]
    [InlineData("""{"id": "other", "name": "Other", "kind": "language", "packages": {"pypi": ["a-b", "A_B"]}}""", "skill 'other': package 'pypi:a-b' is there twice")]
    [InlineData("""{"id": "other", "name": "Other", "kind": "language", "images": ["docker.io/library/other:1"]}""", "skill 'other': image 'docker.io/library/other:1', wanted without registry and tag: 'other'")]
    [InlineData("""{"id": "other", "name": "Other", "kind": "language", "files": ["*.o"]}""", "skill 'other': file pattern '*.o', wanted one that starts with **/")]
    [InlineData("""{"id": "other", "name": "Other", "kind": "database", "group": true, "topics": ["o"]}""", "skill 'other': it is a group")]
    public void A_fault_is_named(string skill, string sentence)
    {
        var e = Assert.Throws<InvalidDataException>(() => Parse(Sound, skill));
        Assert.StartsWith("skills.json: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parents", """["b"]""", """["a"]""", "parents go in a circle: a -> b -> a")]
    [InlineData("implies", """{"b": 0.5}""", """{"a": 0.5}""", "implies go in a circle: a -> b -> a")]
    public void A_circle_is_named(string property, string ofA, string ofB, string sentence)
    {
        var e = Assert.Throws<InvalidDataException>(() => Parse(
            $$"""{"id": "a", "name": "AA", "kind": "database", "topics": ["a"], "{{property}}": {{ofA}}}""",
            $$"""{"id": "b", "name": "BB", "kind": "database", "topics": ["b"], "{{property}}": {{ofB}}}"""));
        Assert.Contains(sentence, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"version": 1}""", "no list of skills")]
    [InlineData("""{"version": 7, "skills": []}""", "version 7, wanted 1")]
    [InlineData("""{"version": 1, "skills": [{"id": "a", "name": "A", "kind": "sport"}]}""", "line 1, $.skills[0].kind")]
    [InlineData("""{"version": 1, "skills": [{"id": "a", "name": "A", "kind": "language", "npm": ["a"]}]}""", "npm")]
    [InlineData("{", "line 1")]
    public void What_is_no_catalogue_is_refused(string json, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<InvalidDataException>(() => SkillCatalogueFile.Parse(json, "skills.json")).Message, StringComparison.Ordinal);

    private static SkillCatalogue Parse(params string[] skills) => SkillCatalogueFile.Parse($$"""{"version": 1, "skills": [{{string.Join(",\n", skills)}}]}""", "skills.json");
}
