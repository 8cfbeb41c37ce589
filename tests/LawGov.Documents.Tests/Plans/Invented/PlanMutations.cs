using System.Text;

namespace LawGov.Documents.Tests.Plans.Invented;

/// <summary>Damage that happens to documents: on the way through scanners, portals, clipboards and hands.</summary>
public static class PlanMutations
{
    private static readonly System.Buffers.SearchValues<char> Brackets = System.Buffers.SearchValues.Create("()（）〔〕【】");

    private static readonly string[] Shards =
    [
        "。",
        ",",
        "、",
        "(",
        ")",
        "〔",
        "〕",
        "《",
        "》",
        "牵头单位:",
        "责任单位",
        "一、",
        "(二)",
        ")",
        "3.",
        "1.1",
        "2027年",
        "每年",
        "100%",
        "\t",
        "|",
        "\n",
        "\r\n",
        "\u3000",
        "  ",
        "等",
        "和",
        "20",
        "第一条",
        "第(一)项",
        "\0",
        "\uD83D",
        "县司法局",
        "★",
        "*",
        "附件",
        "任务1:",
        "列第一位的为牵头单位,下同",
        "不少于",
        "十",
        "[1]",
        "O",
        "l",
        "— 3 —",
        "##",
        "\"",
        "序号\t任务\t牵头单位",
    ];

    /// <summary>The text with one to six random damages.</summary>
    public static string Damage(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        for (var change = random.Next(1, 7); change > 0; change--)
        {
            var at = random.Next(lines.Count);
            var line = lines[at];
            var place = random.Next(line.Length + 1);
            switch (random.Next(14))
            {
                case 0 when lines.Count > 2:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(at, line);
                    break;
                case 2:
                    var other = random.Next(lines.Count);
                    (lines[at], lines[other]) = (lines[other], line);
                    break;
                case 3 when place < line.Length:
                    lines[at] = line.Remove(place, 1);
                    break;
                case 4:
                    lines[at] = line[..place];
                    break;
                case 5 when at + 1 < lines.Count:
                    lines[at] += lines[at + 1];
                    lines.RemoveAt(at + 1);
                    break;
                case 6:
                    lines[at] = line[..place];
                    lines.Insert(at + 1, line[place..]);
                    break;
                case 7 when place < line.Length:
                    lines[at] = line.Insert(place, line[place].ToString());
                    break;
                case 8 when place + 1 < line.Length:
                    lines[at] = string.Concat(line.AsSpan(0, place), [line[place + 1], line[place]], line.AsSpan(place + 2));
                    break;
                case 9 when line.AsSpan().IndexOfAny(Brackets) is var bracket and >= 0:
                    lines[at] = line.Remove(bracket, 1);
                    break;
                case 10:
                    lines[at] = new string([.. line.Where(c => !char.IsPunctuation(c))]);
                    break;
                case 11:
                    lines[at] = new string([.. line.OrderBy(_ => random.Next())]);
                    break;
                default:
                    lines[at] = line.Insert(place, Shards[random.Next(Shards.Length)]);
                    break;
            }
        }
        return string.Join(random.Next(3) == 0 ? "\r\n\r\n" : "\n", lines);
    }

    /// <summary>The text without a share of its characters; line ends stay.</summary>
    public static string Without(string text, double share, Random random)
    {
        var rest = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '\n' || random.NextDouble() >= share)
                rest.Append(c);
        }
        return rest.ToString();
    }
}
