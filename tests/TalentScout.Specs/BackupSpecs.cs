using Microsoft.Data.Sqlite;
using TalentScout.App.Commands;
using TalentScout.Store;

namespace TalentScout.Specs;

public sealed class BackupSpecs(Harvested talentscout)
{
    private const string Zorana = """{"source":"referral","handle":"zorana","name":"Zorana Quillfeather","evidence":[{"skill":"postgresql","how":"merged","count":9,"first":"2024-01","last":"2026-08","url":"https://example.org/pull/7"}]}""";
    private const string Ambrose = """{"source":"referral","handle":"ambrose","name":"Ambrose Tindle","evidence":[{"skill":"postgresql","how":"merged","count":4,"first":"2024-01","last":"2026-08","url":"https://example.org/pull/8"}]}""";

    [Fact]
    public async Task A_harvest_can_be_backed_up_while_somebody_has_it_open_and_comes_back_whole()
    {
        var (backup, data) = (New("harvest-backup"), New("harvest-back"));
        await using (await StoreDatabase.OpenAsync(talentscout.Data, TimeProvider.System, TestContext.Current.CancellationToken))
        {
            var written = await talentscout.RunAsync("backup", backup);
            Assert.True(written.Code == ExitCode.Done, written.Error);
        }

        var back = await talentscout.RunOnAsync(data, "", "restore", backup);
        Assert.True(back.Code == ExitCode.Done, back.Error);

        Assert.Equal(await FoundAsync(talentscout.Data, "db:postgresql"), await FoundAsync(data, "db:postgresql"));
        var verified = await talentscout.RunOnAsync(data, "", "verify");
        Assert.True(verified.Code == ExitCode.Done, verified.Output);
        Assert.Contains("are those of the store", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_left_after_the_backup_stays_out_when_it_comes_back()
    {
        var (backup, data) = (New("left-backup"), New("left"));
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, $"{Zorana}\n{Ambrose}", "import", "-")).Code);
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, "", "backup", backup)).Code);
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, "", "suppress", "referral:zorana")).Code);
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, "", "purge", "referral:ambrose")).Code);

        var careless = await talentscout.RunOnAsync(data, "", "restore", backup);
        Assert.Equal(ExitCode.NothingOrBadInput, careless.Code);
        Assert.Contains("--replace", careless.Error, StringComparison.Ordinal);
        var back = await talentscout.RunOnAsync(data, "", "restore", backup, "--replace");
        Assert.True(back.Code == ExitCode.Done, back.Error);
        Assert.Contains("1 people of the backup removed", back.Error, StringComparison.Ordinal);

        Assert.Equal(1, await FoundAsync(data, "db:postgresql"));
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, "", "verify")).Code);
        Assert.DoesNotContain("Quillfeather", string.Concat(Directory.GetFiles(data, "*", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
        Assert.Equal(ExitCode.NothingOrBadInput, (await talentscout.RunOnAsync(data, Zorana, "import", "-")).Code);
    }

    [Fact]
    public async Task A_list_of_another_installation_is_not_lost_silently()
    {
        var (backup, data, other) = (New("other-backup"), New("other-from"), New("other-to"));
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, Ambrose, "import", "-")).Code);
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, "", "backup", backup)).Code);
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(other, "", "suppress", "somebody")).Code);

        var refused = await talentscout.RunOnAsync(other, "", "restore", backup, "--replace");
        Assert.Equal(ExitCode.NothingOrBadInput, refused.Code);
        Assert.Contains("asked to be left out", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(other, "", "restore", backup, "--replace", "--forget-requests")).Code);
    }

    [Fact]
    public async Task A_data_directory_in_use_a_damaged_backup_and_a_used_folder_are_refused_and_change_nothing()
    {
        var (backup, data) = (New("refused-backup"), New("refused"));
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, Ambrose, "import", "-")).Code);
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, "", "backup", backup)).Code);
        Assert.Contains("a backup already", (await talentscout.RunOnAsync(data, "", "backup", backup)).Error, StringComparison.Ordinal);
        Assert.Contains("holds no backup", (await talentscout.RunOnAsync(data, "", "restore", data, "--replace")).Error, StringComparison.Ordinal);
        await using (await StoreDatabase.OpenAsync(data, TimeProvider.System, TestContext.Current.CancellationToken))
            Assert.Contains("is in use", (await talentscout.RunOnAsync(data, "", "restore", backup, "--replace")).Error, StringComparison.Ordinal);

        var copy = Path.Combine(backup, StoreDatabase.FileName);
        var bytes = await File.ReadAllBytesAsync(copy, TestContext.Current.CancellationToken);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(copy, bytes, TestContext.Current.CancellationToken);
        var damaged = await talentscout.RunOnAsync(data, "", "restore", backup, "--replace");
        Assert.Equal(ExitCode.NothingOrBadInput, damaged.Code);
        Assert.Contains("fingerprint differs", damaged.Error, StringComparison.Ordinal);
        Assert.Equal(1, await FoundAsync(data, "db:postgresql"));
        Assert.False(Directory.Exists(Path.Combine(data, "restoring")));
    }

    [Fact]
    public async Task Verify_tells_a_damaged_document_and_an_index_that_is_not_the_store_s()
    {
        var data = New("verify");
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, $"{Zorana}\n{Ambrose}", "import", "-")).Code);
        Assert.Equal(ExitCode.Done, (await talentscout.RunOnAsync(data, "", "verify")).Code);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(data, StoreDatabase.FileName)};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE document SET address = 'elsewhere' WHERE id = (SELECT min(id) FROM document); DELETE FROM candidate WHERE id = 'referral:ambrose'";
            Assert.Equal(2, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        var verified = await talentscout.RunOnAsync(data, "", "verify");
        Assert.Equal(ExitCode.Failed, verified.Code);
        Assert.Contains("1 of 2 documents are not what was stored", verified.Output, StringComparison.Ordinal);
        Assert.Contains("1 people are in the index and not in the store: referral:ambrose", verified.Output, StringComparison.Ordinal);
    }

    private string New(string name) => Path.Combine(talentscout.Folder, name);

    private async Task<int> FoundAsync(string data, string query)
    {
        var answer = await talentscout.RunOnAsync(data, "", "search", query, "--json");
        return answer.Code == ExitCode.Done ? answer.Json.GetProperty("total").GetInt32() : 0;
    }
}
