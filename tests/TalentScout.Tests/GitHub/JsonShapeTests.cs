using System.Text;
using TalentScout.Harvest.GitHub;

namespace TalentScout.Tests.GitHub;

public sealed class JsonShapeTests
{
    private static readonly JsonShape Shape = JsonShape.Object(
        ("id", JsonShape.Value),
        ("text", JsonShape.Text(t => t.ToUpperInvariant())),
        ("list", JsonShape.List(JsonShape.Value)),
        ("below", JsonShape.Object(("a", JsonShape.Value))));

    [Theory]
    [InlineData("""{"id":1,"secret":"x","below":{"a":[1],"b":2}}""", """{"id":1,"below":{"a":null}}""")]
    [InlineData("""{"text":"abc","list":[1,{"x":1},"2"],"more":[[{"deep":1}]]}""", """{"text":"ABC","list":[1,null,"2"]}""")]
    [InlineData("""{"text":5,"list":{},"below":"x"}""", """{"text":null,"list":null,"below":null}""")]
    [InlineData(""" { "id" : 1.50e3 , "text" : null } """, """{"id":1.50e3,"text":null}""")]
    [InlineData("""{"id":"a\"b\u00e4","id2":1}""", """{"id":"a\"b\u00e4"}""")]
    [InlineData("""{"text":"\ud800"}""", """{"text":null}""")]
    [InlineData("{}", "{}")]
    public void Only_what_is_asked_for_stays(string body, string kept) => Assert.Equal(kept, Keep(Shape, body));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"id\":1")]
    [InlineData("{\"id\":1}}")]
    [InlineData("{\"id\":tru}")]
    [InlineData("{\"id\":1} trailing")]
    [InlineData("<html>")]
    public void What_is_not_of_the_shape_is_nothing(string body) => Assert.Null(Keep(Shape, body));

    [Fact]
    public void Nesting_has_a_bound() => Assert.Null(Keep(Shape, """{"x":""" + new string('[', 100) + new string(']', 100) + "}"));

    [Fact]
    public void Numbers_by_any_name_stay() => Assert.Equal("""{"C#":12,"Go":1e9}""", Keep(JsonShape.Numbers, """{"C#":12,"x":"y","Go":1e9,"z":{"a":1}}"""));

    private static string? Keep(JsonShape shape, string body) => shape.Keep(Encoding.UTF8.GetBytes(body)) is { } kept ? Encoding.UTF8.GetString(kept) : null;
}
