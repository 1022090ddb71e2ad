namespace TalentScout.Export;

/// <summary>How the printable page looks: quiet on screen, a card never broken over two sheets of paper.</summary>
internal static class HtmlLeadStyle
{
    public const string Css =
        """
        :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
        body { margin: 2rem auto; max-width: 62rem; padding: 0 1rem; }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: 0; }
        h2 { font-size: 1.1rem; margin: 0; }
        code { overflow-wrap: anywhere; }
        article { border-top: 1px solid light-dark(#c9d1d9, #3d444d); break-inside: avoid; padding: 1rem 0; }
        .facts, .rank, .score { color: light-dark(#4d5761, #a8b3be); font-weight: normal; }
        .facts { margin: .2rem 0; }
        .score { float: right; }
        .why { margin: .3rem 0; padding-left: 1.2rem; }
        dl { columns: 2; column-gap: 2rem; margin: .5rem 0 0; }
        dt { break-after: avoid; }
        dt.asked { font-weight: 600; }
        dd { font-size: .9rem; margin: 0 0 .2rem 1rem; overflow-wrap: anywhere; }
        a { color: light-dark(#0550ae, #79b8ff); }
        table { border-collapse: collapse; font-size: .85rem; }
        th, td { border: 1px solid light-dark(#c9d1d9, #3d444d); overflow-wrap: anywhere; padding: .3rem .5rem; text-align: left; vertical-align: top; white-space: pre-line; }
        tr { break-inside: avoid; }
        @media (max-width: 40rem) { dl { columns: 1; } }
        @media print { :root { color-scheme: light; font-size: 10pt; } body { margin: 0; max-width: none; padding: 0; } a { color: inherit; } @page { margin: 15mm; } }
        """;
}
