using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace TalentScout.App.Inspect;

/// <summary>
/// JSON Lines in, JSON Lines out, one for one and in order; never stops on a bad line. Answers to whatever has come in are handed on together before more is waited for:
/// a file goes through in blocks, and whoever types a line, or pauses, has the answer at once.
/// </summary>
internal sealed class Inspector(InspectKind kind)
{
    private const int BlockBytes = 1 << 16;
    private static readonly JsonWriterOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly ArrayBufferWriter<byte> _answers = new();
    private readonly ArrayBufferWriter<char> _text = new();

    public async Task RunAsync(Stream input, TextWriter output, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: BlockBytes, leaveOpen: true));
        var first = true;
        // Bytes of the line that is coming in of which it is known that it does not end there: each byte of a long one is looked at once.
        var looked = 0L;
        for (var ended = false; !ended;)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            ended = read.IsCompleted;
            while (TakeLine(ref rest, looked, ended) is { } line)
            {
                looked = 0;
                Answer(first ? WithoutMark(line) : line);
                first = false;
                if (_answers.WrittenCount > BlockBytes)
                    await HandOnAsync(output, cancellationToken);
            }

            await HandOnAsync(output, cancellationToken);
            looked = rest.Length;
            reader.AdvanceTo(rest.Start, rest.End);
        }

        await reader.CompleteAsync();
    }

    /// <summary>The next whole line without its end; the last one may lack it. Null where more has to come in first.</summary>
    private static ReadOnlyMemory<byte>? TakeLine(ref ReadOnlySequence<byte> rest, long looked, bool ended)
    {
        var end = rest.Slice(looked).PositionOf((byte)'\n');
        if (end is null && (!ended || rest.IsEmpty))
            return null;
        var line = end is { } at ? rest.Slice(0, at) : rest;
        rest = end is { } past ? rest.Slice(rest.GetPosition(1, past)) : rest.Slice(rest.End);
        return line.IsSingleSegment ? line.First : line.ToArray();
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> line) => line.Span.StartsWith(Encoding.UTF8.Preamble) ? line[Encoding.UTF8.Preamble.Length..] : line;

    private async Task HandOnAsync(TextWriter output, CancellationToken cancellationToken)
    {
        if (_answers.WrittenCount == 0)
            return;
        Encoding.UTF8.GetChars(_answers.WrittenSpan, _text);
        await output.WriteAsync(_text.WrittenMemory, cancellationToken);
        await output.FlushAsync(cancellationToken);
        _answers.ResetWrittenCount();
        _text.ResetWrittenCount();
    }

    private void Answer(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(Utf8.IsValid(line.Span) ? line : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line.Span)));
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw new InspectException("wanted a JSON object");
            Write(writer => kind.Write(json.RootElement, writer));
        }
        catch (JsonException e)
        {
            WriteError($"no JSON: {e.Message}");
        }
        catch (InspectException e)
        {
            WriteError(e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The edge of one unit of work: a rule that fails on one line must not cost the others theirs.
            WriteError($"the rule failed: {e.GetType().Name}: {e.Message}");
        }
    }

    /// <summary>First by itself, so that an answer that cannot be written whole leaves nothing behind.</summary>
    private void Write(Action<Utf8JsonWriter> answer)
    {
        _line.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_line, _plain))
            answer(writer);
        _answers.Write(_line.WrittenSpan);
        _answers.Write("\n"u8);
    }

    private void WriteError(string message) => Write(writer => new JsonObject { ["error"] = message }.WriteTo(writer));
}
