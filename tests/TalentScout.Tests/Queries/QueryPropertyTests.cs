using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace TalentScout.Tests.Queries;

public sealed class QueryPropertyTests
{
    [Property(MaxTest = 3000)]
    public Property The_canonical_text_parses_back_to_an_equal_query() => Prop.ForAll(QueryGen.Queries, query =>
    {
        var parse = QueryWorld.Parser.Parse(query.Canonical);
        return (parse.Ok && parse.Query.Equals(query) && parse.Query.GetHashCode() == query.GetHashCode())
            .Label($"{query.Canonical} => {parse.Query?.Canonical} {parse.Error}");
    });

    [Property(MaxTest = 10_000)]
    public Property No_text_makes_the_parser_throw_and_what_parses_is_stable() => Prop.ForAll(QueryGen.Texts, text =>
    {
        var parse = QueryWorld.Parser.Parse(text);
        if (!parse.Ok)
            return (parse.Error.At >= 0 && parse.Error.Length >= 0 && parse.Error.At + parse.Error.Length <= text.Length && parse.Error.Wanted.Length > 0).Label($"{parse.Error}");
        var again = QueryWorld.Parser.Parse(parse.Query.Canonical);
        return (again.Ok && again.Query.Equals(parse.Query) && again.Query.Canonical == parse.Query.Canonical)
            .Label($"{parse.Query.Canonical} => {again.Query?.Canonical} {again.Error}");
    });
}
