using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans;

/// <summary>Headings that say by their name what stands below them.</summary>
internal static class HeadingNames
{
    private static readonly Regex Aims = Pattern.Of("^(指导思想|总体要求|总体目标|工作目标|主要目标|目标任务|基本原则|工作原则|总体思路|指导思想.{0,8}|适用范围|工作背景)$");

    private static readonly Regex Requirements = Pattern.Of("^.{0,4}(工作要求|有关要求|相关要求|具体要求|几点要求|组织领导|组织保障|组织实施|保障措施|工作保障|实施保障|保障机制)$");

    private static readonly Regex Steps = Pattern.Of("^.{0,8}(步骤|步骤安排|阶段安排|进度安排|时间安排)$");

    /// <summary>Whether only aims and principles stand below it.</summary>
    public static bool IsAim(string title) => Aims.IsMatch(Shadow.Fold(title));

    /// <summary>Whether it calls on everybody to carry the plan out: 工作要求, 保障措施, 组织实施.</summary>
    public static bool IsRequirement(string title) => title.Length <= 16 && Requirements.IsMatch(Shadow.Fold(title));

    /// <summary>Whether the plan's stages stand below it: 实施步骤.</summary>
    public static bool IsSteps(string title) => title.Length <= 16 && Steps.IsMatch(Shadow.Fold(title));
}
