namespace TalentScout.App.Market;

/// <summary>A month of a chart. Value null: not known. With Low and High it is a band, and Value its middle.</summary>
public readonly record struct ChartPoint(Month Month, decimal? Value, decimal? Low = null, decimal? High = null);
