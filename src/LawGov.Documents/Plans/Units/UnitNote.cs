namespace LawGov.Documents.Plans.Units;

/// <summary>Where a unit note stands in a passage.</summary>
/// <param name="Start">First character of the note in the normalized text, its bracket included.</param>
/// <param name="End">Behind its last character.</param>
internal sealed record NoteSpan(int Start, int End)
{
    /// <summary>What the note holds, without brackets.</summary>
    public int InnerStart { get; init; }

    /// <summary>End of what it holds.</summary>
    public int InnerEnd { get; init; }

    /// <summary>Whether labels stand in it.</summary>
    public bool IsLabelled { get; init; }

    /// <summary>It stands before the body: 【县司法局】….</summary>
    public bool IsLeading { get; init; }

    /// <summary>A bracket is lost.</summary>
    public bool IsDamaged { get; init; }
}

/// <summary>What a unit note says.</summary>
internal sealed record UnitDuties
{
    public List<UnitItem> Leads { get; } = [];

    public List<UnitItem> Responsible { get; } = [];

    public List<UnitItem> Supporting { get; } = [];

    /// <summary>Names of persons.</summary>
    public List<string> Persons { get; } = [];

    /// <summary>Where deadlines stand.</summary>
    public List<(int From, int To)> Deadlines { get; } = [];

    /// <summary>Sentences behind the units that speak of other tasks too: 以下各项均需各乡镇落实,不再列出.</summary>
    public List<(int From, int To)> Remarks { get; } = [];

    /// <summary>How many phrases behind a verb of duty name nobody: 配合做好宣传工作.</summary>
    public int Phrases { get; set; }

    /// <summary>按职责分工负责, 分别负责, 各负其责, 共同负责.</summary>
    public bool SharesDuty { get; set; }

    /// <summary>Stated here: 列第一位的为牵头单位.</summary>
    public LeadRule? LeadRule { get; set; }

    /// <summary>Stated for what follows too (下同), until another statement takes its place.</summary>
    public LeadRule? RuleFromHere { get; set; }

    public bool IsEmpty => Leads.Count + Responsible.Count + Supporting.Count == 0;

    public IEnumerable<UnitItem> All => Leads.Concat(Responsible).Concat(Supporting);
}
