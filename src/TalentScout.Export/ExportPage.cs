using System.Text;

namespace TalentScout.Export;

/// <summary>Writes docs/exports.md from the formats and columns; a test holds the file to it.</summary>
public static class ExportPage
{
    public static string Write()
    {
        var page = new StringBuilder(
            """
            # Lead lists

            Written from the program's own tables (`ExportPage`): change them, not this page.

            A lead list is the frozen answer to a query, or a shortlist, in one of these formats. Rows are written as they come, in the order of the list, in UTF-8. Who has asked
            not to be here is left out of every list, however old it is.

            | format | what it is |
            | --- | --- |
            | `csv` | RFC 4180, comma, CRLF, no byte order mark; a header and a record per lead |
            | `xlsx` | a workbook: the sheet Leads, and the sheet About with query, scorer and date |
            | `json` | `{"list":{…},"leads":[…],"count":n}` |
            | `jsonl` | a JSON object per line and lead, nothing else |
            | `html` | a page to print: one file, no script, nothing loaded |

            ## Profiles

            `config/exports.json` names profiles: columns in their order, each with a header and either a value of the table below or a fixed text. Tables (`csv`, `xlsx`) take the profile
            `generic` where none is asked for; the other formats then have their own form, with everything that is known of a lead. With a profile, every format has its columns.
            `greenhouse`, `lever` and `ashby` have the headings of their bulk imports; columns that we cannot fill (e-mail, phone) are there and empty.

            | value | holds |
            | --- | --- |

            """);
        foreach (var column in LeadColumns.All)
            page.Append("| `").Append(column.Name).Append("` | ").Append(column.Meaning).Append(" |\n");
        page.Append(
            """

            An empty cell is unknown, never no. `strength:SKILL` and `evidence:SKILL` (`evidence:postgresql`) are columns of one skill, in a profile and in `columns`.

            ## Columns of your own

            In place of a profile, `columns=login,name,strength:go,evidence:postgresql` (`--columns` of `export`, the page's field) names values of the table in their order; their names
            are the headings.

            ## Frozen

            Exporting freezes: the rows are kept with query, brief, weights, scorer, generation of the index, date and who asked, and can be written again in any format, and compared
            with today's answer (`/lists`, `/api/v1/lists/{id}/compare`). The same rows by the same query and scorer are kept once. Who leaves later is taken out of
            every list that was frozen before. Every file that leaves is logged: when, who, which list, format and columns, how many rows, how many were withheld. A list may have
            100,000 rows.

            ## Text that looks like a formula

            A spreadsheet runs a cell of a CSV file that begins like a formula. So an apostrophe is put before every part of a text that begins with `=`, `+`, `-`, `@` or a full-width or
            look-alike form of them, also after blanks, invisible characters and apostrophes. Parts are what stands between line ends, tabs and semicolons, since a spreadsheet
            of another locale splits a line there. To get the text back, take one apostrophe away from every part that begins with an apostrophe and, without it, would be
            guarded (`FormulaGuard.Undo`). Nothing else is changed, and nothing is lost.

            Cells of a workbook hold text as text, so there nothing is added; cells that look like a formula are marked so that they stay text when somebody edits them. A
            cell has at most 32,767 characters, the limit of the format: longer text is cut.

            """);
        return page.ToString().ReplaceLineEndings("\n");
    }
}
