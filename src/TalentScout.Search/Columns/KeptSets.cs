namespace TalentScout.Search;

/// <summary>Documents of a segment by conditions that recur in the queries of many: active this year, within reach of a city. Made when first asked for; the last ones are kept.</summary>
internal sealed class KeptSets
{
    private const int MostRanges = 24;
    private const int MostPlaces = 8;
    private const int MostTallies = 64;
    private readonly LastKept<(Column<int> Column, int From, int To), DocBits> _ranges = new(MostRanges);
    private readonly LastKept<(double Latitude, double Longitude, double Kilometres), DocBits> _places = new(MostPlaces);

    private readonly LastKept<SkillsAsked, SkillTally> _tallies = new(MostTallies);

    /// <summary>Documents whose value lies in [from, to].</summary>
    public DocBits Within(Column<int> column, int from, int to) =>
        _ranges.Find((column, from, to)) ?? _ranges.Keep((column, from, to), DocBits.Within(column.Values, from, to));

    public SkillTally Tally(SkillsAsked of, Func<SkillTally> count) => _tallies.Find(of) ?? _tallies.Keep(of, count());

    public DocBits Near(NearNode near, Func<DocBits> find) =>
        _places.Find((near.Latitude, near.Longitude, near.Kilometres)) ?? _places.Keep((near.Latitude, near.Longitude, near.Kilometres), find());
}
