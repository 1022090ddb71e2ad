using System.Text;
using System.Text.Json;
using TalentScout.Harvest.Boards.Crawling;
using TalentScout.Harvest.GitHub;

namespace TalentScout.Harvest.Boards;

/// <summary>A board that answers one request with JSON that holds postings. What is kept is the answer without contact details.</summary>
internal abstract class FeedBoardKind(string name, BoardReader reader) : BoardKind
{
    protected const string Jobs = "jobs";

    public override string Name => name;

    /// <summary>An answer that is no JSON is none: a feed that was cut off must not close what it left out.</summary>
    public override BoardKeep Keep(SourceDocument document, BoardAnswer answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Body, new JsonDocumentOptions { MaxDepth = 128 });
            if (json.RootElement.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                return BoardKeep.Nothing("the answer is no list of jobs");
        }
        catch (JsonException)
        {
            return BoardKeep.Nothing("the answer is no whole JSON");
        }

        return BoardKeep.Of(document with { Body = Encoding.UTF8.GetBytes(ContactMask.Contacts(Encoding.UTF8.GetString(answer.Body.Span))) });
    }

    public override BoardReading Read(SourceDocument document) => document.Kind == Jobs
        ? new BoardReading { Postings = reader.Read(document.Address, "application/json; charset=utf-8", document.Body.Span, DateOnly.FromDateTime(document.Fetched.UtcDateTime)) }
        : BoardReading.Nothing;
}
