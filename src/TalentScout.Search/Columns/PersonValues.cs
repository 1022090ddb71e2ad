using Lucene.Net.Index;

namespace TalentScout.Search;

/// <summary>What every score needs of a document whatever is asked, 0..1: side by side, so that memory is waited for once.</summary>
/// <param name="Recency">NaN unknown</param>
internal readonly record struct PersonValues(float Contribution, float Sustained, float Recency, float PlaceConfidence)
{
    public static PersonValues[] Load(AtomicReader reader)
    {
        var contribution = SegmentColumns.Reals(reader, FieldNames.Contribution);
        var sustained = SegmentColumns.Reals(reader, FieldNames.Sustained);
        var recency = SegmentColumns.Reals(reader, FieldNames.Recency);
        var confidence = SegmentColumns.Reals(reader, FieldNames.PlaceConfidence);
        var values = new PersonValues[reader.MaxDoc];
        for (var doc = 0; doc < values.Length; doc++)
            values[doc] = new PersonValues(contribution[doc], sustained[doc], recency[doc], confidence[doc]);
        return values;
    }
}
