namespace LawGov.Domain.Filings;

/// <summary>One submission of a line as it was; never changed (修订).</summary>
public sealed class ReportRevision
{
    private ReportRevision() { }

    internal ReportRevision(Guid reportId, int number, ReportKind kind, ReportText text, Actor actor, DateTime now)
    {
        ReportId = reportId;
        RevisionNo = number;
        Kind = kind;
        Progress = text.Progress;
        Problems = text.Problems;
        NextSteps = text.NextSteps;
        SelfAssessment = text.SelfAssessment ?? Filings.SelfAssessment.Other;
        Actuals = text.Actuals;
        SubmittedBy = actor.UserId;
        SubmittedByName = actor.DisplayName;
        SubmittedAt = now;
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The line.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>From 1.</summary>
    public int RevisionNo { get; private set; }

    /// <summary>What kind of report it was.</summary>
    public ReportKind Kind { get; private set; }

    /// <summary>进展.</summary>
    public string Progress { get; private set; } = "";

    /// <summary>存在问题.</summary>
    public string Problems { get; private set; } = "";

    /// <summary>下一步措施.</summary>
    public string NextSteps { get; private set; } = "";

    /// <summary>自评进度.</summary>
    public SelfAssessment SelfAssessment { get; private set; }

    /// <summary>Figures.</summary>
    public Actuals Actuals { get; private set; } = Actuals.None;

    /// <summary>Who submitted it.</summary>
    public Guid SubmittedBy { get; private set; }

    /// <summary>The name at that time.</summary>
    public string SubmittedByName { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTime SubmittedAt { get; private set; }
}

/// <summary>A reviewer's decision on one revision, one per stage; append-only.</summary>
public sealed class ReviewDecision
{
    /// <summary>Longest comment, in characters.</summary>
    public const int CommentLength = 500;

    private ReviewDecision() { }

    internal ReviewDecision(
        Guid reportId,
        int revisionNo,
        ReviewStage stage,
        Verdict verdict,
        string comment,
        SelfAssessment? overridden,
        Actor actor,
        DateTime now
    )
    {
        ReportId = reportId;
        RevisionNo = revisionNo;
        Stage = stage;
        Verdict = verdict;
        Comment = comment;
        OverriddenSelfAssessment = overridden;
        DecidedBy = actor.UserId;
        DecidedByName = actor.DisplayName;
        DecidedAt = now;
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The line.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>The revision decided on.</summary>
    public int RevisionNo { get; private set; }

    /// <summary>Which review.</summary>
    public ReviewStage Stage { get; private set; }

    /// <summary>What was decided.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>Why; required for a return.</summary>
    public string Comment { get; private set; } = "";

    /// <summary>The unit's own judgement where the reviewer set another; both are kept.</summary>
    public SelfAssessment? OverriddenSelfAssessment { get; private set; }

    /// <summary>Who decided.</summary>
    public Guid DecidedBy { get; private set; }

    /// <summary>The name at that time.</summary>
    public string DecidedByName { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTime DecidedAt { get; private set; }
}

/// <summary>A file that proves a report (佐证材料). The bytes live in the file store under their digest.</summary>
public sealed class EvidenceFile
{
    /// <summary>Longest file name, in characters; files a report takes.</summary>
    public const int NameLength = 200,
        MostPerReport = 10;

    private EvidenceFile() { }

    internal EvidenceFile(Guid reportId, int sinceRevision, string name, string contentType, long size, string sha256, Actor actor, DateTime now)
    {
        ReportId = reportId;
        SinceRevision = sinceRevision;
        Name = name;
        ContentType = contentType;
        Size = size;
        Sha256 = sha256;
        UploadedBy = actor.UserId;
        UploadedByName = actor.DisplayName;
        UploadedAt = now;
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The line it belongs to.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>Name as uploaded, cleaned of paths.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Type by its content, not by what the browser said.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Digest in hexadecimal; its name in the store.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Who uploaded it.</summary>
    public Guid UploadedBy { get; private set; }

    /// <summary>The name at that time.</summary>
    public string UploadedByName { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTime UploadedAt { get; private set; }

    /// <summary>The first submission that carries it.</summary>
    public int SinceRevision { get; private set; }

    /// <summary>The last submission that carries it; none while the line has it now.</summary>
    public int? UntilRevision { get; private set; }

    /// <summary>Whether the line has it now.</summary>
    public bool IsCurrent => UntilRevision is null;

    /// <summary>Whether a submission carried it.</summary>
    public bool IsPartOf(int revisionNo) => SinceRevision <= revisionNo && (UntilRevision is not { } until || revisionNo <= until);

    internal void EndWith(int revisionNo) => UntilRevision = revisionNo;
}
