using System.Text;
using System.Text.Json;
using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.HackerNews;

/// <summary>What is kept of Hacker News: of a hiring thread the posts without authors and answers, of a post its author and text.</summary>
internal static class HackerNewsText
{
    /// <summary>{"title", "children": [{"id", "text", "created_at"}]}</summary>
    public static string Thread(BoardNode data) => Write(w =>
    {
        Text(w, "title", data.String("title"));
        w.WriteStartArray("children");
        foreach (var comment in HackerNewsFormat.Comments(data))
        {
            w.WriteStartObject();
            Text(w, "id", comment.String("id"));
            Text(w, "text", comment.String("text"));
            Text(w, "created_at", comment.String("created_at", "time"));
            w.WriteEndObject();
        }

        w.WriteEndArray();
    });

    /// <summary>{"kids": ["1", ...]}</summary>
    public static string Ids(BoardNode data) => Write(w =>
    {
        w.WriteStartArray("kids");
        foreach (var id in data["kids"].Each.Select(k => k.Text).OfType<string>())
            w.WriteStringValue(id);
        w.WriteEndArray();
    });

    /// <summary>{"id", "by", "text", "time"}</summary>
    public static string Post(BoardNode data) => Write(w =>
    {
        foreach (var field in (string[])["id", "by", "text", "time"])
            Text(w, field, data.String(field));
    });

    private static void Text(Utf8JsonWriter w, string name, string? value)
    {
        if (value is not null)
            w.WriteString(name, value);
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var w = new Utf8JsonWriter(stream))
        {
            w.WriteStartObject();
            write(w);
            w.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
