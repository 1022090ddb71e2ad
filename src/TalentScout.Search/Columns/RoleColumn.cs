using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>Shares of roles: there are few, so each is a whole array.</summary>
internal sealed class RoleColumn
{
    private readonly Column<float>[] _shares;

    /// <summary>The threshold comes from the configuration: of all queries it is the same.</summary>
    private readonly (float Least, DocBits Bits)?[] _reaching;

    private RoleColumn(SetColumn roles, Column<float>[] shares) => (Roles, _shares, _reaching) = (roles, shares, new (float, DocBits)?[shares.Length]);

    public SetColumn Roles { get; }

    /// <summary>By document; 0 where it has none of the role.</summary>
    public ReadOnlySpan<float> Shares(int ordinal) => _shares[ordinal].Values;

    /// <summary>Documents with at least so great a share.</summary>
    public DocBits Reaching(int ordinal, float least)
    {
        lock (_reaching)
        {
            if (_reaching[ordinal] is { } known && known.Least == least)
                return known.Bits;
            var bits = DocBits.AtLeast(Shares(ordinal), least);
            _reaching[ordinal] = (least, bits);
            return bits;
        }
    }

    public static RoleColumn Load(AtomicReader reader)
    {
        var roles = SetColumn.Load(reader, FieldNames.Role);
        var rows = reader.GetBinaryDocValues(FieldNames.RoleShares);
        var shares = Array.ConvertAll(roles.Terms, _ => new float[reader.MaxDoc]);
        var bytes = new BytesRef();
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            rows.Get(doc, bytes);
            for (var row = roles.Starts[doc]; row < roles.Starts[doc + 1]; row++)
                shares[roles.Rows[row]][doc] = BitConverter.ToSingle(bytes.Bytes, bytes.Offset + ((row - roles.Starts[doc]) * sizeof(float)));
        }

        return new RoleColumn(roles, Array.ConvertAll(shares, s => new Column<float>(s)));
    }

    public void Save(ColumnWriter to)
    {
        Roles.Save(to);
        foreach (var shares in _shares)
            to.Write(shares.Values);
    }

    /// <param name="documents">of the segment</param>
    public static RoleColumn Read(ColumnReader from, int documents)
    {
        var roles = SetColumn.Read(from, documents);
        return new RoleColumn(roles, Array.ConvertAll(roles.Terms, _ => from.Read<float>()));
    }
}
