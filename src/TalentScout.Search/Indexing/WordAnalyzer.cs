using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace TalentScout.Search;

/// <summary>Indexes <see cref="Words"/>; a word's parts stand at its own position, so that a phrase counts words as a reader does.</summary>
internal sealed class WordAnalyzer : Analyzer
{
    /// <summary>Between two values of a field, so that no phrase runs over the edge.</summary>
    private const int Gap = 100;

    public override int GetPositionIncrementGap(string fieldName) => Gap;

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) => new(new WordTokenizer(reader));

    private sealed class WordTokenizer : Tokenizer
    {
        private readonly ICharTermAttribute _term;
        private readonly IPositionIncrementAttribute _position;
        private IEnumerator<(string Term, int Increment)> _terms = Enumerable.Empty<(string, int)>().GetEnumerator();

        public WordTokenizer(TextReader input)
            : base(input)
        {
            _term = AddAttribute<ICharTermAttribute>();
            _position = AddAttribute<IPositionIncrementAttribute>();
        }

        public override void Reset()
        {
            base.Reset();
            _terms.Dispose();
            _terms = Terms(m_input.ReadToEnd()).GetEnumerator();
        }

        public override bool IncrementToken()
        {
            ClearAttributes();
            if (!_terms.MoveNext())
                return false;
            _term.SetEmpty().Append(_terms.Current.Term);
            _position.PositionIncrement = _terms.Current.Increment;
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _terms.Dispose();
            base.Dispose(disposing);
        }

        private static IEnumerable<(string Term, int Increment)> Terms(string text)
        {
            foreach (var word in Words.Of(text))
            {
                yield return (word, 1);
                foreach (var part in Words.PartsOf(word))
                    yield return (part, 0);
            }
        }
    }
}
