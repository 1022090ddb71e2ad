using System.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace TalentScout.Search;

/// <summary>Indexes <see cref="Words"/>; a word's parts stand at its own position, so that a phrase counts words as a reader does.</summary>
internal sealed class WordAnalyzer : Analyzer
{
    /// <summary>Between two values of a field, so that no phrase runs over the edge.</summary>
    public const int Gap = 100;

    public override int GetPositionIncrementGap(string fieldName) => Gap;

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) => new(new WordTokenizer(reader));

    private sealed class WordTokenizer : Tokenizer
    {
        private readonly ICharTermAttribute _term;
        private readonly IPositionIncrementAttribute _position;
        private readonly WordSplitter _words = new();
        private int _next;

        public WordTokenizer(TextReader input)
            : base(input)
        {
            _term = AddAttribute<ICharTermAttribute>();
            _position = AddAttribute<IPositionIncrementAttribute>();
        }

        public override void Reset()
        {
            base.Reset();
            _words.Read(m_input.ReadToEnd());
            _next = 0;
        }

        public override bool IncrementToken()
        {
            ClearAttributes();
            if (_next == _words.Found.Length)
                return false;
            var word = _words[_next];
            // A character has at least one byte.
            _term.SetLength(Encoding.UTF8.GetChars(word, _term.ResizeBuffer(word.Length)));
            _position.PositionIncrement = _words.Found[_next++].IsPart ? 0 : 1;
            return true;
        }
    }
}
