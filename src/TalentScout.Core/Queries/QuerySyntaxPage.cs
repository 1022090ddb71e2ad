using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TalentScout;

/// <summary>Writes docs/query-syntax.md from the table of fields and the limits; a test holds the file to it.</summary>
public static class QuerySyntaxPage
{
    /// <summary>How parts are put together: what is written, what it means.</summary>
    public static readonly ImmutableArray<(string Example, string Meaning)> Operators =
    [
        ("kafka", "a word: the skill of that name, else a word of the profile or of the repositories worked in"),
        ("spring boot", "words that together name one skill are that skill; a comma keeps them apart: `spring, boot`"),
        ("\"event sourcing\"", "a phrase: these words in this order, always as text, also where they name a skill; `\\\"` is a quote in it"),
        ("micro*", "any word that begins so, from two letters on"),
        ("postgers~", "the word, or one that differs in one letter (`~2`: in two): wrong, missing, too many, or swapped; not the first"),
        ("kafka redis", "whoever shows one of the two, best who shows both (see *Skills side by side*)"),
        ("kafka AND redis", "both, and nobody else"),
        ("java OR kotlin", "at least one; AND binds stronger than OR, parentheses decide"),
        ("java (kafka OR redis)", "parentheses group; a group of alternatives is wanted like one skill"),
        ("-php", "leave out whoever has it; `NOT php` says the same"),
        ("+kafka", "must be there: whoever does not show it is not listed. All that is no skill must hold anyway"),
        ("kafka^2", "counts twice in the ranking; weights from 0.01 to 100, also after `)`"),
        ("nice:(redis grpc^2)", "wanted and ranked, not required; once or more, beside the rest"),
        ("lang:(java OR kotlin)", "one field for several values"),
    ];

    /// <summary>Ranges of numbers and months.</summary>
    public static readonly ImmutableArray<(string Example, string Meaning)> Ranges =
    [
        ("merged:>10", "more than 10"),
        ("merged:>=10", "10 or more"),
        ("merged:<10", "less than 10"),
        ("merged:<=10", "10 or less"),
        ("merged:5..50", "from 5 to 50, both included; `5..` and `..50` are open"),
        ("merged:10", "exactly 10"),
        ("active:2026-03", "a month"),
        ("active:2026", "a year is its twelve months"),
        ("since:<2018", "before January 2018"),
    ];

    public static string Write()
    {
        var page = new StringBuilder(
            """
            # Query syntax

            Written from the parser's own tables (`QuerySyntaxPage`): change them, not this page.

            A query is a list of words and fields; all of them must hold unless it says otherwise, skills that stand side by side apart. Operators and field names may be written in any case; the words
            and, or, not are searched for when they stand in quotes. Blanks, commas, semicolons and line ends separate.

            | write | finds |
            | --- | --- |

            """);
        Table(page, Operators.Select(o => new[] { Code(o.Example), o.Meaning }));
        page.Append(
            """

            ## Fields

            | field | takes | example | finds who |
            | --- | --- | --- | --- |

            """);
        Table(page, QueryFields.All.Select(f => new[] { string.Join(", ", f.AlsoNames.Prepend(f.Name).Select(n => Code(n + ":"))), f.Takes, Code(f.Example), f.Meaning }));
        page.Append(
            """

            A value with blanks stands in quotes: `company:"Acme Corp"`. Unknown is not no: who has not said where they live is not found by `country:`, and not by
            `-country:` kept out.

            ## Ranges

            | write | means |
            | --- | --- |

            """);
        Table(page, Ranges.Select(r => new[] { Code(r.Example), r.Meaning }));
        page.Append(CultureInfo.InvariantCulture,
            $"""

            ## Skills

            - `lang:`, `db:` and `fw:` take a skill of that kind by any of its names (`lang:golang` is `lang:go`); `skill:` takes every kind. The names are those of `config/skills.json`.
            - A group finds whoever has any of its members: `skill:sql`, `db:sql`.
            - A word without a field is a skill when it is a name of one. Names that are common words too (go, spring, julia) are skills where the query speaks of work - it
              names another skill, a role, a developer, or has a field other than `name:`, `login:`, `bio:` - or where only skills and places stand in it: `go`, `go kafka`,
              `go developer`, `go berlin`. In `julia smith` it stays a word. `lang:julia` and `"julia"` leave no doubt.
            - `backend`, `frontend`, `devops`, `data engineer` and `mobile developer` are roles. "developer", "engineer" and the like after a skill or role belong to it.

            ## Skills side by side

            Public work is never all work: that a skill was not seen is not "has not". So where two or more skills are asked for, `lang:csharp db:sqlite country:de`, everybody is
            listed who shows one of them and meets everything else; what was not seen brings no points, and the hit says so. `total` and facets count all who are listed, `complete` those who show all.

            - `+db:sqlite` must be there; so must what `AND` or parentheses hold together: `lang:csharp AND db:sqlite`, `(lang:csharp db:sqlite)`. The canonical form writes all of these with `+`.
            - `match=all` (API), `--match all` (command), *all of it only* (page): nobody is listed of whom one was not seen.
            - Saved searches and their alerts, exports, lead lists and counts of the market are always of those who show all.

            ## One skill alone

            Where one skill is asked for, or alternatives of one, `db:redis country:de`, all who show it come first; after them those are listed who meet everything else and show what goes with it among the people of
            this index: of those who show Sidekiq, most show Redis as well. Each of them says what was not seen, and which skill they are listed for (`adjacent`, with the numbers of people). `total` and facets count all who
            are listed, `complete` those who show it.

            - A language asked for alone is not widened so: it is seen in every change.
            - Not in another order than by score, not with `+db:redis` or `match=all`, nor in saved searches, alerts, exports, lead lists and counts of the market. `w.adjacent=0` leaves them out, too.

            ## Places

            - `near:"Berlin" 50km`: the distance follows the city, in `km` or `mi`; without one it is 50 km. Where a name belongs to several cities the greatest is meant; `near:"Paris, US"` names another,
              and so does `city:"Paris, US"`.
            - `in` before a country or city is the field: `java in germany` is `skill:java country:DE`, `java in new york` is `skill:java city:"New York City"`. Codes are written large: `in DE`. Before `country:`, `city:`, `near:` and `tz:` it says nothing more. A place without
              `in` is a word, found wherever it stands in what people say of themselves.
            - `tz:Europe/Berlin` is one zone; `tz:UTC+1` and `tz:UTC-5..UTC-3` are distances from UTC in standard time.

            ## The canonical form

            Every query has one canonical text, which the page and every answer show, and which parses back to the same query: skills by id behind their field, ranges closed
            (`merged:>10` is `merged:>=11`), roles and countries by their codes, parentheses where AND and OR meet. Saved searches keep it. Nothing is left out or guessed silently:
            what cannot be read is an error that says at which character, and what was wanted there.

            Limits: {QueryLimits.Length} characters (also of the canonical text), {QueryLimits.Clauses} words and fields, {QueryLimits.Depth} levels of AND, OR and NOT.

            """);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Code(string text) => $"`{text.Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static void Table(StringBuilder page, IEnumerable<string[]> rows)
    {
        foreach (var row in rows)
            page.Append("| ").AppendJoin(" | ", row).Append(" |\n");
    }
}
