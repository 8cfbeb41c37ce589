using System.Globalization;
using System.Text;
using LawGov.Domain.Events;
using LawGov.Domain.Obligations;

namespace LawGov.Web.Texts;

/// <summary>Something owed in a digest: what one subject owes until one day.</summary>
/// <param name="SubjectId">The page, task or request; its things stand together.</param>
/// <param name="About">How a person names it.</param>
/// <param name="Kind">What is owed.</param>
/// <param name="Until">Last day that is on time.</param>
/// <param name="Count">How many of them.</param>
public sealed record DigestItem(Guid SubjectId, string About, ObligationKind Kind, DateOnly Until, int Count = 1);

/// <summary>What a digest tells one kind of reader.</summary>
/// <param name="Own">What the unit owes.</param>
/// <param name="Office">Requests that wait for the office.</param>
/// <param name="Notices">What its people were told since the last digest, by count.</param>
public sealed record DigestContent(IReadOnlyList<DigestItem> Own, IReadOnlyList<DigestItem> Office, IReadOnlyDictionary<TimelineAct, int> Notices)
{
    public bool IsEmpty => Own.Count == 0 && Office.Count == 0 && Notices.Count == 0;
}

/// <summary>The words of a digest, in Chinese like every message: by subject, newest first, as of a moment it names.</summary>
public static class DigestText
{
    /// <summary>Most lines of things owed in one mail, and most characters of a line's subject.</summary>
    public const int MostLines = 20,
        AboutLength = 45;

    /// <summary>The line above the mail.</summary>
    public static string Subject(DigestContent content, DateOnly today)
    {
        var (late, soon) = (Count(content.Own.Where(i => i.Until < today)), Count(content.Own.Where(i => i.Until >= today)));
        string[] parts =
        [
            late > 0 ? $"{late}项逾期" : "",
            soon > 0 ? $"{soon}项将到期" : "",
            content.Office.Count > 0 ? $"{Count(content.Office)}件申请待答复" : "",
        ];
        var said = string.Join('、', parts.Where(p => p.Length > 0));
        return "应办提醒：" + (said.Length > 0 ? said : $"新通知{content.Notices.Values.Sum()}条");
    }

    /// <summary>The lines of the mail.</summary>
    public static string Details(DigestContent content, DateTime cutOff, DateOnly today)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"以下情况截至{cutOff:M月d日HH:mm}。\n");
        var left = MostLines;
        Say("本单位应办：", content.Own);
        Say("待办公室答复的申请：", content.Office);
        if (content.Notices.Count > 0)
        {
            var counts = content.Notices.OrderBy(n => n.Key).Select(n => $"{RuleText.LabelOf(n.Key)}{n.Value}条");
            text.Append("\n上次提醒以来的通知：").AppendJoin('、', counts).Append('\n');
        }
        return text.ToString();

        void Say(string heading, IReadOnlyList<DigestItem> items)
        {
            if (items.Count == 0)
                return;
            text.Append('\n').Append(heading).Append('\n');
            var ordered = Ordered(items);
            foreach (var item in ordered.Take(left))
                text.Append("· ").Append(Line(item, today)).Append('\n');
            if (ordered.Count > left)
                text.Append(CultureInfo.InvariantCulture, $"另有{Count(ordered.Skip(left))}项，请登录系统查看。\n");
            left = Math.Max(0, left - ordered.Count);
        }
    }

    /// <summary>By subject, the one with the newest thing first.</summary>
    private static List<DigestItem> Ordered(IReadOnlyList<DigestItem> items) =>
        [.. items.GroupBy(i => i.SubjectId).OrderByDescending(g => g.Max(i => i.Until)).SelectMany(g => g.OrderByDescending(i => i.Until))];

    private static string Line(DigestItem item, DateOnly today)
    {
        var about = item.About.Length > AboutLength ? LawGov.Domain.StorableText.Cut(item.About, AboutLength - 1) + "…" : item.About;
        var what = item.Kind switch
        {
            ObligationKind.Report => $"{item.Count}项待报送",
            ObligationKind.Correction => $"{item.Count}项退回待改",
            ObligationKind.Answer => "待答复",
            var kind => RuleText.LabelOf(kind),
        };
        return $"{about}：{what}，{Days(item.Until, today)}";
    }

    private static string Days(DateOnly until, DateOnly today) =>
        until < today ? $"逾期{today.DayNumber - until.DayNumber}天"
        : until == today ? "今天到期"
        : string.Create(CultureInfo.InvariantCulture, $"{until:M月d日}到期");

    private static int Count(IEnumerable<DigestItem> items) => items.Sum(i => i.Count);
}
