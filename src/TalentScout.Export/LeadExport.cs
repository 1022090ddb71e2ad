namespace TalentScout.Export;

/// <summary>How an export ended. Withheld: left out because they asked not to be here.</summary>
public readonly record struct ExportCounts(int Written, int Withheld);

/// <summary>Writes lead lists: a row is asked for only when the one before it is written.</summary>
public sealed class LeadExport(IReadOnlyDictionary<string, ExportProfile> profiles)
{
    /// <param name="profile">Name of a profile; null for the format's own form, which for tables is <see cref="ExportProfiles.Default"/>.</param>
    /// <param name="isSuppressed">Asked for every row: nobody suppressed leaves, however old the list.</param>
    public async Task<ExportCounts> WriteAsync(
        Stream output, ExportFormat format, string? profile, LeadList list, IAsyncEnumerable<LeadRow> rows, Func<LeadRow, bool> isSuppressed, CancellationToken cancel)
    {
        var columns = profile is null && !format.IsTable ? null : Profile(profile ?? ExportProfiles.Default);
        var counts = new ExportCounts();
        await using var writer = format.Open(output, list, columns);
        await writer.PreambleAsync(cancel);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if (isSuppressed(row))
            {
                counts = counts with { Withheld = counts.Withheld + 1 };
                continue;
            }

            await writer.RowAsync(row, cancel);
            counts = counts with { Written = counts.Written + 1 };
        }

        await writer.PostambleAsync(counts.Written, cancel);
        return counts;
    }

    /// <summary>The same into a file that appears, or is replaced, only when it is whole.</summary>
    public async Task<ExportCounts> WriteFileAsync(
        string path, ExportFormat format, string? profile, LeadList list, IAsyncEnumerable<LeadRow> rows, Func<LeadRow, bool> isSuppressed, CancellationToken cancel)
    {
        var part = path + ".part";
        try
        {
            ExportCounts counts;
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
                counts = await WriteAsync(file, format, profile, list, rows, isSuppressed, cancel);
            File.Move(part, path, overwrite: true);
            return counts;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <exception cref="ArgumentException">no such profile; ask <see cref="HasProfile"/> before</exception>
    private ExportProfile Profile(string name) =>
        profiles.TryGetValue(name, out var found) ? found : throw new ArgumentException($"unknown profile `{name}`, want one of {string.Join(", ", profiles.Keys)}", nameof(name));

    public bool HasProfile(string name) => profiles.ContainsKey(name);
}
