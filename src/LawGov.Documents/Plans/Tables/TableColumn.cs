using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Tables;

/// <summary>What a column of a table of tasks holds.</summary>
internal enum ColumnKind
{
    Unknown,
    Number,
    Group,
    Body,
    Field,
    Ignored,
}

/// <summary>A column, by the words of its header.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Field">Of a field, which one.</param>
/// <param name="Header">The words, plain.</param>
internal readonly partial record struct TableColumn(ColumnKind Kind, NoteField Field, string Header)
{
    [GeneratedRegex("^(序号|编号|序|号|项号|任务序号|任务编号|No[.]?|no[.]?|#)$", Pattern.Options)]
    private static partial Regex NumberHeader { get; }

    [GeneratedRegex("任务|内容|事项|举措|措施|工作要求|项目|要点|清单|重点工作|工作安排|整改|问题|指标|实事|做法", Pattern.Options)]
    private static partial Regex BodyHeader { get; }

    [GeneratedRegex("^(类别|分类|领域|板块|方面|章节|[一二三四]级.{0,4}|任务类别|工作类别|任务分类|重点领域|主要方面|类型|部分|专项)$", Pattern.Options)]
    private static partial Regex GroupHeader { get; }

    [GeneratedRegex("时限|时间|期限|进度|节点", Pattern.Options)]
    private static partial Regex DeadlineHeader { get; }

    [GeneratedRegex("责任|牵头|配合|主管|实施|承办|协办|落实|参与|主办|负责|协助", Pattern.Options)]
    private static partial Regex Parts { get; }

    [GeneratedRegex("(单位|部门|科室|处室|股室|站所)$", Pattern.Options)]
    private static partial Regex UnitHeads { get; }

    [GeneratedRegex(
        "^(备注|说明|完成情况|进展情况|进展|落实情况|完成进度|得分|分值|评分.*|联系人.*|联系电话|目标|工作目标|目标要求|成果形式|量化指标|预期成效|预期目标|完成标准|责任科室联系人)$",
        Pattern.Options
    )]
    private static partial Regex IgnoredHeader { get; }

    /// <summary>Words known again when one of their characters is lost.</summary>
    private static readonly string[] Damageable =
    [
        "工作任务",
        "重点任务",
        "主要任务",
        "具体任务",
        "任务内容",
        "工作内容",
        "具体措施",
        "工作措施",
        "工作事项",
        "重点工作",
        "责任分工",
        "承办科室",
        "责任科室",
        "配合科室",
        "牵头科室",
    ];

    /// <summary>The column of a header's words.</summary>
    public static TableColumn Of(string header)
    {
        var text = NormalizedText.Fold(header).Trim('*');
        if (NumberHeader.IsMatch(text))
            return new(ColumnKind.Number, NoteField.Other, text);
        if (NoteLabels.FieldOf(text) is { } field && field != NoteField.Other)
            return new(ColumnKind.Field, field, text);
        if (text.Contains("牵头", StringComparison.Ordinal))
            return new(ColumnKind.Field, text.Contains("领导", StringComparison.Ordinal) || text.EndsWith('人') ? NoteField.Person : NoteField.Lead, text);
        if (text.Contains("领导", StringComparison.Ordinal) || text.Contains("责任人", StringComparison.Ordinal))
            return new(ColumnKind.Field, NoteField.Person, text);
        if (
            text.Contains("责任", StringComparison.Ordinal)
            && (
                text.Contains("单位", StringComparison.Ordinal)
                || text.Contains("部门", StringComparison.Ordinal)
                || text.EndsWith("分工", StringComparison.Ordinal)
            )
        )
            return new(ColumnKind.Field, NoteField.Responsible, text);
        if (text.Length <= 8 && UnitHeads.IsMatch(text) && !NamesUnits(text))
            return new(
                ColumnKind.Field,
                text.Contains("配合", StringComparison.Ordinal) || text.Contains('参') ? NoteField.Supporting : NoteField.Responsible,
                text
            );
        if (DeadlineHeader.IsMatch(text) && text.Length <= 10)
            return new(ColumnKind.Field, NoteField.Deadline, text);
        if (IgnoredHeader.IsMatch(text))
            return new(ColumnKind.Ignored, NoteField.Other, text);
        if (GroupHeader.IsMatch(text))
            return new(ColumnKind.Group, NoteField.Other, text);
        if (BodyHeader.IsMatch(text) && text.Length <= 14)
            return new(ColumnKind.Body, NoteField.Other, text);
        return Array.Find(Damageable, word => MisreadCharacters.IsLeftOf(text, word, 1)) is { } whole
            ? Of(whole) with
            {
                Header = text,
            }
            : new(ColumnKind.Unknown, NoteField.Other, text);
    }

    /// <summary>The columns of a header; of graded columns (一级指标, 二级指标) the deepest holds the task where no other does.</summary>
    public static List<TableColumn> All(IEnumerable<string> header)
    {
        List<TableColumn> columns = [.. header.Select(Of)];
        if (columns.Exists(c => c.Kind == ColumnKind.Body))
            return columns;
        var graded = columns.FindLastIndex(c => c.Kind == ColumnKind.Group && c.Header.Length > 1 && c.Header[1] == '级');
        if (graded >= 0 && columns.Exists(c => c.Kind == ColumnKind.Field))
            columns[graded] = columns[graded] with { Kind = ColumnKind.Body };
        return columns;
    }

    /// <summary>县直各部门 stands in a row, not above it.</summary>
    private static bool NamesUnits(string text) => text.Contains('各') || (UnitWords.StartsWithOwner(text) && !Parts.IsMatch(text));

    /// <summary>Whether a header says that its column numbers the tasks.</summary>
    public static bool IsNumberHeader(string text) => NumberHeader.IsMatch(NormalizedText.Fold(text));

    /// <summary>Whether columns are those of a table of tasks.</summary>
    public static bool AreHeader(List<TableColumn> columns)
    {
        var bodies = columns.Count(c => c.Kind == ColumnKind.Body);
        var fields = columns.Count(c => c.Kind == ColumnKind.Field);
        var numbers = columns.Count(c => c.Kind == ColumnKind.Number);
        return columns.Count >= 2 && columns.All(c => c.Header.Length <= 24) && ((bodies > 0 && (fields > 0 || numbers > 0)) || (numbers > 0 && fields > 0));
    }

    /// <summary>Beside a column of those who help, and where no other leads, the one that is charged (承办) leads.</summary>
    public static List<TableColumn> WithLead(List<TableColumn> columns)
    {
        if (
            columns.Exists(c => c is { Kind: ColumnKind.Field, Field: NoteField.Lead })
            || !columns.Exists(c => c is { Kind: ColumnKind.Field, Field: NoteField.Supporting })
        )
            return columns;
        return columns.ConvertAll(c =>
            c is { Kind: ColumnKind.Field, Field: NoteField.Responsible } && c.Header.StartsWith("承办", StringComparison.Ordinal)
                ? c with
                {
                    Field = NoteField.Lead,
                }
                : c
        );
    }
}
