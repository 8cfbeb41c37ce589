using System.Globalization;
using System.Text;
using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans.Invented;

/// <summary>
/// A reading in lines: = title, # chapter, ## section, then the tasks with number, text, and whatever they have of 牵头 责任 人员 分工 时限 指标 频次. A line end
/// within a text is
/// a slash, a collective stands in square brackets, a deadline that has no day in 「」, punctuation is half-width, blanks are left out.
/// </summary>
public static class PlanLines
{
    private const string Parting = " | ";

    public static IReadOnlyList<string> Of(ParsedPlan plan)
    {
        var lines = new List<string> { ("= " + Plain(plan.Title)).TrimEnd() };
        foreach (var chapter in plan.Chapters)
        {
            if (chapter.Ordinal is not null || chapter.Title.Length > 0)
                lines.Add($"# {chapter.Ordinal ?? "-"} {Plain(chapter.Title)}");
            foreach (var section in chapter.Sections)
            {
                if (section.Ordinal is not null || section.Title.Length > 0)
                    lines.Add($"## {section.Ordinal ?? "-"} {Plain(section.Title)}");
                lines.AddRange(section.Tasks.Select(Task));
            }
        }
        return lines;
    }

    /// <summary>Whether a line of a reading is the expected one.</summary>
    public static bool Agree(string expected, string actual)
    {
        var (text, fields) = Parted(expected);
        var (read, others) = Parted(actual);
        var gap = text.IndexOf('…');
        var same =
            gap < 0
                ? text == read
                : read.Length >= text.Length - 1
                    && read.StartsWith(text[..gap], StringComparison.Ordinal)
                    && read.EndsWith(text[(gap + 1)..], StringComparison.Ordinal);
        return same && fields == others;
    }

    private static (string Text, string Fields) Parted(string line) =>
        line.IndexOf(Parting, StringComparison.Ordinal) is var at and >= 0 ? (line[..at], line[at..]) : (line, "");

    private static string Task(ParsedTask task)
    {
        var line = new StringBuilder($"{task.Number?.ToString(CultureInfo.InvariantCulture) ?? "-"} {Plain(task.Text)}");
        Add("牵头", task.LeadUnits.Select(Unit));
        Add("责任", task.ResponsibleUnits.Select(Unit));
        Add("人员", task.Persons.Select(Plain));
        if (task.SharedDuty)
            line.Append(Parting).Append("分工");
        Add("时限", task.Deadlines.Select(d => d.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? $"「{d.Text}」").Distinct());
        Add("指标", task.Targets.Select(t => t.Value.ToString(CultureInfo.InvariantCulture) + t.Unit));
        Add("频次", task.Recurring.Select(r => r.Frequency + r.Count?.ToString(CultureInfo.InvariantCulture)));
        return line.ToString();

        string Unit(string name) => task.Collectives.Any(c => c.Name == name) ? $"[{Plain(name)}]" : Plain(name);

        void Add(string label, IEnumerable<string> values)
        {
            if (string.Join('、', values) is { Length: > 0 } joined)
                line.Append(Parting).Append(label).Append(' ').Append(joined);
        }
    }

    private static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).Replace('\n', '/').Replace(" ", "", StringComparison.Ordinal);
}
