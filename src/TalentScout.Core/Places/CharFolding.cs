using System.Globalization;
using System.Text;

namespace TalentScout;

/// <summary>
/// Letters without case and marks, so that "Bogotá", "BOGOTA" and "bogota" are one name. Latin, Greek and Cyrillic letters lose their marks; the vowel signs of
/// other scripts are letters and stay.
/// </summary>
internal static class CharFolding
{
    // Above, letters have neither case nor marks, but for full-width forms.
    private const int TableLength = 0x2000;

    private static readonly char[] Table = MakeTable();

    public static char Fold(char c) => c < TableLength ? Table[c] : c is >= '\uff01' and <= '\uff5e' ? Table[c - 0xfee0] : c;

    /// <summary>The second letter of a sign that stands for two ("ß" is "ss"); 0 for all others.</summary>
    public static char Second(char c) => c switch
    {
        'ß' or 'ẞ' => 's',
        'æ' or 'Æ' or 'œ' or 'Œ' => 'e',
        'þ' or 'Þ' => 'h',
        _ => '\0',
    };

    /// <summary>Part of a word: a letter, a digit, or a vowel sign.</summary>
    public static bool IsWord(char c)
    {
        if (c < 128)
            return char.IsAsciiLetterOrDigit(c);
        return char.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }

    /// <summary>Of a script that puts no blanks between words: Chinese characters, kana, hangul.</summary>
    public static bool IsDense(char c) => c is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff');

    /// <summary>Accents typed as characters of their own, joiners and variation selectors: to be passed over.</summary>
    public static bool IsSilent(char c) => c is (>= '\u0300' and <= '\u036f') or '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\u00ad' or '\ufeff' or (>= '\ufe00' and <= '\ufe0f');

    private static char[] MakeTable()
    {
        var table = new char[TableLength];
        for (var i = 0; i < TableLength; i++)
            table[i] = Letter((char)i);
        return table;
    }

    private static char Letter(char c)
    {
        if (c < 128)
            return char.ToLowerInvariant(c);
        var letter = c switch
        {
            'ł' or 'Ł' => 'l',
            'ø' or 'Ø' or 'œ' or 'Œ' => 'o',
            'đ' or 'Đ' or 'ð' or 'Ð' => 'd',
            'ħ' or 'Ħ' => 'h',
            'ı' or 'İ' => 'i',
            'ß' or 'ẞ' => 's',
            'æ' or 'Æ' => 'a',
            'þ' or 'Þ' => 't',
            'ə' or 'Ə' => 'e',
            'ς' => 'σ',
            _ => c,
        };
        var marked = c is < '\u0590' or (>= '\u1e00' and < '\u2000');
        return char.ToLowerInvariant(letter == c && marked && char.IsLetter(c) ? c.ToString().Normalize(NormalizationForm.FormD)[0] : letter);
    }
}
