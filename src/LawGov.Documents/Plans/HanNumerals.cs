namespace LawGov.Documents.Plans;

/// <summary>Numbers written 一 to 九百九十九, and Arabic ones.</summary>
public static class HanNumerals
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>Whether the character can stand in a written number.</summary>
    public static bool IsDigit(char c) => Digits.Contains(c) || c is '零' or '十' or '百' or '两' or '廿' or '卅';

    /// <summary>The value of 十一, 二十, 一百零三, 两, 12; null where the text is no number.</summary>
    public static int? Parse(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > 9)
            return null;
        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var arabic))
            return arabic;
        var total = 0;
        var current = -1;
        foreach (var c in text)
        {
            var digit = c switch
            {
                '零' => 0,
                '两' => 2,
                _ => Digits.IndexOf(c),
            };
            if (digit >= 0)
            {
                if (current > 0 && digit > 0)
                    return null;
                current = digit;
            }
            else if (c is '百' && total < 100)
            {
                total += 100 * (current < 0 ? 1 : current);
                current = -1;
            }
            else if (c is '十' or '廿' or '卅' && total % 100 == 0)
            {
                total +=
                    10
                    * (
                        c == '廿' ? 2
                        : c == '卅' ? 3
                        : current <= 0 ? 1
                        : current
                    );
                current = -1;
            }
            else
                return null;
        }
        return total + Math.Max(current, 0);
    }

    /// <summary>一 to 九百九十九.</summary>
    public static string Write(int value)
    {
        if (value is < 1 or > 999)
            return value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var hundreds = value / 100;
        var tens = value / 10 % 10;
        var ones = value % 10;
        var text = hundreds > 0 ? Digits[hundreds] + "百" : "";
        if (tens > 1 || (tens == 1 && hundreds > 0))
            text += Digits[tens] + "十";
        else if (tens == 1)
            text += "十";
        else if (hundreds > 0 && ones > 0)
            text += "零";
        return ones > 0 ? text + Digits[ones] : text;
    }
}
