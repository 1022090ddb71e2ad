using System.Collections.Immutable;
using TalentScout.Harvest.Fetching;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>How one address is asked for.</summary>
internal sealed record BoardRequest
{
    public static readonly BoardRequest Json = new() { Accept = "application/json", Expected = Expected.Json };

    public required string Accept { get; init; }
    public Expected Expected { get; init; } = Expected.Anything;

    /// <summary>Media types that are read; the body of any other is not even taken. Empty: all.</summary>
    public ImmutableArray<string> MediaTypes { get; init; } = [];

    /// <summary>Length of the answer after decompression; null: the chain's.</summary>
    public int? MaxBytes { get; init; }

    /// <summary>The condition of a gated source holds: the employer is listed in the job.</summary>
    public bool GateOpen { get; init; }
}

/// <summary>What came, as far as a kind needs it. The body is valid only while the answer is being read.</summary>
/// <param name="ContentType">Without parameters, as served; null where none was named.</param>
/// <param name="CharSet">As served.</param>
internal sealed record BoardAnswer(ReadOnlyMemory<byte> Body, string? ContentType, string? CharSet, Uri Address)
{
    /// <summary>X-Robots-Tag headers, one a line as served.</summary>
    public ImmutableArray<string> RobotsTags { get; init; } = [];

    /// <summary>Sitemaps that robots.txt of the host names.</summary>
    public ImmutableArray<string> Sitemaps { get; init; } = [];
}

/// <summary>What is kept of an answer, or why nothing is.</summary>
internal sealed record BoardKeep
{
    private BoardKeep(SourceDocument? document, string trouble, bool forget) => (Document, Trouble, Forget) = (document, trouble, forget);

    public SourceDocument? Document { get; }
    public string Trouble { get; }

    /// <summary>What was stored of the address falls too: it is not the page any more that it was.</summary>
    public bool Forget { get; }

    public static BoardKeep Of(SourceDocument document) => new(document, "", false);
    public static BoardKeep Nothing(string trouble, bool forget = false) => new(null, trouble, forget);
}

/// <summary>What a document says.</summary>
internal sealed record BoardReading
{
    public static readonly BoardReading Nothing = new();

    /// <summary>Demand.</summary>
    public ImmutableArray<Posting> Postings { get; init; } = [];

    /// <summary>Supply: what people who want to be hired say of themselves.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>What cannot be read, for the run's report. No names, no text of documents.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];
}
