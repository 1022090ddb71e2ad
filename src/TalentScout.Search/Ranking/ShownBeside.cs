using System.Collections.Immutable;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TalentScout.Search;

/// <summary>Of everybody, in which of the repositories that they work on the most people show a skill: among people whose own work does not show it, the nearest are told by that.</summary>
internal sealed class ShownBeside
{
    private readonly float[] _shares;
    private readonly int[] _where;
    private readonly List<BesideIn> _repositories = [];

    private ShownBeside(int documents) => (_shares, _where) = (new float[documents], new int[documents]);

    /// <summary>Kept with the state of the index that it was counted on.</summary>
    /// <param name="asked">ids of skills of which one is enough</param>
    /// <param name="unknown">people thought to be in each repository besides, who do not show it</param>
    public static ShownBeside Of(ImmutableArray<string> asked, double unknown, IndexView view)
    {
        var key = (string.Join(' ', asked), unknown);
        return view.Beside.Find(key) ?? view.Beside.Keep(key, Count(asked, unknown, view));
    }

    /// <summary>Regulars who show it, of all who work there: less where only a few do. 0 of somebody who works with nobody who shows it.</summary>
    /// <param name="doc">of the whole index</param>
    public float Share(int doc) => _shares[doc];

    /// <summary>Where that is; null where nobody shows it.</summary>
    public BesideIn? Where(int doc) => _shares[doc] > 0 ? _repositories[_where[doc]] : null;

    private static ShownBeside Count(ImmutableArray<string> asked, double unknown, IndexView view)
    {
        var beside = new ShownBeside(view.Documents);
        var (shown, regulars) = Shown(asked, view);
        if (MultiFields.GetTerms(view.Reader, FieldNames.Repository) is not { } names)
            return beside;
        var live = MultiFields.GetLiveDocs(view.Reader);
        var people = new List<int>();
        var terms = names.GetEnumerator();
        DocsEnum? docs = null;
        while (terms.MoveNext())
        {
            // owner/name; the name alone is there too, for those who type it.
            if (terms.Term.Bytes.AsSpan(terms.Term.Offset, terms.Term.Length).IndexOf((byte)'/') < 0 || terms.DocFreq < 2)
                continue;
            docs = terms.Docs(live, docs, DocsFlags.NONE);
            people.Clear();
            var (both, of) = (0, 0);
            for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
            {
                people.Add(doc);
                of += regulars[doc] ? 1 : 0;
                both += regulars[doc] && shown[doc] ? 1 : 0;
            }

            if (both > 0)
                beside.Add(new BesideIn(terms.Term.Utf8ToString(), both, of), people, shown, (float)(both / (of + unknown)));
        }

        return beside;
    }

    private static (DocBits Shown, DocBits Regulars) Shown(ImmutableArray<string> asked, IndexView view)
    {
        var (shown, regulars) = (new DocBits(view.Documents), new DocBits(view.Documents));
        foreach (var segment in view.Segments)
        {
            Add(regulars, Regulars.Of(segment), segment.Context.DocBase);
            foreach (var ordinal in SegmentFit.OrdinalsOf(asked, segment.Columns))
                Add(shown, segment.Columns.Skills.Skills.Bits(ordinal), segment.Context.DocBase);
        }

        return (shown, regulars);
    }

    private static void Add(DocBits to, DocBits ofSegment, int from)
    {
        Span<int> some = stackalloc int[ScoreBlock.Size];
        for (var next = 0; next >= 0;)
        {
            next = ofSegment.Next(next, some, out var filled);
            foreach (var doc in some[..filled])
                to.Set(from + doc);
        }
    }

    private void Add(BesideIn repository, List<int> people, DocBits shown, float share)
    {
        _repositories.Add(repository);
        foreach (var doc in people)
            if (!shown[doc] && share > _shares[doc])
                (_shares[doc], _where[doc]) = (share, _repositories.Count - 1);
    }
}

/// <param name="Repository">owner/name as the index has it, in small letters</param>
/// <param name="Both">regulars of it who show the skill</param>
/// <param name="People">regulars who work there</param>
internal sealed record BesideIn(string Repository, int Both, int People);
