namespace TalentScout.Search;

/// <summary>near:"Berlin" 50km, by the distance on a sphere.</summary>
internal static class NearRule
{
    /// <summary>Mean radius of the earth, in kilometres.</summary>
    private const double EarthRadius = 6371.0088;

    public static DocBits Find(SegmentQuery segment, NearNode near) => segment.Columns.Kept.Near(near, () =>
    {
        var (latitudes, longitudes) = (segment.Columns.Latitude, segment.Columns.Longitude);
        // A degree of latitude is never shorter than this: most of the world is ruled out without a cosine.
        var reach = near.Kilometres / 110.5;
        return DocBits.Where(segment.Columns.Count, doc =>
            Math.Abs(latitudes[doc] - near.Latitude) <= reach
            && Kilometres(latitudes[doc], longitudes[doc], near.Latitude, near.Longitude) <= near.Kilometres);
    });

    /// <summary>Haversine; NaN where a coordinate is.</summary>
    public static double Kilometres(double latitudeA, double longitudeA, double latitudeB, double longitudeB)
    {
        var (a, b) = (double.DegreesToRadians(latitudeA), double.DegreesToRadians(latitudeB));
        var latitude = Math.Sin((b - a) / 2);
        var longitude = Math.Sin(double.DegreesToRadians(longitudeB - longitudeA) / 2);
        var h = (latitude * latitude) + (Math.Cos(a) * Math.Cos(b) * longitude * longitude);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    public static string? Known(Candidate candidate, NearNode near) => candidate.Place is { Latitude: { } latitude, Longitude: { } longitude }
        ? FormattableString.Invariant($"{candidate.Place.City ?? "their place"} is {Kilometres((float)latitude, (float)longitude, near.Latitude, near.Longitude):F0} km from {near.City}")
        : null;
}
