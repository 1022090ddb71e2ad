using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace TalentScout.Harvest.GhArchive;

/// <summary>
/// Reads the lines that the archive has written since 2015, which have one order of keys, by the patterns of their bytes: most of a line is text that nobody needs. Sound since a
/// quote inside a JSON text is always escaped, so that a pattern with a bare quote cannot lie in one. Whatever is not exactly as expected is left to <see cref="FullEventReader"/>.
/// </summary>
internal static class FastEventReader
{
    /// <summary>From the time to the end of a line: an organisation with its addresses at most.</summary>
    private const int Tail = 700;

    /// <summary>Within which the repository follows the actor.</summary>
    private const int Head = 700;
    private const int TimeLength = 20;

    private static ReadOnlySpan<byte> BeforeTime => ",\"public\":true,\"created_at\":\""u8;

    /// <param name="hasSeam">"}{" lies in the line, or nobody has looked.</param>
    /// <returns>False where the line has to be read in full.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(ReadOnlySpan<byte> line, IsRobot isRobot, bool hasSeam, ref ArchiveEvent e)
    {
        if (!TryHead(line, isRobot, ref e, out var rest))
            return false;
        var tail = Math.Max(0, line.Length - Tail);
        var time = line[tail..].LastIndexOf(BeforeTime);
        if (time < 0 || !EndsWell(line[(tail + time + BeforeTime.Length)..], out e.At))
            return false;
        if (e.IsRobot)
            return true;
        if (hasSeam && HoldsAnother(line))
            return false;
        var payload = line[..(tail + time)];
        return e.Kind == ArchiveKind.Other || TryPayload(payload[Math.Min(rest, payload.Length)..], isRobot, ref e);
    }

    /// <summary>Two events on one line, the second without its line feed. Searched for by the two signs that are seldom side by side, and not by all eight, whose ends are common.</summary>
    private static bool HoldsAnother(ReadOnlySpan<byte> line)
    {
        while (line.IndexOf("}{"u8) is >= 0 and var at)
        {
            line = line[(at + 1)..];
            if (line.StartsWith("{\"id\":\""u8))
                return true;
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryHead(ReadOnlySpan<byte> line, IsRobot isRobot, ref ArchiveEvent e, out int rest)
    {
        rest = 0;
        if (!line.StartsWith("{\"id\":\""u8) || !Utf8Parser.TryParse(line[7..], out e.Id, out var length) || length == 0 || e.Id == 0)
            return false;
        var at = 7 + length;
        if (!line[at..].StartsWith("\",\"type\":\""u8))
            return false;
        at += 10;
        length = line[at..].IndexOf((byte)'"');
        if (length <= 0)
            return false;
        e.Type = line.Slice(at, length);
        e.Kind = ArchiveEvent.KindOf(e.Type);
        at += length;
        if (!line[at..].StartsWith("\",\"actor\":{\"id\":"u8) || !TryNumber(line[(at + 16)..], out e.Actor, out length))
            return false;
        at += 16 + length;
        if (!line[at..].StartsWith(",\"login\":\""u8))
            return false;
        at += 10;
        length = line[at..].IndexOf((byte)'"');
        if (length <= 0)
            return false;
        e.Login = line.Slice(at, length);
        if (e.Login.Contains((byte)'\\'))
            return false;
        e.IsRobot = isRobot(e.Login);
        at += length;
        var near = line.Slice(at, Math.Min(Head, line.Length - at));
        var repository = near.IndexOf("},\"repo\":{\"id\":"u8);
        if (repository < 0 || !TryNumber(near[(repository + 15)..], out e.Repository, out length))
            return false;
        at += repository + 15 + length;
        if (!line[at..].StartsWith(",\"name\":\""u8))
            return false;
        at += 9;
        length = line[at..].IndexOf((byte)'"');
        if (length <= 0)
            return false;
        e.RepositoryName = line.Slice(at, length);
        if (!RepositoryNameRule.Holds(e.RepositoryName))
            return false;
        at += length;
        near = line.Slice(at, Math.Min(Head, line.Length - at));
        var payload = near.IndexOf("},\"payload\":{"u8);
        rest = at + payload + 13;
        return payload >= 0;
    }

    /// <summary>"2024-03-05T14:00:07Z" and then the end, or an organisation and the end.</summary>
    private static bool EndsWell(ReadOnlySpan<byte> rest, out long at)
    {
        at = 0;
        if (rest.Length < TimeLength + 2 || rest[TimeLength] != '"' || rest[^1] != '}')
            return false;
        if (rest.Length > TimeLength + 2 && (!rest[(TimeLength + 1)..].StartsWith(",\"org\":{\"id\":"u8) || rest[^2] != '}'))
            return false;
        return EventTime.TryUtc(rest[..TimeLength], out at);
    }

    private static bool TryPayload(ReadOnlySpan<byte> payload, IsRobot isRobot, ref ArchiveEvent e)
    {
        switch (e.Kind)
        {
            case ArchiveKind.Push:
                return TryPush(payload, ref e);
            case ArchiveKind.Issues:
                return TryAction(payload, ref e);
            case ArchiveKind.PullRequest:
                return TryAction(payload, ref e) && (!e.Action.SequenceEqual("closed"u8) || TryClosed(payload, isRobot, ref e)) && !e.Action.SequenceEqual("merged"u8);
            case ArchiveKind.Review:
                return TryReview(payload, ref e);
            default:
                return true;
        }
    }

    private static bool TryPush(ReadOnlySpan<byte> payload, ref ArchiveEvent e)
    {
        var commits = payload.IndexOf("\"commits\":["u8);
        if (commits < 0)
            return false;
        e.Commits = Distinct(payload[commits..]);
        return true;
    }

    /// <summary>How often "distinct":true stands there: by ":t", which is seldom elsewhere, and not by its ends, of which a payload is full.</summary>
    private static int Distinct(ReadOnlySpan<byte> commits)
    {
        var key = "\"distinct\""u8;
        var count = 0;
        for (int at; (at = commits.IndexOf(":t"u8)) >= 0; commits = commits[(at + 2)..])
            count += commits[..at].EndsWith(key) && commits[(at + 2)..].StartsWith("rue"u8) ? 1 : 0;
        return count;
    }

    private static bool TryAction(ReadOnlySpan<byte> payload, ref ArchiveEvent e)
    {
        if (!payload.StartsWith("\"action\":\""u8))
            return false;
        var length = payload[10..].IndexOf((byte)'"');
        if (length <= 0)
            return false;
        e.Action = payload.Slice(10, length);
        return true;
    }

    private static bool TryClosed(ReadOnlySpan<byte> payload, IsRobot isRobot, ref ArchiveEvent e)
    {
        var merged = payload.LastIndexOf(",\"merged\":"u8);
        if (merged < 0)
            return false;
        e.Merged = payload[(merged + 10)..].StartsWith("true"u8);
        if (e.Merged == false)
            return payload[(merged + 10)..].StartsWith("false"u8);
        var user = Author(payload);
        var added = payload[merged..].IndexOf(",\"additions\":"u8);
        var basis = payload.LastIndexOf("\"base\":{\"label\":"u8);
        if (user < 0 || added < 0 || basis < 0 || user > basis)
            return false;
        var author = payload[user..];
        e.AuthorLogin = author[..author.IndexOf((byte)'"')];
        author = author[e.AuthorLogin.Length..];
        if (!author.StartsWith("\",\"id\":"u8) || !TryNumber(author[7..], out e.Author, out _) || e.AuthorLogin.Contains((byte)'\\'))
            return false;
        if (!TryNumber(payload[(merged + added + 13)..], out e.Additions, out _))
            return false;
        e.AuthorIsRobot = isRobot(e.AuthorLogin);
        return TryLanguage(payload[basis..], ref e);
    }

    /// <summary>Where the login of the first user begins; -1 where there is none. Searched for by its brace: quotes are everywhere.</summary>
    private static int Author(ReadOnlySpan<byte> payload)
    {
        var account = "{\"login\":\""u8;
        for (var from = 0; payload[from..].IndexOf(account) is >= 0 and var at; from += at + account.Length)
        {
            if (payload[..(from + at)].EndsWith("\"user\":"u8))
                return from + at + account.Length;
        }

        return -1;
    }

    private static bool TryLanguage(ReadOnlySpan<byte> basis, ref ArchiveEvent e)
    {
        var at = basis.IndexOf(",\"language\":"u8);
        if (at < 0)
            return false;
        var language = basis[(at + 12)..];
        if (language.StartsWith("null"u8))
            return true;
        if (language.IsEmpty || language[0] != '"')
            return false;
        var length = language[1..].IndexOf((byte)'"');
        if (length <= 0)
            return false;
        e.Language = language.Slice(1, length);
        return !e.Language.Contains((byte)'\\');
    }

    private static bool TryReview(ReadOnlySpan<byte> payload, ref ArchiveEvent e)
    {
        const int Near = 60;
        var submitted = payload.IndexOf("\"submitted_at\":"u8);
        if (submitted < 0)
            return false;
        var near = payload.Slice(submitted, Math.Min(Near, payload.Length - submitted));
        var state = near.IndexOf("\"state\":\""u8);
        if (state < 0)
            return false;
        var text = payload[(submitted + state + 9)..];
        var length = text.IndexOf((byte)'"');
        if (length <= 0)
            return false;
        e.ReviewState = text[..length];
        return true;
    }

    /// <summary>Digits alone: "12.0", "-1" and "1e6" are for the full reader.</summary>
    private static bool TryNumber(ReadOnlySpan<byte> text, out long value, out int length)
    {
        if (!Utf8Parser.TryParse(text, out value, out length) || length == 0 || value < 0)
            return false;
        return length < text.Length && text[length] is (byte)',' or (byte)'}';
    }
}
