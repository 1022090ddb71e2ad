using System.Text.Json;

namespace TalentScout.Harvest.GhArchive;

/// <summary>Reads what counts of a payload, of any year; what it does not tell stays unknown.</summary>
internal static class PayloadReader
{
    public static void Read(ReadOnlySpan<byte> payload, IsRobot isRobot, ref ArchiveEvent e)
    {
        var reader = new Utf8JsonReader(payload);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return;
        var distinctSize = -1L;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (e.Kind == ArchiveKind.Push && reader.ValueTextEquals("commits"u8))
                e.Commits = Commits(ref reader);
            else if (e.Kind == ArchiveKind.Push && reader.ValueTextEquals("shas"u8))
                e.Commits = Shas(ref reader);
            else if (e.Kind == ArchiveKind.Push && reader.ValueTextEquals("distinct_size"u8))
                distinctSize = NumberOrUnknown(ref reader);
            else if (reader.ValueTextEquals("action"u8))
                e.Action = FullEventReader.Text(ref reader);
            else if (e.Kind == ArchiveKind.PullRequest && reader.ValueTextEquals("pull_request"u8))
                PullRequest(ref reader, ref e);
            else if (e.Kind == ArchiveKind.Review && reader.ValueTextEquals("review"u8))
                Review(ref reader, ref e);
            else
                FullEventReader.Skip(ref reader);
        }

        if (e.Kind == ArchiveKind.Push && e.Commits < 0 && distinctSize >= 0)
            e.Commits = (int)Math.Min(distinctSize, int.MaxValue);
        e.AuthorIsRobot = !e.AuthorLogin.IsEmpty && isRobot(e.AuthorLogin);
    }

    /// <summary>Of objects; -1 where there is no list.</summary>
    private static int Commits(scoped ref Utf8JsonReader reader)
    {
        if (!Opens(ref reader, JsonTokenType.StartArray))
            return -1;

        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!reader.ValueTextEquals("distinct"u8))
                {
                    FullEventReader.Skip(ref reader);
                    continue;
                }

                reader.Read();
                count += reader.TokenType == JsonTokenType.True ? 1 : 0;
                reader.Skip();
            }
        }

        return count;
    }

    /// <summary>The timeline's: [sha, e-mail, message, name, distinct]. In 2011 without the last: all of them count.</summary>
    private static int Shas(scoped ref Utf8JsonReader reader)
    {
        const int Distinct = 4;
        if (!Opens(ref reader, JsonTokenType.StartArray))
            return -1;

        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            var counts = true;
            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            {
                counts &= i != Distinct || reader.TokenType != JsonTokenType.False;
                reader.Skip();
            }

            count += counts ? 1 : 0;
        }

        return count;
    }

    private static void PullRequest(scoped ref Utf8JsonReader reader, ref ArchiveEvent e)
    {
        if (!Opens(ref reader, JsonTokenType.StartObject))
            return;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("user"u8))
                User(ref reader, ref e);
            else if (reader.ValueTextEquals("merged"u8))
                e.Merged = Flag(ref reader);
            else if (reader.ValueTextEquals("additions"u8))
                e.Additions = NumberOrUnknown(ref reader);
            else if (reader.ValueTextEquals("base"u8))
                Base(ref reader, ref e);
            else
                FullEventReader.Skip(ref reader);
        }
    }

    private static void User(scoped ref Utf8JsonReader reader, ref ArchiveEvent e)
    {
        if (Opens(ref reader, JsonTokenType.StartObject))
            FullEventReader.Account(ref reader, out e.Author, out e.AuthorLogin);
    }

    private static void Base(scoped ref Utf8JsonReader reader, ref ArchiveEvent e)
    {
        if (!Opens(ref reader, JsonTokenType.StartObject))
            return;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("repo"u8))
                BaseRepository(ref reader, ref e);
            else
                FullEventReader.Skip(ref reader);
        }
    }

    private static void BaseRepository(scoped ref Utf8JsonReader reader, ref ArchiveEvent e)
    {
        if (!Opens(ref reader, JsonTokenType.StartObject))
            return;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("language"u8))
                e.Language = FullEventReader.Text(ref reader);
            else
                FullEventReader.Skip(ref reader);
        }
    }

    private static void Review(scoped ref Utf8JsonReader reader, ref ArchiveEvent e)
    {
        if (!Opens(ref reader, JsonTokenType.StartObject))
            return;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("state"u8))
                e.ReviewState = FullEventReader.Text(ref reader);
            else
                FullEventReader.Skip(ref reader);
        }
    }

    /// <summary>Goes to the value of a member; where it is of another kind than wanted, past it.</summary>
    private static bool Opens(scoped ref Utf8JsonReader reader, JsonTokenType wanted)
    {
        reader.Read();
        if (reader.TokenType == wanted)
            return true;
        reader.Skip();
        return false;
    }

    private static bool? Flag(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        bool? flag = reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => null,
        };
        reader.Skip();
        return flag;
    }

    private static long NumberOrUnknown(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) && number >= 0)
            return number;
        reader.Skip();
        return -1;
    }
}
