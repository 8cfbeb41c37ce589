namespace LawGov.Documents.Ledgers;

/// <summary>One task of the printed ledger. Lists are printed one entry a line or joined by 、.</summary>
public sealed record LedgerRow
{
    /// <summary>序号: the number as the plan prints it, kept as text.</summary>
    public required string Number { get; init; }

    /// <summary>章: title of the chapter.</summary>
    public string Chapter { get; init; } = "";

    /// <summary>节: title of the section.</summary>
    public string Section { get; init; } = "";

    /// <summary>任务内容: title, or the full text where the ledger shall carry it.</summary>
    public required string Task { get; init; }

    /// <summary>成果形式.</summary>
    public string Deliverable { get; init; } = "";

    /// <summary>牵头单位, the consolidating lead first.</summary>
    public IReadOnlyList<string> Leads { get; init; } = [];

    /// <summary>责任单位 as the document names them.</summary>
    public IReadOnlyList<string> ResponsibleUnits { get; init; } = [];

    /// <summary>完成时限 in the document's words.</summary>
    public string DeadlineText { get; init; } = "";

    /// <summary>完成时限 as a date, where there is one.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>量化指标.</summary>
    public IReadOnlyList<LedgerTarget> Targets { get; init; } = [];

    /// <summary>进展情况.</summary>
    public string Progress { get; init; } = "";

    /// <summary>存在问题.</summary>
    public string Problems { get; init; } = "";

    /// <summary>下一步措施.</summary>
    public string NextStep { get; init; } = "";

    /// <summary>自评进度 as a word.</summary>
    public string SelfAssessment { get; init; } = "";

    /// <summary>审核意见.</summary>
    public string ReviewOpinion { get; init; } = "";

    /// <summary>佐证材料: names of the files.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>亮灯: its colour.</summary>
    public LedgerLamp Lamp { get; init; }

    /// <summary>亮灯 in words, e.g. 红灯 逾期12天; the colour is never the only sign.</summary>
    public string LampText { get; init; } = "";

    /// <summary>督办情况.</summary>
    public string Supervision { get; init; } = "";
}

/// <summary>A numeric target: 目标 / 实际.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Target">Value to reach, null where the plan only says what is counted.</param>
/// <param name="Actual">Value reached, null when none was reported.</param>
/// <param name="Unit">Unit: %, 学时, 项, 期.</param>
public sealed record LedgerTarget(string Name, decimal? Target, decimal? Actual, string Unit);

/// <summary>Colour of a lamp.</summary>
public enum LedgerLamp
{
    /// <summary>No lamp, no fill.</summary>
    None,

    /// <summary>灰灯.</summary>
    Grey,

    /// <summary>绿灯.</summary>
    Green,

    /// <summary>黄灯.</summary>
    Yellow,

    /// <summary>红灯.</summary>
    Red,

    /// <summary>蓝灯.</summary>
    Blue,
}
