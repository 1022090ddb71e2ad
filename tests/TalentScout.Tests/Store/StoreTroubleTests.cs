using Microsoft.Data.Sqlite;
using TalentScout.Store;
using static TalentScout.Tests.Store.StoreFixture;

namespace TalentScout.Tests.Store;

public sealed class StoreTroubleTests
{
    [Fact]
    public async Task A_file_that_is_no_database_is_refused_in_words()
    {
        await using var fixture = await OpenAsync();
        var directory = Directory.CreateDirectory(Path.Combine(fixture.Directory, "other")).FullName;
        await File.WriteAllTextAsync(Path.Combine(directory, StoreDatabase.FileName), new string('x', 5000), Token);

        var trouble = await Assert.ThrowsAsync<StoreException>(() => StoreDatabase.OpenAsync(directory, fixture.Clock, Token));

        Assert.Contains("is not a TalentScout database", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused()
    {
        await using var fixture = await OpenAsync();
        await using (var connection = new SqliteConnection($"Data Source={fixture.Store.FilePath};Pooling=false"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('TalentScout.Store.Migrations.9999-later.sql', '2030-01-01')";
            await command.ExecuteNonQueryAsync(Token);
        }

        var trouble = await Assert.ThrowsAsync<StoreException>(() => StoreDatabase.OpenAsync(fixture.Directory, fixture.Clock, Token));

        Assert.Contains("9999-later.sql", trouble.Message, StringComparison.Ordinal);
        Assert.Contains("update the program", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_stops_the_batch_and_harms_nothing()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.WriteAsync(session => session.Execute("PRAGMA max_page_count = 60"), Token);
        var before = await fixture.Store.ContentHashAsync(Token);

        var large = new byte[400_000];
        new Random(7).NextBytes(large);
        var document = Document("user", "user/1", "") with { Body = large };
        var trouble = await Assert.ThrowsAsync<StoreException>(() => fixture.Store.Documents.SaveAsync([new DocumentEvidence(document, [])], Token));

        Assert.Contains("is full", trouble.Message, StringComparison.Ordinal);
        Assert.Equal(before, await fixture.Store.ContentHashAsync(Token));
        Assert.Empty(await fixture.Store.CheckAsync(Token));
    }

    [Fact]
    public async Task Readers_of_another_process_see_the_last_commit_while_one_writes()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Documents.SaveAsync([new DocumentEvidence(Document("user", "user/1", "1"), [])], Token);
        await using var other = await StoreDatabase.OpenAsync(fixture.Directory, fixture.Clock, Token);

        var seen = await fixture.Store.WriteAsync(
            session =>
            {
                session.Execute("DELETE FROM document");
                return other.Documents.CountAsync(Token).GetAwaiter().GetResult();
            },
            Token);

        Assert.Equal(1, seen);
        Assert.Equal(0, await other.Documents.CountAsync(Token));
    }

    [Fact]
    public async Task A_damaged_file_is_found_by_the_check_or_refused()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Documents.SaveAsync(Enumerable.Range(1, 2000).Select(i => new DocumentEvidence(Document("user", $"user/{i}", $"{i}"), [])), Token);
        await fixture.Store.ForgetOldPagesAsync(Token);
        await fixture.Store.DisposeAsync();
        await using (var file = new FileStream(Path.Combine(fixture.Directory, StoreDatabase.FileName), FileMode.Open, FileAccess.Write))
        {
            file.Position = file.Length / 2;
            await file.WriteAsync(new byte[16384], Token);
        }

        await fixture.ReopenAsync();

        Assert.NotEmpty(await fixture.Store.CheckAsync(Token));
    }

    [Fact]
    public async Task A_name_is_held_by_one_at_a_time()
    {
        await using var fixture = await OpenAsync();
        using (var held = fixture.Store.TryLock("harvest-nightly"))
        {
            Assert.NotNull(held);
            Assert.Null(fixture.Store.TryLock("harvest-nightly"));
        }

        using var again = fixture.Store.TryLock("harvest-nightly");
        Assert.NotNull(again);
    }
}
