namespace TalentScout.Export;

/// <summary>How an export ended. Withheld: left out because they asked not to be here.</summary>
public readonly record struct ExportCounts(int Written, int Withheld);

/// <summary>Columns as they were asked for: those to write (null: the format's own form), or what was wrong.</summary>
public sealed record ExportChoice(ExportProfile? Columns, string? Trouble);

/// <summary>Writes lead lists: rows are asked for as they can be written, and nobody suppressed is among them.</summary>
public sealed class LeadExport(IReadOnlyDictionary<string, ExportProfile> profiles)
{
    /// <summary>By name, in the order of the names.</summary>
    public IReadOnlyDictionary<string, ExportProfile> Profiles => profiles;

    /// <summary>From what was asked for to columns.</summary>
    /// <param name="profile">A name of config/exports.json; null or empty for the format's own form, which for tables is <see cref="ExportProfiles.Default"/>.</param>
    /// <param name="columns">Values of <see cref="LeadColumns"/> with commas between, in place of a profile; null or empty: none.</param>
    public ExportChoice Choose(ExportFormat format, string? profile, string? columns)
    {
        if (!string.IsNullOrWhiteSpace(columns))
            return string.IsNullOrEmpty(profile) ? ExportProfiles.OfColumns(columns) : new ExportChoice(null, "want either a profile or columns, not both");
        if (string.IsNullOrEmpty(profile) && !format.IsTable)
            return new ExportChoice(null, null);
        var name = string.IsNullOrEmpty(profile) ? ExportProfiles.Default : profile;
        return profiles.TryGetValue(name, out var found) ? new ExportChoice(found, null) : new ExportChoice(null, $"unknown profile `{name}`, want one of {string.Join(", ", profiles.Keys)}");
    }

    /// <param name="columns">As chosen: null for the format's own form, which a table does not have.</param>
    /// <param name="isSuppressed">Asked for every row: nobody suppressed leaves, however old the list.</param>
    public static async Task<ExportCounts> WriteAsync(
        Stream output, ExportFormat format, ExportProfile? columns, LeadList list, IAsyncEnumerable<LeadRow> rows, Func<LeadRow, bool> isSuppressed, CancellationToken cancel)
    {
        var counts = new ExportCounts();
        await using var writer = format.Open(output, list, columns);
        await writer.PreambleAsync(cancel);
        await writer.RowsAsync(Allowed(), cancel);
        await writer.PostambleAsync(counts.Written, cancel);
        return counts;

        async IAsyncEnumerable<LeadRow> Allowed()
        {
            await foreach (var row in rows.WithCancellation(cancel))
            {
                if (isSuppressed(row))
                {
                    counts = counts with { Withheld = counts.Withheld + 1 };
                    continue;
                }

                counts = counts with { Written = counts.Written + 1 };
                yield return row;
            }
        }
    }

    /// <summary>The same into a file that appears, or is replaced, only when it is whole.</summary>
    public static async Task<ExportCounts> WriteFileAsync(
        string path, ExportFormat format, ExportProfile? columns, LeadList list, IAsyncEnumerable<LeadRow> rows, Func<LeadRow, bool> isSuppressed, CancellationToken cancel)
    {
        var part = path + ".part";
        try
        {
            ExportCounts counts;
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
                counts = await WriteAsync(file, format, columns, list, rows, isSuppressed, cancel);
            File.Move(part, path, overwrite: true);
            return counts;
        }
        finally
        {
            File.Delete(part);
        }
    }
}
