namespace LawGov.Domain.Rules;

/// <summary>Names of the refusals the domain can raise. Their Chinese sentences live in the web project's <c>RuleText</c>.</summary>
public static class RuleCodes
{
    /// <summary>The life cycle has no such step from the present status.</summary>
    public const string TransitionNotAllowed = nameof(TransitionNotAllowed);

    /// <summary>The act needs a reason.</summary>
    public const string ReasonRequired = nameof(ReasonRequired);

    /// <summary>The day asked for, or granted, is no later one, or has passed.</summary>
    public const string DayNotLater = nameof(DayNotLater);

    /// <summary>Such a request about the same thing waits for its answer.</summary>
    public const string AlreadyAsked = nameof(AlreadyAsked);

    /// <summary>Nothing of that kind can be asked about this thing as it stands.</summary>
    public const string NothingToAsk = nameof(NothingToAsk);

    /// <summary>The quarter is locked.</summary>
    public const string PeriodLocked = nameof(PeriodLocked);

    /// <summary>The quarter's window is not open yet.</summary>
    public const string PeriodNotOpen = nameof(PeriodNotOpen);

    /// <summary>Who wrote a report may not review it.</summary>
    public const string ReviewerIsAuthor = nameof(ReviewerIsAuthor);

    /// <summary>The second decision must be another person's than the first.</summary>
    public const string SecondReviewerIsFirst = nameof(SecondReviewerIsFirst);

    /// <summary>The report waits for the other stage of review.</summary>
    public const string WrongReviewStage = nameof(WrongReviewStage);

    /// <summary>What concerns the office's own unit, or the reviewer's, the second reviewer decides.</summary>
    public const string OwnUnit = nameof(OwnUnit);

    /// <summary>The second reviewer decided that the acceptance stands.</summary>
    public const string AcceptanceKept = nameof(AcceptanceKept);

    /// <summary>"No change" needs an accepted earlier text to carry forward.</summary>
    public const string NothingToCarry = nameof(NothingToCarry);

    /// <summary>No line of the filing is ready.</summary>
    public const string NothingReady = nameof(NothingReady);

    /// <summary>Some lines are not ready and the whole filing was to be handed on.</summary>
    public const string LinesNotReady = nameof(LinesNotReady);

    /// <summary>The district wants the unit's head to sign.</summary>
    public const string SignatureRequired = nameof(SignatureRequired);

    /// <summary>Who signs must be another person than who filled in.</summary>
    public const string SignerIsAuthor = nameof(SignerIsAuthor);

    /// <summary>A decision stands on this revision, so it cannot be withdrawn.</summary>
    public const string AlreadyDecided = nameof(AlreadyDecided);

    /// <summary>The duty behind the line has ended; nothing more is asked.</summary>
    public const string DutyEnded = nameof(DutyEnded);

    /// <summary>Lines somebody was writing in are owed no more.</summary>
    public const string LinesHaveEnded = nameof(LinesHaveEnded);

    /// <summary>Evidence may be added until the report is accepted and removed only while the unit writes.</summary>
    public const string EvidenceFixed = nameof(EvidenceFixed);

    /// <summary>A report takes no more files.</summary>
    public const string TooManyFiles = nameof(TooManyFiles);

    /// <summary>A text holds characters that cannot be kept.</summary>
    public const string TextNotStorable = nameof(TextNotStorable);

    /// <summary>A text is longer than its place.</summary>
    public const string TextTooLong = nameof(TextTooLong);

    /// <summary>More figures were reported against a task than a report keeps.</summary>
    public const string TooManyFigures = nameof(TooManyFigures);

    /// <summary>Names of the plan are not settled.</summary>
    public const string NamesNotSettled = nameof(NamesNotSettled);

    /// <summary>The plan has no task.</summary>
    public const string PlanIsEmpty = nameof(PlanIsEmpty);

    /// <summary>The plan is published; drafts alone are edited this way.</summary>
    public const string PlanNotDraft = nameof(PlanNotDraft);

    /// <summary>The plan of the task was never handed down, was taken back or is archived.</summary>
    public const string PlanNotInForce = nameof(PlanNotInForce);

    /// <summary>A revision of the plan dropped the task.</summary>
    public const string TaskIsWithdrawn = nameof(TaskIsWithdrawn);

    /// <summary>A revision or comparison needs a published plan on the other side.</summary>
    public const string PlanNotPublished = nameof(PlanNotPublished);

    /// <summary>The revised document says what the plan says already.</summary>
    public const string NothingToAmend = nameof(NothingToAmend);

    /// <summary>A plan that was revised is not taken back: its old wordings speak of its tasks.</summary>
    public const string PlanIsAmended = nameof(PlanIsAmended);

    /// <summary>A plan with reports is not taken back.</summary>
    public const string ReportsExist = nameof(ReportsExist);

    /// <summary>A line that was written in is there no more: its plan was taken back meanwhile.</summary>
    public const string LinesAreGone = nameof(LinesAreGone);

    /// <summary>No task follows under the same heading.</summary>
    public const string NothingToMerge = nameof(NothingToMerge);

    /// <summary>Two tasks joined would be longer than a task may be.</summary>
    public const string TaskTooLong = nameof(TaskTooLong);

    /// <summary>The task's text is longer than a heading may be.</summary>
    public const string HeadingTooLong = nameof(HeadingTooLong);

    /// <summary>An outline begins with a chapter.</summary>
    public const string ChapterComesFirst = nameof(ChapterComesFirst);

    /// <summary>The unit already stands on the task.</summary>
    public const string AlreadyAssigned = nameof(AlreadyAssigned);

    /// <summary>The unit may not be urged or named.</summary>
    public const string UnitNotSupervised = nameof(UnitNotSupervised);

    /// <summary>There is nobody to urge.</summary>
    public const string NobodyToUrge = nameof(NobodyToUrge);

    /// <summary>The unit was urged today already.</summary>
    public const string UrgedToday = nameof(UrgedToday);

    /// <summary>A task for ever has no end before the plan's end.</summary>
    public const string OngoingTask = nameof(OngoingTask);

    /// <summary>Only a message that failed is sent again.</summary>
    public const string MessageNotFailed = nameof(MessageNotFailed);

    /// <summary>Only the running quarter and the last missed ones are opened by hand.</summary>
    public const string PeriodNotOpenable = nameof(PeriodNotOpenable);

    /// <summary>The quarter is open already.</summary>
    public const string PeriodIsOpen = nameof(PeriodIsOpen);

    /// <summary>Nobody owes a report for the quarter.</summary>
    public const string NothingOwed = nameof(NothingOwed);

    /// <summary>Nothing is opened by a clock that is in doubt.</summary>
    public const string ClockInDoubt = nameof(ClockInDoubt);

    /// <summary>The due day lies behind.</summary>
    public const string DueDayPast = nameof(DueDayPast);

    /// <summary>Nobody works on the due day.</summary>
    public const string DueDayNotWorked = nameof(DueDayNotWorked);

    /// <summary>The due day lies more than a year ahead.</summary>
    public const string DueDayTooFar = nameof(DueDayTooFar);

    /// <summary>It is due on that day already.</summary>
    public const string DueDayUnchanged = nameof(DueDayUnchanged);

    /// <summary>The unit has nothing left to hand in.</summary>
    public const string NothingToMove = nameof(NothingToMove);
}
