using TalentScout.Export;

namespace TalentScout.Tests.Export;

public sealed class LeadExportTests
{
    public static TheoryData<string> Formats => [.. ExportFormats.All.Select(f => f.Name)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_is_asked_for_only_when_the_one_before_is_written()
    {
        var events = new List<string>();
        var format = new ExportFormat("probe", "text/plain", ".txt", false, (_, list, profile) => new Probe(events, list, profile));
        async IAsyncEnumerable<LeadRow> Rows()
        {
            for (var i = 1; i <= 3; i++)
            {
                events.Add($"asked {i}");
                await Task.Yield();
                yield return Leads.Bob with { Rank = i };
            }
        }

        await LeadExport.WriteAsync(Stream.Null, format, null, Leads.List, Rows(), _ => false, Cancel);

        Assert.Equal(["preamble", "asked 1", "wrote 1", "asked 2", "wrote 2", "asked 3", "wrote 3", "postamble 3", "closed"], events);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Rows_leave_while_others_are_still_to_come(string format)
    {
        // CSV is made on several threads, each some pieces ahead of what is written.
        var (rows, held) = format == "csv" ? (20_000, 3 * 1024 * 1024) : (5000, 200 * 1024);
        using var output = new AsyncOnlyStream();
        var sent = 0L;
        async IAsyncEnumerable<LeadRow> Rows()
        {
            for (var i = 1; i <= rows; i++)
            {
                await Task.Yield();
                yield return Leads.Ada with { Rank = i, Why = [$"reason {i * 7919L % 104729} {i * 15485863L % 32452843}"] };
            }

            sent = output.Sent;
        }

        var counts = await LeadExport.WriteAsync(output, ExportFormats.Find(format)!, Columns(format), Leads.List, Rows(), _ => false, Cancel);

        Assert.Equal(rows, counts.Written);
        // What is held back is a buffer's worth (64 KiB, compressed less), or some such pieces, not the list.
        Assert.InRange(output.Sent - sent, 0, held);
        Assert.True(sent > output.Sent / 2);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Few_rows_with_much_to_say_leave_whole(string format)
    {
        using var output = new AsyncOnlyStream();
        var reason = string.Join(' ', Enumerable.Range(0, 2000).Select(i => $"reason {i * 7919L % 104729}"));
        var leads = Enumerable.Range(1, 20).Select(i => Leads.Ada with { Rank = i, Login = $"ada-{i}", Why = [reason] }).ToArray();

        Assert.Equal(20, (await LeadExport.WriteAsync(output, ExportFormats.Find(format)!, Columns(format), Leads.List, Leads.Rows(leads), _ => false, Cancel)).Written);

        if (format != "xlsx")
            Assert.Contains("ada-20", System.Text.Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Who_asked_not_to_be_here_is_left_out_and_counted(string format)
    {
        using var output = new AsyncOnlyStream();

        var counts = await LeadExport.WriteAsync(
            output, ExportFormats.Find(format)!, Columns(format), Leads.List, Leads.Rows([Leads.Ada, Leads.Bob]), row => row.Id == Leads.Ada.Id, Cancel);

        Assert.Equal(new ExportCounts(1, 1), counts);
        if (format != "xlsx")
            Assert.DoesNotContain("ada-example", System.Text.Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_appears_only_when_it_is_whole()
    {
        var folder = Directory.CreateTempSubdirectory("query-export-");
        try
        {
            var path = Path.Combine(folder.FullName, "leads.json");
            await LeadExport.WriteFileAsync(path, ExportFormats.Find("json")!, null, Leads.List, Leads.Rows([Leads.Ada]), _ => false, Cancel);
            var before = await File.ReadAllTextAsync(path, Cancel);

            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                LeadExport.WriteFileAsync(path, ExportFormats.Find("json")!, null, Leads.List, Broken(), _ => false, Cancel));

            Assert.Equal(before, await File.ReadAllTextAsync(path, Cancel));
            Assert.Single(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_list_that_broke_off_does_not_end_as_a_whole_one(string format)
    {
        using var output = new AsyncOnlyStream();

        await Assert.ThrowsAsync<InvalidOperationException>(() => LeadExport.WriteAsync(output, ExportFormats.Find(format)!, Columns(format), Leads.List, Broken(), _ => false, Cancel));

        var text = System.Text.Encoding.UTF8.GetString(output.ToArray());
        Assert.DoesNotContain("</html>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"count\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_profile_is_refused_with_those_there_are()
    {
        var choice = Leads.Export.Choose(ExportFormats.Find("csv")!, "workday", null);
        Assert.StartsWith("unknown profile `workday`, want one of ashby, generic, greenhouse, lever", choice.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_can_be_chosen_those_of_one_skill_too()
    {
        var choice = Leads.Export.Choose(ExportFormats.Find("csv")!, null, "login, strength:go,evidence:go,strength:rust");
        using var output = new AsyncOnlyStream();
        await LeadExport.WriteAsync(output, ExportFormats.Find("csv")!, choice.Columns, Leads.List, Leads.Rows([Leads.Ada]), _ => false, Cancel);
        Assert.Equal("login,strength:go,evidence:go,strength:rust\r\nada-example,0.91,310 commits in a/b https://github.com/a/b,\r\n", System.Text.Encoding.UTF8.GetString(output.ToArray()));
        Assert.Contains("unknown column `salary`", Leads.Export.Choose(ExportFormats.Find("csv")!, null, "login,salary").Trouble, StringComparison.Ordinal);
        Assert.Contains("not both", Leads.Export.Choose(ExportFormats.Find("csv")!, "lever", "login").Trouble, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CSV", ".csv")]
    [InlineData("xlsx", ".xlsx")]
    [InlineData("pdf", null)]
    public void A_format_is_found_by_name(string name, string? extension) => Assert.Equal(extension, ExportFormats.Find(name)?.Extension);

    private static ExportProfile? Columns(string format) => Leads.Export.Choose(ExportFormats.Find(format)!, null, null).Columns;

    private static async IAsyncEnumerable<LeadRow> Broken()
    {
        yield return Leads.Ada;
        await Task.Yield();
        throw new InvalidOperationException("the source broke");
    }

    private sealed class Probe(List<string> events, LeadList list, ExportProfile? profile) : EachRowWriter(list, profile)
    {
        public override Task PreambleAsync(CancellationToken cancel) => Note("preamble");

        protected override async Task RowAsync(LeadRow row, CancellationToken cancel)
        {
            await Task.Yield();
            await Note($"wrote {row.Rank}");
        }

        public override Task PostambleAsync(int written, CancellationToken cancel) => Note($"postamble {written}");

        public override ValueTask DisposeAsync() => new(Note("closed"));

        private Task Note(string what)
        {
            events.Add(what);
            return Task.CompletedTask;
        }
    }
}
