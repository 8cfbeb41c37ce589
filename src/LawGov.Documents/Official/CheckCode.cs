using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace LawGov.Documents.Official;

/// <summary>
/// The check code of a file's data: the first eight hex digits of SHA-256 over a canonical text. The text names every readable property
/// in ordinal order with its value; texts carry their length, so that no two different records give the same text.
/// </summary>
public static class CheckCode
{
    /// <summary>The code of a record (upper case hex).</summary>
    /// <param name="record">A tree of records, lists, texts, numbers, dates and enums.</param>
    /// <exception cref="NotSupportedException">A value is of another kind.</exception>
    public static string Of(object record)
    {
        ArgumentNullException.ThrowIfNull(record);

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText(record))))[..8];
    }

    /// <summary>The canonical text that is hashed.</summary>
    /// <param name="record">A tree of records, lists, texts, numbers, dates and enums.</param>
    public static string CanonicalText(object record)
    {
        var text = new StringBuilder();
        Append(text, record);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append('~');
                break;
            case string s:
                text.Append(CultureInfo.InvariantCulture, $"\"{s.Length}:{s}");
                break;
            case bool flag:
                text.Append(flag ? "yes" : "no");
                break;
            case Enum name:
                text.Append(name);
                break;
            case DateOnly day:
                text.Append(day.ToString("O", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset instant:
                text.Append(instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            case int or long or double:
                text.Append(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                text.Append(number.ToString("0.############################", CultureInfo.InvariantCulture)); // 60 and 60.0 are one value
                break;
            case IEnumerable list:
                text.Append('[');
                foreach (var item in list)
                {
                    Append(text, item);
                    text.Append(';');
                }

                text.Append(']');
                break;
            default:
                AppendRecord(text, value);
                break;
        }
    }

    private static void AppendRecord(StringBuilder text, object value)
    {
        var type = value.GetType();
        if (type.Assembly != typeof(CheckCode).Assembly)
            throw new NotSupportedException($"No canonical text is known for {type}.");

        text.Append(type.Name).Append('{');
        foreach (
            var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.SetMethod is not null) // what is derived from other properties adds nothing (and would recurse)
                .OrderBy(p => p.Name, StringComparer.Ordinal)
        )
        {
            text.Append(property.Name).Append('=');
            Append(text, property.GetValue(value));
            text.Append(';');
        }

        text.Append('}');
    }
}
