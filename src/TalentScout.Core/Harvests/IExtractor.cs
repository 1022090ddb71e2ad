using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Pure code from document to evidence, with its version in each piece (<see cref="Evidence.Extractor"/>). Never throws for what a document holds.</summary>
public interface IExtractor
{
    bool Reads(SourceDocument document);
    ImmutableArray<Evidence> Extract(SourceDocument document);
}
