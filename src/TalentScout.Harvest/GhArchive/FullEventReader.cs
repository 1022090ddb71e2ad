using System.Text.Json;

namespace TalentScout.Harvest.GhArchive;

/// <summary>
/// Reads a line of any year, in any order of keys, token by token: events of 2011 and since 2015 (numeric ids), the timeline of 2012 to 2014 (a login for the actor, the repository in
/// full), numbers written as 12.0, payloads that are null or have lost fields. Says of a line that is no event why.
/// </summary>
internal static class FullEventReader
{
    public const string NoJson = "no JSON", NoObject = "no JSON object", NoType = "no type", NoActor = "no actor", NoRepository = "no repository", NoTime = "no time", BadId = "the id is no number";

    /// <returns>Null where it is an event, else why it is none.</returns>
    public static string? Read(ReadOnlySpan<byte> line, IsRobot isRobot, ref ArchiveEvent e)
    {
        try
        {
            return ReadEvent(line, isRobot, ref e);
        }
        catch (JsonException)
        {
            return NoJson;
        }
        catch (InvalidOperationException)
        {
            // A text whose escapes or bytes are no Unicode.
            return NoJson;
        }
    }

    private static string? ReadEvent(ReadOnlySpan<byte> line, IsRobot isRobot, ref ArchiveEvent e)
    {
        var reader = new Utf8JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return NoObject;
        var payload = default(ReadOnlySpan<byte>);
        var badId = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
                badId = !TryId(ref reader, out e.Id);
            else if (reader.ValueTextEquals("type"u8))
                e.Type = Text(ref reader);
            else if (reader.ValueTextEquals("created_at"u8))
                e.At = EventTime.TryAny(Text(ref reader), out var at) ? at : 0;
            else if (reader.ValueTextEquals("actor"u8))
                Actor(ref reader, ref e);
            else if (reader.ValueTextEquals("repo"u8) || reader.ValueTextEquals("repository"u8))
                Repository(ref reader, ref e);
            else if (reader.ValueTextEquals("payload"u8))
                payload = Slice(ref reader, line);
            else
                Skip(ref reader);
        }

        // Something behind the object: two events on one line.
        reader.Read();
        e.Kind = ArchiveEvent.KindOf(e.Type);
        if (Trouble(e, badId) is { } trouble)
            return trouble;
        e.IsRobot = isRobot(e.Login);
        e.Commits = -1;
        e.Additions = -1;
        if (!e.IsRobot && e.Kind != ArchiveKind.Other && !payload.IsEmpty)
            PayloadReader.Read(payload, isRobot, ref e);
        return null;
    }

    private static string? Trouble(in ArchiveEvent e, bool badId)
    {
        if (badId)
            return BadId;
        if (e.Type.IsEmpty)
            return NoType;
        if (e.Login.IsEmpty)
            return NoActor;
        if (e.At == 0)
            return NoTime;
        return e.Kind != ArchiveKind.Other && (e.Repository <= 0 || !RepositoryNameRule.Holds(e.RepositoryName)) ? NoRepository : null;
    }

    /// <summary>Numbers in quotes since 2011; the timeline has none.</summary>
    private static bool TryId(scoped ref Utf8JsonReader reader, out ulong id)
    {
        reader.Read();
        id = 0;
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return System.Buffers.Text.Utf8Parser.TryParse(reader.ValueSpan, out id, out var length) && length == reader.ValueSpan.Length && id > 0;
            case JsonTokenType.Number:
                return reader.TryGetUInt64(out id) && id > 0;
            case JsonTokenType.Null:
                return true;
            default:
                reader.Skip();
                return false;
        }
    }

    private static void Actor(scoped ref Utf8JsonReader reader, ref ArchiveEvent e)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            e.Login = Unescaped(ref reader);
        else if (reader.TokenType == JsonTokenType.StartObject)
            Account(ref reader, out e.Actor, out e.Login);
        else
            reader.Skip();
    }

    /// <summary>Stands on the object.</summary>
    public static void Account(scoped ref Utf8JsonReader reader, out long id, out ReadOnlySpan<byte> login)
    {
        id = 0;
        login = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
                id = Number(ref reader);
            else if (reader.ValueTextEquals("login"u8))
                login = Text(ref reader);
            else
                Skip(ref reader);
        }
    }

    private static void Repository(scoped ref Utf8JsonReader reader, ref ArchiveEvent e)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        ReadOnlySpan<byte> name = default, owner = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
                e.Repository = Number(ref reader);
            else if (reader.ValueTextEquals("name"u8))
                name = Text(ref reader);
            else if (reader.ValueTextEquals("owner"u8))
                owner = Text(ref reader);
            else if (reader.ValueTextEquals("language"u8))
                e.Language = Text(ref reader);
            else
                Skip(ref reader);
        }

        e.RepositoryName = owner.IsEmpty || name.Contains((byte)'/') ? name : (byte[])[.. owner, (byte)'/', .. name];
    }

    /// <summary>A number however it is written; 0 where it is none.</summary>
    public static long Number(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.Number)
        {
            reader.Skip();
            return 0;
        }

        if (reader.TryGetInt64(out var whole))
            return whole;
        return reader.TryGetDouble(out var real) && real is > 0 and < 9e15 && real == Math.Floor(real) ? (long)real : 0;
    }

    /// <summary>Empty where it is no text.</summary>
    public static ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return Unescaped(ref reader);
        reader.Skip();
        return default;
    }

    public static void Skip(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>The bytes of the next value, itself not read: what has to be known first may stand behind it.</summary>
    private static ReadOnlySpan<byte> Slice(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return line[start..(int)reader.BytesConsumed];
    }

    private static ReadOnlySpan<byte> Unescaped(scoped ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan;
        var text = new byte[reader.ValueSpan.Length];
        return text.AsSpan(0, reader.CopyString(text));
    }
}
