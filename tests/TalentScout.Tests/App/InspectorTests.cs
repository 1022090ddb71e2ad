using System.Text;
using System.Text.Json.Nodes;
using TalentScout.App.Inspect;

namespace TalentScout.Tests.App;

public sealed class InspectorTests
{
    private static readonly InspectKind _echo = new("echo", line => new JsonObject { ["said"] = line.Text("say") });

    [Fact]
    public async Task An_answer_is_there_before_the_next_line_is_waited_for()
    {
        var output = new StringWriter();
        var seen = new List<string>();
        // Whenever the inspector asks for more, what it has said so far is noted: a person who has typed a line is waiting for it.
        var input = new TypedStream(["{\"say\":1}\n{\"say\":\"a\"}\n", "{\"say\":", "\"b\"}\n", "{\"say\":\"c\"}"], () => seen.Add(output.ToString()));
        await new Inspector(_echo).RunAsync(input, output, TestContext.Current.CancellationToken);

        var one = "{\"error\":\"'say' must be a text\"}\n{\"said\":\"a\"}\n";
        var two = one + "{\"said\":\"b\"}\n";
        Assert.Equal(["", one, one, two, two], seen);
        Assert.Equal(two + "{\"said\":\"c\"}\n", output.ToString());
    }

    [Theory]
    [InlineData("\ufeff{\"say\":\"x\"}\r\n", "{\"said\":\"x\"}\n")]
    [InlineData("\n\n", "{\"error\":", "{\"error\":")]
    [InlineData("[]\n{\"say\":\"é\"}\n", "{\"error\":\"wanted a JSON object\"}\n", "{\"said\":\"é\"}\n")]
    public async Task Every_line_has_its_answer(string typed, params string[] answers)
    {
        var output = new StringWriter();
        await new Inspector(_echo).RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(typed)), output, TestContext.Current.CancellationToken);
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(answers.Length, lines.Length);
        Assert.All(answers.Zip(lines), pair => Assert.StartsWith(pair.First.TrimEnd('\n'), pair.Second));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_cost_their_character_alone()
    {
        var output = new StringWriter();
        await new Inspector(_echo).RunAsync(new MemoryStream([.. "{\"say\":\"a"u8, 0xff, .. "b\"}\n"u8]), output, TestContext.Current.CancellationToken);
        Assert.Equal("{\"said\":\"a\ufffdb\"}\n", output.ToString());
    }

    [Fact]
    public async Task An_answer_that_cannot_be_written_leaves_nothing_behind()
    {
        var output = new StringWriter();
        var odd = new InspectKind("odd", _ => new JsonObject { ["before"] = 1, ["number"] = double.NaN });
        await new Inspector(odd).RunAsync(new MemoryStream("{}\n{}\n"u8.ToArray()), output, TestContext.Current.CancellationToken);
        Assert.All(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("{\"error\":\"the rule failed", line));
    }

    /// <summary>Gives one piece at each read, and says so before it does.</summary>
    private sealed class TypedStream(string[] pieces, Action asked) : MemoryStream
    {
        private int _at;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            asked();
            return ValueTask.FromResult(_at < pieces.Length ? Encoding.UTF8.GetBytes(pieces[_at++], buffer.Span) : 0);
        }
    }
}
