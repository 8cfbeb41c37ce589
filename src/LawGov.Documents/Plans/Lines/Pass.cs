namespace LawGov.Documents.Plans.Lines;

/// <summary>A pass of the reader: what it does, what it reads, what it sets. docs/forms.md lists them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Does">A sentence.</param>
/// <param name="Reads">What it looks at.</param>
/// <param name="Sets">What it decides.</param>
/// <param name="Says">Words for the check screen: why a line was read so.</param>
internal sealed record Pass(string Name, string Does, string Reads, string Sets, string Says)
{
    public static Pass JoinedLines { get; } = new("joined lines", "Parts a line on which several tasks or headings stand.", "text", "lines", "按行读入");

    public static Pass PageMarks { get; } =
        new(
            "page marks",
            "Takes page numbers, lines of a table of contents and footnotes out, and reads the numbering at the head of each line.",
            "lines",
            "roles, markers",
            "页码或脚注"
        );

    public static Pass Series { get; } =
        new("series", "Knows numberings by their series: 问题一：, 01 on a line of its own, the signs of a list.", "markers", "markers", "成组的序号");

    public static Pass LostMarks { get; } = new("lost marks", "Gives headings back the mark behind their numeral.", "markers", "markers", "补回丢失的序号标点");

    public static Pass DottedNumbers { get; } = new("dotted numbers", "Settles what 1.1 and 1.1.1 number.", "markers", "markers", "多级序号");

    public static Pass BareHeadings { get; } =
        new("bare headings", "Knows headings without a numeral by what stands below them.", "lines, markers, notes", "markers", "没有序号的标题");

    public static Pass BareUnits { get; } =
        new(
            "bare units",
            "Takes lines that are nothing but one unit's name for the notes of the items above them.",
            "lines, markers",
            "notes",
            "单列的单位名称"
        );

    public static Pass NamedAttachments { get; } =
        new("named attachments", "Goes on with the list of attachments at the end of a plan.", "lines, markers", "roles", "附件目录");

    public static Pass Tables { get; } =
        new("tables", "Finds tables of tasks, with or without real cells, and cards of labels.", "lines", "rows, roles", "任务表");

    public static Pass Body { get; } =
        new(
            "body",
            "Finds where the plan begins behind its notice, and where its attachments do.",
            "lines, markers, rows, notes",
            "first and last line",
            "正文的开始"
        );

    public static Pass Cover { get; } =
        new(
            "cover and signature",
            "Reads page labels, notice, title, number, signature and dates.",
            "lines before and behind the body",
            "roles, title, number, issuers, days",
            "标题、文号与落款"
        );

    public static Pass RunningHeads { get; } = new("running heads", "Takes what a page prints again out of the text.", "lines, title", "roles", "重复的页眉");

    public static Pass Outline { get; } =
        new(
            "outline",
            "Builds chapters, sections and tasks from headings, numbers, rows and unit notes.",
            "lines, markers, rows, notes",
            "roles, drafts",
            "按标题、序号和责任单位读出"
        );

    public static Pass Attachments { get; } =
        new("attachments", "Reads lists behind the plan: units for its tasks, more tasks, or a note.", "lines, drafts", "roles, drafts", "附件");

    public static Pass Closing { get; } =
        new("closing call", "Takes a last paragraph that only calls on everybody out of the tasks.", "drafts", "roles, drafts", "结尾的号召");

    public static Pass Refusal { get; } =
        new(
            "refusal",
            "Settles the kind of the document; a notice alone and what is no plan have no tasks.",
            "title, drafts, lines",
            "kind, roles",
            "不是方案"
        );

    public static Pass Numerals { get; } = new("numerals", "Numbers chapters and sections by their order.", "drafts", "drafts", "按顺序编号");

    public static Pass NonTaskParts { get; } =
        new("non-task parts", "Makes aims, stages and calls on everybody introduction.", "drafts", "roles, drafts", "目标、要求等说明");

    public static Pass Inheritance { get; } =
        new("inheritance", "Gives tasks the units and times of their headings.", "drafts, notes", "drafts", "沿用标题的单位和时限");

    public static Pass Years { get; } = new("years", "Finds the years of the plan, which relative times count from.", "title, lines", "years", "年份");

    public static Pass Tasks { get; } =
        new("tasks", "Reads each task: text, units, deadlines, figures, recurring duties.", "drafts, notes, years", "tasks, findings", "逐项读出");

    public static Pass Checks { get; } = new("checks", "Compares numbers, units and times of all tasks.", "tasks, lines", "findings", "核对");

    public static Pass Account { get; } =
        new("line account", "Says which lines with a number or a unit are in no task.", "lines, roles", "findings", "逐行交代");
}
