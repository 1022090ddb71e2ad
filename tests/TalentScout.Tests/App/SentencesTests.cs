using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using TalentScout.App;
using TalentScout.App.Layout;

namespace TalentScout.Tests.App;

/// <summary>Reasons, proofs and alerts on pages in other languages.</summary>
public sealed partial class SentencesTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Fact]
    public void Every_sentence_of_the_texts_is_tried_once_and_no_other()
    {
        var texts = Texts.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>().Select(e => (string)e.Key).Where(k => k.StartsWith("Sentence_", StringComparison.Ordinal));
        Assert.Equal(texts.Order(StringComparer.Ordinal), Sentences.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("C#: 33 commits merged into a/b over 10 months, last 2026-11", "C#: 33 Commits aufgenommen in a/b in 10 Monaten, zuletzt Nov 2026")]
    [InlineData("33 commits merged into a/b (implied by Go); 1 change touches it; beside 11 others of its kind; in a stack of 14; 3.1 % of its commits; 40 others work there",
        "33 Commits aufgenommen in a/b (folgt aus Go); 1 Änderung berührt es; neben 11 weiteren dieser Art; in einem Stack von 14; 3,1 % der Commits dort; 40 weitere arbeiten dort")]
    [InlineData("1 commit merged into a/b; none of 4 changes looked into touches it", "1 Commit aufgenommen in a/b; keine von 4 angesehenen Änderungen berührt es")]
    [InlineData("1 pull request merged into a/b, last 2026-05", "1 Pull-Request aufgenommen in a/b, zuletzt Mai 2026")]
    [InlineData("files like *.csproj in a/b, with 1 commit there (optional)", "Dateien wie *.csproj in a/b, mit 1 Commit dort (wahlweise)")]
    [InlineData("no trace of Kafka seen; 3 of 5 known repositories were read. Not seen is not \"has not\"", "keine Spur von Kafka gesehen; 3 von 5 bekannten Repositories wurden gelesen. Nicht gesehen heißt nicht „hat nicht“")]
    [InlineData("new at place 3: C#: 2 reviews in a/b; Go: says so (bio)", "neu auf Platz 3: C#: 2 Reviews in a/b; Go: sagt es selbst (bio)")]
    [InlineData("place 20 to 2: others fell behind", "Platz 20 zu 2: andere fielen zurück")]
    [InlineData("fit: how strongly public work shows what is asked", "Passung: wie deutlich öffentliche Arbeit das Gesuchte zeigt")]
    [InlineData("complete: all of it is shown, Kafka least", "vollständig: alles gezeigt, Kafka am wenigsten")]
    [InlineData("complete: C# not seen", "vollständig: C# nicht gesehen")]
    [InlineData("3 Cassandra postings for each person in Spanien.", "3 Anzeigen mit Cassandra je Person in Spanien.")]
    [InlineData("row 3: asked not to be here", "Zeile 3: hat darum gebeten, hier nicht zu stehen")]
    [InlineData("may be ada: the same name, and place or employer", "könnte ada sein: derselbe Name, und Ort oder Arbeitgeber")]
    [InlineData("stage: wanted one of sourced, offer", "Stufe: gebraucht wird eine von sourced, offer")]
    [InlineData("`sql` now means duckdb too; `nosql` is no group any more", "`sql` heißt jetzt auch duckdb; `nosql` ist keine Gruppe mehr")]
    [InlineData("`db:csharp`: C# is a language", "`db:csharp`: C# ist etwas anderes (Sprache)")]
    [InlineData("a message broker, such as kafka, nats; or \"kafak\" in quotes as plain text", "etwas wie kafka, nats (Nachrichtenvermittler); oder \"kafak\" in Anführungszeichen als Text")]
    [InlineData("a month or year, or a range: active:>=2026-01", "ein Monat oder Jahr, oder ein Bereich: active:>=2026-01")]
    [InlineData("data 62 %: etl, spark", "Daten 62 %: etl, spark")]
    [InlineData("C# 62 %: etl, spark", "C# 62 %: etl, spark")]
    [InlineData("Kafka is seen only where it does not count: kafka (npm) in a/b, with 3 commits there, last 2026-05 (commented out); 1 of 2 known repositories were read. Not seen is not \"has not\"",
        "Kafka ist nur dort zu sehen, wo es nicht zählt: kafka (npm) in a/b, mit 3 Commits dort, zuletzt Mai 2026 (auskommentiert); 1 von 2 bekannten Repositories wurden gelesen. Nicht gesehen heißt nicht „hat nicht“")]
    [InlineData("together in a/b, 38 commits over 14 months, last 2026-05", "gemeinsam in a/b, 38 Commits in 14 Monaten, zuletzt Mai 2026")]
    [InlineData("Go, strength 0.34", "Go, Stärke 0,34")]
    [InlineData("`3.1` is no number of merged", "`3.1` ist keine Zahl für merged")]
    [InlineData("SQL databases: 2 reviews in a/b", "SQL-Datenbanken: 2 Reviews in a/b")]
    [InlineData("{0} of nothing known", "{0} of nothing known")]
    [InlineData("", "")]
    public void A_sentence_is_said_in_the_language_of_the_page_with_its_parts(string english, string german)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        Assert.Equal(german, Sentences.In(english));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Same(english, Sentences.In(english));
    }

    /// <summary>Whatever the ranking says of people is known here: no English is left of it.</summary>
    [Theory]
    [InlineData("lang:csharp nice:(kafka docker)")]
    [InlineData("(lang:csharp OR db:postgresql) -country:FR nice:(hireable:yes backend)")]
    [InlineData("skill:sql months:>=2 merged:>1")]
    [InlineData("lang:csharp db:postgresql")]
    [InlineData("lang:csharp skill:kafka")]
    public async Task Nothing_English_is_left_of_what_the_ranking_says(string query)
    {
        await using var host = new WebHost();
        await host.StartAsync([Invented.Mara(), .. InventedPeople.Of(30, seed: 7)]);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        var engine = host.Engine;
        var parsed = new QueryParser(Invented.Catalogue, _ => null, code => code.ToUpperInvariant() is "DE" or "FR" ? code.ToUpperInvariant() : null).Parse(query);
        Assert.True(parsed.Ok, parsed.Error?.Message);
        var answer = engine.Search(new SearchRequest { Query = parsed.Query!, Size = 100, Explain = true });
        Assert.NotEmpty(answer.Hits);
        var said = answer.Hits.SelectMany(h => h.Why.Concat(h.Skills.SelectMany(s => s.Evidence.Select(e => e.What))).Concat(Descriptions(h.Explanation!).Skip(1)))
            .Concat(host.People.SelectMany(p => engine.Why(p.Id, parsed.Query!)!.Conditions.SelectMany(c => new[] { c.Because, c.Needed ?? "" })));
        Assert.Empty(said.Distinct().Where(s => English().IsMatch(Sentences.In(s))).Select(s => $"{s} => {Sentences.In(s)}"));
    }

    [Theory]
    [InlineData("lang2:go")]
    [InlineData("lang:")]
    [InlineData("lang:nosuch")]
    [InlineData("db:csharp")]
    [InlineData("\"open")]
    [InlineData("\"\"")]
    [InlineData("(go")]
    [InlineData("go)")]
    [InlineData("()")]
    [InlineData("go OR")]
    [InlineData("AND go")]
    [InlineData("go NOT")]
    [InlineData("^2")]
    [InlineData("kafka^999")]
    [InlineData("-php^2")]
    [InlineData("nice:(-php)")]
    [InlineData("nice:(go) OR java")]
    [InlineData("-nice:(go)")]
    [InlineData("go OR +java")]
    [InlineData("+-go")]
    [InlineData("-(+go)")]
    [InlineData("- ")]
    [InlineData("!!!")]
    [InlineData("50km")]
    [InlineData("near:Nowhereville")]
    [InlineData("merged:>=5 <=10")]
    [InlineData("java^1e3")]
    [InlineData("postgers~3")]
    [InlineData("*gres")]
    [InlineData("country:zz")]
    [InlineData("tz:Nowhere")]
    [InlineData("role:nothing")]
    [InlineData("hireable:maybe")]
    [InlineData("merged:many")]
    [InlineData("merged:9..1")]
    [InlineData("active:2026-13")]
    [InlineData("active:2026..2020")]
    [InlineData("company:!!!")]
    public void What_is_wrong_with_a_query_is_said_in_the_language_of_the_page(string query)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        var error = new QueryParser(Invented.Catalogue, _ => null, _ => null).Parse(query).Error;
        Assert.NotNull(error);
        Assert.NotEqual(error.Message, Sentences.In(error.Message));
        // What is a piece of a query ("csharp?") is so in every language.
        Assert.True(Sentences.In(error.Wanted) != error.Wanted || !error.Wanted.Contains(' '), error.Wanted);
    }

    private static IEnumerable<string> Descriptions(Explanation part) => part.Details.SelectMany(Descriptions).Prepend(part.Description);

    /// <summary>Words that no name of a skill, place or repository of the invented people is made of, and no German sentence.</summary>
    [GeneratedRegex(@"\b(?:the|their|with|over|months?|last|seen|not|known|into|there|says|and|proofs|merged|work|reviews?|repositor(?:y|ies) of)\b(?!:)")]
    private static partial Regex English();
}
