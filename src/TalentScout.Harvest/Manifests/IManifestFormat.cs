namespace TalentScout.Harvest.Manifests;

/// <summary>One kind of manifest. Never throws for what a file holds; what it cannot read becomes a problem.</summary>
internal interface IManifestFormat
{
    /// <summary>How much a file of this kind tells for the request that it costs.</summary>
    ManifestWorth Worth { get; }

    /// <summary>By the path alone.</summary>
    bool Claims(ManifestPath path);
    void Read(ManifestSource source, FindingSink sink);
}

/// <summary>The order in which a tree's manifests are worth a request.</summary>
internal enum ManifestWorth
{
    /// <summary>Names what a program is built from.</summary>
    Dependencies,

    /// <summary>Names what it runs beside.</summary>
    Services,

    /// <summary>Names what it connects to.</summary>
    Settings,

    /// <summary>Names what may be used, or what was locked.</summary>
    Lists,

    /// <summary>Hints only.</summary>
    Hints,
}
