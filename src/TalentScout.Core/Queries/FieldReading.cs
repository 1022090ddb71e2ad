using System.Diagnostics.CodeAnalysis;

namespace TalentScout;

/// <summary>What stands after "field:".</summary>
/// <param name="Field">The field's name as written.</param>
/// <param name="Span">Field and value together.</param>
/// <param name="Following">The bare word after the value, for near:"Berlin" 50km; null where none follows.</param>
internal sealed record FieldValue(string Field, string Text, bool Quoted, TextSpan Span, QueryToken? Following);

/// <summary>A value read, or why not. TookFollowing: the bare word after it belongs to it.</summary>
internal readonly record struct FieldReading
{
    public QueryNode? Node { get; private init; }
    public QueryError? Error { get; private init; }
    public bool TookFollowing { get; init; }

    [MemberNotNullWhen(true, nameof(Node))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Node is not null;

    public static implicit operator FieldReading(QueryNode node) => new() { Node = node };
    public static FieldReading Wrong(FieldValue value, string message, string wanted) => Wrong(value.Span, message, wanted);
    public static FieldReading Wrong(TextSpan where, string message, string wanted) => new() { Error = new QueryError(message, where, wanted) };
}

internal delegate FieldReading FieldReader(FieldValue value, QueryVocabulary words);
