namespace LawGov.Documents.Ledgers;

/// <summary>One line of the flat sheet: what one unit owed for one task in one period, once.</summary>
public sealed record LedgerDetail
{
    /// <summary>期次: sortable key, e.g. 2026-Q3.</summary>
    public required string PeriodKey { get; init; }

    /// <summary>方案: title of the plan.</summary>
    public string PlanTitle { get; init; } = "";

    /// <summary>章.</summary>
    public string Chapter { get; init; } = "";

    /// <summary>任务编号 as the plan prints it, kept as text.</summary>
    public required string TaskNumber { get; init; }

    /// <summary>任务名称.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>单位.</summary>
    public required string UnitName { get; init; }

    /// <summary>单位类别 as a word.</summary>
    public string UnitKind { get; init; } = "";

    /// <summary>角色: 牵头单位, 责任单位 …</summary>
    public string Role { get; init; } = "";

    /// <summary>填报状态 as a word.</summary>
    public string Status { get; init; } = "";

    /// <summary>应报日期: the due day.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>首次报送日期.</summary>
    public DateOnly? FirstSubmittedOn { get; init; }

    /// <summary>逾期天数: calendar days past the due day, 0 when on time, null when nothing is due yet.</summary>
    public int? DaysLate { get; init; }

    /// <summary>审核日期: day of the last decision.</summary>
    public DateOnly? ReviewedOn { get; init; }

    /// <summary>自评进度 as a word.</summary>
    public string SelfAssessment { get; init; } = "";

    /// <summary>亮灯 as a word.</summary>
    public string Lamp { get; init; } = "";

    /// <summary>The first target fills the number columns 目标值 and 实际值; further ones are told in 其他指标, so that a line is never counted twice.</summary>
    public IReadOnlyList<LedgerTarget> Targets { get; init; } = [];

    /// <summary>进展情况.</summary>
    public string Progress { get; init; } = "";

    /// <summary>存在问题.</summary>
    public string Problems { get; init; } = "";

    /// <summary>下一步措施.</summary>
    public string NextStep { get; init; } = "";
}
