using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace LawGov.Documents.Reading;

/// <summary>Writes out the automatic numbering of paragraphs, as Word shows it.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<string, XElement> _abstracts = [];

    private readonly Dictionary<string, (string Abstract, Dictionary<int, int> Starts)> _lists = [];

    private readonly Dictionary<string, (string? List, int Level, string? BasedOn)> _styles = [];

    private readonly Dictionary<string, int?[]> _counters = [];

    private readonly HashSet<string> _started = [];

    public WordNumbering(XElement? numbering, XElement? styles)
    {
        foreach (var definition in numbering?.Elements() ?? [])
        {
            if (definition.Name.LocalName == "abstractNum" && Word.Attribute(definition, "abstractNumId") is { } id)
                _abstracts[id] = definition;
            if (definition.Name.LocalName == "num" && Word.Attribute(definition, "numId") is { } list)
                _lists[list] = (Word.Value(definition, "abstractNumId") ?? "", Starts(definition));
        }
        foreach (var style in styles?.Elements().Where(e => e.Name.LocalName == "style") ?? [])
        {
            var properties = Word.Child(Word.Child(style, "pPr"), "numPr");
            if (Word.Attribute(style, "styleId") is { } id)
                _styles[id] = (Word.Value(properties, "numId"), Number(Word.Value(properties, "ilvl")) ?? 0, Word.Value(style, "basedOn"));
        }
    }

    /// <summary>What stands before the paragraph's text; empty where it has no number.</summary>
    public string Next(XElement? paragraphProperties)
    {
        var properties = Word.Child(paragraphProperties, "numPr");
        var list = Word.Value(properties, "numId");
        var level = Number(Word.Value(properties, "ilvl"));
        var style = Word.Value(paragraphProperties, "pStyle");
        for (var depth = 0; list is null && style is not null && depth < 20 && _styles.TryGetValue(style, out var inherited); depth++)
        {
            list = inherited.List;
            level ??= inherited.List is null ? null : inherited.Level;
            style = inherited.BasedOn;
        }
        if (list is null or "0" || !_lists.TryGetValue(list, out var found) || Definition(found.Abstract) is not { } definition)
            return "";
        return Write(definition, found.Abstract, list, found.Starts, Math.Clamp(level ?? 0, 0, Levels - 1));
    }

    private string Write(XElement definition, string key, string list, Dictionary<int, int> starts, int level)
    {
        if (!_counters.TryGetValue(key, out var counters))
            _counters[key] = counters = new int?[Levels];
        if (_started.Add(list))
        {
            foreach (var (at, start) in starts)
                counters[at] = start - 1;
        }
        counters[level] = (counters[level] ?? Start(definition, level) - 1) + 1;
        for (var below = level + 1; below < Levels; below++)
            counters[below] = null;
        if (Level(definition, level) is not { } properties)
            return "";
        var format = Word.Value(properties, "numFmt") ?? "decimal";
        if (format == "bullet")
            return "•";
        var text = Word.Value(properties, "lvlText") ?? "";
        var legal = Word.Child(properties, "isLgl") is not null;
        var written = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 1 < text.Length && text[i + 1] is >= '1' and <= '9')
            {
                var at = text[++i] - '1';
                var own = at == level ? format : Word.Value(Level(definition, at), "numFmt") ?? "decimal";
                written.Append(Format(counters[at] ?? Start(definition, at), legal ? "decimal" : own));
            }
            else
                written.Append(text[i]);
        }
        return written.ToString();
    }

    private XElement? Definition(string id)
    {
        for (var depth = 0; depth < 10 && _abstracts.TryGetValue(id, out var definition); depth++)
        {
            if (Word.Value(definition, "numStyleLink") is not { } link)
                return definition;
            var linked = _abstracts.FirstOrDefault(a => Word.Value(a.Value, "styleLink") == link).Key;
            if (linked is null)
                return definition;
            id = linked;
        }
        return null;
    }

    private static XElement? Level(XElement definition, int level) =>
        definition.Elements().FirstOrDefault(e => e.Name.LocalName == "lvl" && Number(Word.Attribute(e, "ilvl")) == level);

    private static int Start(XElement definition, int level) => Number(Word.Value(Level(definition, level), "start")) ?? 1;

    private static Dictionary<int, int> Starts(XElement list)
    {
        var starts = new Dictionary<int, int>();
        foreach (var change in list.Elements().Where(e => e.Name.LocalName == "lvlOverride"))
        {
            if (Number(Word.Attribute(change, "ilvl")) is >= 0 and < Levels and { } level && Number(Word.Value(change, "startOverride")) is { } start)
                starts[level] = start;
        }
        return starts;
    }

    private static string Format(int number, string format) =>
        format switch
        {
            "none" => "",
            "chineseCounting"
            or "chineseCountingThousand"
            or "chineseLegalSimplified"
            or "japaneseCounting"
            or "taiwaneseCounting"
            or "taiwaneseCountingThousand"
            or "ideographDigital" => Plans.HanNumerals.Write(number),
            "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
            "upperLetter" => Letters(number, 'A'),
            "lowerLetter" => Letters(number, 'a'),
            "upperRoman" => Roman(number),
            "lowerRoman" => Roman(number).ToLowerInvariant(),
            "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
            _ => number.ToString(CultureInfo.InvariantCulture),
        };

    private static string Letters(int number, char first) =>
        number is < 1 or > 780 ? "" : new string((char)(first + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999)
            return number.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        foreach (
            var (value, sign) in (ReadOnlySpan<(int, string)>)
                [
                    (1000, "M"),
                    (900, "CM"),
                    (500, "D"),
                    (400, "CD"),
                    (100, "C"),
                    (90, "XC"),
                    (50, "L"),
                    (40, "XL"),
                    (10, "X"),
                    (9, "IX"),
                    (5, "V"),
                    (4, "IV"),
                    (1, "I"),
                ]
        )
        {
            for (; number >= value; number -= value)
                text.Append(sign);
        }
        return text.ToString();
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>Small looks into WordprocessingML, whichever of its two namespaces is used.</summary>
internal static class Word
{
    public static XElement? Child(XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static string? Attribute(XElement? element, string name) => element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    /// <summary>The val attribute of a child.</summary>
    public static string? Value(XElement? element, string child) => Attribute(Child(element, child), "val");
}
