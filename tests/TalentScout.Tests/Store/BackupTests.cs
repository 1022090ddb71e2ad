using Microsoft.Data.Sqlite;
using TalentScout.Store;
using static TalentScout.Tests.Store.StoreFixture;

namespace TalentScout.Tests.Store;

public sealed class BackupTests
{
    private static readonly Redact AsItIs = (document, _) => document;

    [Fact]
    public async Task A_copy_is_of_one_moment_whatever_is_written_while_it_is_made()
    {
        await using var fixture = await OpenAsync();
        // More than the pages of one step.
        var random = new Random(3);
        await SaveAsync(fixture.Store, 1, 300, () => Convert.ToHexString(Enumerable.Range(0, 40_000).Select(_ => (byte)random.Next(256)).ToArray()));
        var path = Path.Combine(fixture.Directory, "copy.db");
        var written = 0;
        var progress = new Told(part =>
        {
            if (written++ == 0 && part < 1)
                SaveAsync(fixture.Store, 1000, 50).GetAwaiter().GetResult();
        });

        var copied = await fixture.Store.CopyAsync(path, progress, Token);

        Assert.True(written > 1);
        Assert.Equal(300, copied.Documents);
        Assert.Equal(350, await fixture.Store.Documents.CountAsync(Token));
        Assert.False(File.Exists(path + "-wal"));
    }

    [Fact]
    public async Task A_cancelled_copy_says_so()
    {
        await using var fixture = await OpenAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Store.CopyAsync(Path.Combine(fixture.Directory, "copy.db"), cancellationToken: stop.Token));
    }

    [Fact]
    public async Task The_seat_of_a_store_cannot_be_taken_while_it_is_open_and_nobody_opens_it_while_it_is_taken()
    {
        await using var fixture = await OpenAsync();
        Assert.Null(StoreSeat.TryTake(fixture.Directory));
        await fixture.Store.DisposeAsync();
        using (var seat = StoreSeat.TryTake(fixture.Directory))
        {
            Assert.NotNull(seat);
            Assert.Null(StoreSeat.TryTake(fixture.Directory));
        }

        await fixture.ReopenAsync();
    }

    [Fact]
    public async Task A_list_of_who_left_is_taken_over_and_finds_whom_it_concerns()
    {
        await using var fixture = await OpenAsync();
        await SaveAsync(fixture.Store, 1, 3);
        var older = Directory.CreateTempSubdirectory("talentscout-older-").FullName;
        try
        {
            await fixture.Store.CopyAsync(Path.Combine(older, StoreDatabase.FileName), cancellationToken: Token);
            await fixture.Store.SuppressAsync("github", "person1", "asked", AsItIs, Token);
            await fixture.Store.Suppressions.AddAsync("github", "stranger", "asked", Token);
            await using var store = await StoreDatabase.OpenAsync(older, fixture.Clock, Token);
            Assert.Empty(await store.Suppressions.StoredAsync(Token));

            Assert.True(await store.Suppressions.TakeOverAsync(fixture.Directory, Token) >= 2);

            Assert.Equal([CandidateId.OfGitHub(1)], await store.Suppressions.StoredAsync(Token));
            Assert.True(store.Suppressions.Contains("github", "stranger"));
            Assert.Equal(0, await store.Suppressions.TakeOverAsync(fixture.Directory, Token));
            await using var stranger = await OpenAsync();
            Assert.Null(await stranger.Store.Suppressions.TakeOverAsync(fixture.Directory, Token));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(older, recursive: true);
        }
    }

    [Fact]
    public async Task An_audit_finds_what_is_not_as_it_was_stored()
    {
        await using var fixture = await OpenAsync();
        await SaveAsync(fixture.Store, 1, 5);
        Assert.Equal((5L, 0L, 0L), Seen(await fixture.Store.AuditAsync(cancellationToken: Token)));
        await using (var connection = new SqliteConnection($"Data Source={fixture.Store.FilePath};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE document SET body = x'00010203' WHERE key LIKE '%user/2'; UPDATE document SET address = 'elsewhere' WHERE key LIKE '%user/3'; DELETE FROM document WHERE key LIKE '%user/4'";
            Assert.Equal(3, await command.ExecuteNonQueryAsync(Token));
        }

        var audit = await fixture.Store.AuditAsync(cancellationToken: Token);

        Assert.Equal((4L, 2L, 1L), Seen(audit));
        Assert.Equal(2, audit.Damaged.Length);

        static (long, long, long) Seen(StoreAuditReport report) => (report.Documents, report.DamagedCount, report.Orphans);
    }

    private static Task<int> SaveAsync(StoreDatabase store, int from, int count, Func<string>? more = null) => store.Documents.SaveAsync(
        Enumerable.Range(from, count).Select(i => Document("user", $"user/{i}", $$"""{"login":"person{{i}}","more":"{{more?.Invoke()}}"}""", CandidateId.OfGitHub(i)))
            .Select((d, i) => new DocumentEvidence(d, [Profile(from + i, $"person{from + i}") with { Document = d.Key }])),
        Token);

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
