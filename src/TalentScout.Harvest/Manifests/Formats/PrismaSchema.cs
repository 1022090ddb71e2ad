namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Prisma: schema.prisma names its store in the datasource block, migration_lock.toml beside the migrations does too.</summary>
internal sealed class PrismaSchema : IManifestFormat
{
    private const string Lock = "migration_lock.toml";

    public ManifestWorth Worth => ManifestWorth.Settings;
    public bool Claims(ManifestPath path) => path.Extension == ".prisma" || path.Is(Lock);

    public void Read(ManifestSource source, FindingSink sink)
    {
        var inSource = source.Path.Is(Lock);
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].AsSpan().Trim();
            if (line.StartsWith("datasource"))
                inSource = true;
            else if (line is "}")
                inSource = false;
            else if (inSource && line.StartsWith("provider") && line.IndexOf('"') is > 0 and var open && line[(open + 1)..].IndexOf('"') is > 0 and var length)
                sink.Store(line.Slice(open + 1, length).ToString(), $"provider:{line.Slice(open + 1, length)}", i + 1);
            else if (inSource)
                sink.Connections(line.ToString(), i + 1);
        }
    }
}
