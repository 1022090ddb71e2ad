using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using TalentScout.App.Web;

namespace TalentScout.App.Backups;

/// <summary>What a backup says about itself: backup.json, written last, so that a folder without it is no backup. Beside it lies a data directory: the store in one file, and the index.</summary>
/// <param name="Format">1: the first (2026-11).</param>
/// <param name="Sequence">The last change of the store in it.</param>
internal sealed record BackupNote(int Format, DateTimeOffset Made, long Documents, long Candidates, long Sequence, ImmutableArray<BackupFile> Files)
{
    public const int CurrentFormat = 1;
    public const string FileName = "backup.json";
    private const int Block = 1 << 20;

    public long Bytes => Files.Sum(f => f.Bytes);

    /// <returns>Null and why, where the folder holds no backup that this program can read.</returns>
    public static (BackupNote? Note, string Problem) Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return (null, $"{directory} holds no backup: it has no {FileName}");
        try
        {
            var note = JsonSerializer.Deserialize<BackupNote>(File.ReadAllText(path), ApiJson.Options);
            if (note is null || note.Files.IsDefaultOrEmpty)
                return (null, $"{path} names no files");
            if (note.Format != CurrentFormat)
                return (null, $"{path} is of format {note.Format}, and this program reads format {CurrentFormat}: use the program that wrote it, or a newer one");
            // A note that was tampered with must not reach outside its folder.
            return note.Files.FirstOrDefault(f => Path.IsPathRooted(f.Name) || f.Name.Split('/', '\\').Contains("..")) is { } outside
                ? (null, $"{path} names a file outside the backup: {outside.Name}")
                : (note, "");
        }
        catch (JsonException e)
        {
            return (null, $"{path} cannot be read: {e.Message}");
        }
    }

    public void Write(string directory)
    {
        var path = Path.Combine(directory, FileName);
        File.WriteAllText(path + ".partial", ApiJson.Write(this));
        File.Move(path + ".partial", path);
    }

    /// <summary>Copies a file and tells its fingerprint; told of each block.</summary>
    public static async Task<BackupFile> CopyAsync(string name, string from, string to, Action<int> told, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        await using var target = new FileStream(to, FileMode.Create, FileAccess.Write);
        var file = await ReadAsync(name, from, target, told, cancellationToken);
        target.Flush(flushToDisk: true);
        return file;
    }

    /// <inheritdoc cref="CopyAsync"/>
    public static async Task<BackupFile> ReadAsync(string name, string from, Stream? to, Action<int> told, CancellationToken cancellationToken)
    {
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[Block];
        var bytes = 0L;
        for (int read; (read = await source.ReadAsync(block, cancellationToken)) > 0; bytes += read)
        {
            hash.AppendData(block, 0, read);
            if (to is not null)
                await to.WriteAsync(block.AsMemory(0, read), cancellationToken);
            told(read);
        }

        return new BackupFile(name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}

/// <param name="Name">Relative to the backup, with slashes.</param>
internal sealed record BackupFile(string Name, long Bytes, string Sha256);
