using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans.Lines;

/// <summary>Headings that say by their name what stands below them.</summary>
internal static partial class HeadingNames
{
    private const int Longest = 60;

    private const string GoalWords =
        "((指导|总体)思想|(指导|基本|工作|主要|总体)原则|(总体|基本|目标)要求|(总体|工作|主要|创建|活动|任务|建设|发展|预期|整治|奋斗)目标|目标任务|(总体|工作|基本)思路|适用范围)";

    private const string StateWords =
        "((重要|重大)(意义|性)|(工作|起草|出台|制定)背景|改革内容|发展现状|现状|工作(成效|成绩)|主要(成效|成绩)|存在(的)?(主要)?问题|面临(的)?形势)";

    [GeneratedRegex($"^(.{{0,20}}的)?{GoalWords}([和与及、,]{GoalWords})*$|^指导思想.{{0,8}}$", Pattern.Options)]
    private static partial Regex Goals { get; }

    [GeneratedRegex(
        $"^(.{{0,20}}的|充分认识.{{0,24}}的?)?({GoalWords}|{StateWords})([和与及、,]({GoalWords}|{StateWords}))*$|^指导思想.{{0,8}}$",
        Pattern.Options
    )]
    private static partial Regex NonTaskParts { get; }

    [GeneratedRegex(
        "^.{0,4}(((工作|有关|相关|几点|活动|具体|组织)要求|(组织|工作|实施)保障|组织(领导|实施)|保障(措施|机制|要求))[和与及、]?){1,2}$",
        Pattern.Options
    )]
    private static partial Regex Requirements { get; }

    [GeneratedRegex("^.{0,8}(步骤|步骤安排|阶段安排|进度安排|时间安排)$", Pattern.Options)]
    private static partial Regex Steps { get; }

    /// <summary>清理范围, 改革目标: what is meant, not what is to be done.</summary>
    [GeneratedRegex(
        "^(清理|整治|改革|治理|行动|实施|排查|评查|督察|检查|创建|专项整治|专项行动|文件清理)(目标|原则|范围|标准|对象|依据|思路|背景|意义|内容和范围)$",
        Pattern.Options
    )]
    private static partial Regex Frames { get; }

    /// <summary>Whether it announces aims and principles: 总体要求, 指导思想和工作目标.</summary>
    public static bool IsGoal(string title) => Says(Goals, title);

    /// <summary>Whether only aims, principles or the state of things stand below it.</summary>
    public static bool IsAim(string title) => Says(NonTaskParts, title) || Says(Frames, title);

    /// <summary>Whether the first sentence of a task, or of a heading's line, is such a heading: 1.指导思想。….</summary>
    public static bool OpensWithAim(string text)
    {
        var folded = NormalizedText.Fold(text.Length <= 80 ? text : text[..80]);
        var end = folded.AsSpan().IndexOfAny('。', ':');
        return IsAim(end < 0 ? folded : folded[..end]);
    }

    /// <summary>Whether it calls on everybody to carry the plan out: 工作要求, 保障措施, 组织实施.</summary>
    public static bool IsRequirement(string title) => title.Length <= 40 && Says(Requirements, title);

    /// <summary>Whether the plan's stages stand below it: 实施步骤.</summary>
    public static bool IsSteps(string title) => title.Length <= 16 && Says(Steps, title);

    private static bool Says(Regex words, string title) => title.Length <= Longest && words.IsMatch(NormalizedText.Fold(title).TrimEnd('。', ':'));
}
