using LawGov.Domain.Events;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Plans;

/// <summary>One revision of a published plan (方案修订): the document that ordered it, why, and what it came to. Never changed once it is applied.</summary>
public sealed class PlanAmendment : Entity
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLength = 500;

    private readonly List<TaskRevision> _revisions = [];

    private PlanAmendment() { }

    internal PlanAmendment(WorkPlan plan, WorkPlan draft, int number, string reason, Actor actor, DateOnly today)
    {
        PlanId = plan.Id;
        Number = number;
        Title = draft.Title;
        DocumentNumber = draft.DocumentNumber;
        IssuedOn = draft.IssuedOn;
        PreviousTitle = plan.Title;
        PreviousDocumentNumber = plan.DocumentNumber;
        SourceFileName = draft.SourceFileName;
        SourceText = draft.SourceText;
        Reason = reason;
        AmendedOn = today;
        AmendedBy = actor.UserId;
        AmendedByName = actor.DisplayName;
    }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>Which revision of the plan it is, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Title of the revised document.</summary>
    public string Title { get; private set; } = "";

    /// <summary>文号 of the revised document.</summary>
    public string DocumentNumber { get; private set; } = "";

    /// <summary>The revised document's own date.</summary>
    public DateOnly? IssuedOn { get; private set; }

    /// <summary>The plan's title before.</summary>
    public string PreviousTitle { get; private set; } = "";

    /// <summary>文号 before.</summary>
    public string PreviousDocumentNumber { get; private set; } = "";

    /// <summary>Name of the file it was read from.</summary>
    public string SourceFileName { get; private set; } = "";

    /// <summary>The revised document, line by line.</summary>
    public string SourceText { get; private set; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it was applied.</summary>
    public DateOnly AmendedOn { get; private set; }

    /// <summary>Who applied it.</summary>
    public Guid AmendedBy { get; private set; }

    /// <summary>The name shown.</summary>
    public string AmendedByName { get; private set; } = "";

    /// <summary>Tasks that came new.</summary>
    public int Added { get; private set; }

    /// <summary>Tasks that were dropped.</summary>
    public int Dropped { get; private set; }

    /// <summary>Tasks that were changed.</summary>
    public int Changed { get; private set; }

    /// <summary>The tasks as they stood before.</summary>
    public IReadOnlyList<TaskRevision> Revisions => _revisions;

    /// <summary>Counts a task that came new.</summary>
    public void NoteAdded(PlanTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        Added++;
        task.NoteAmendment(new TaskAmended(Reason, Number, AmendedHow.Added));
    }

    /// <summary>Changes a task, and keeps how it stood.</summary>
    /// <param name="task">The task of the published plan.</param>
    /// <param name="place">Heading it stood under.</param>
    /// <param name="what">What changes, in words.</param>
    /// <param name="change">The change.</param>
    public void Change(PlanTask task, string place, string what, Action change)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(change);
        Changed++;
        _revisions.Add(new TaskRevision(Id, task, place, what, isDropped: false));
        change();
        task.NoteAmendment(new TaskAmended(Reason, Number, AmendedHow.Changed, what));
    }

    /// <summary>Drops a task; it stays, with all that was reported for it.</summary>
    public void Drop(PlanTask task, string place)
    {
        ArgumentNullException.ThrowIfNull(task);
        Dropped++;
        _revisions.Add(new TaskRevision(Id, task, place, "", isDropped: true));
        task.WithdrawFromPlan(AmendedOn);
        task.NoteAmendment(new TaskAmended(Reason, Number, AmendedHow.Dropped));
    }

    /// <summary>Refuses a revision that changes nothing.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.NothingToAmend"/>.</exception>
    public void EnsureSomething()
    {
        if (Added + Dropped + Changed == 0)
            throw new RuleException(RuleCodes.NothingToAmend);
    }
}

/// <summary>A task as it stood before a revision of its plan (修订前原文); append-only.</summary>
public sealed class TaskRevision
{
    /// <summary>Longest texts, in characters.</summary>
    public const int PlaceLength = 450,
        WhatLength = 200,
        TargetsLength = 4000;

    private TaskRevision() { }

    internal TaskRevision(Guid amendmentId, PlanTask task, string place, string what, bool isDropped)
    {
        AmendmentId = amendmentId;
        PlanTaskId = task.Id;
        Place = Clip(place, PlaceLength);
        What = Clip(what, WhatLength);
        IsDropped = isDropped;
        Number = task.Number;
        Title = task.Title;
        Requirement = task.Requirement;
        ResponsibilityText = task.ResponsibilityText;
        LeadNames = task.LeadNames;
        ResponsibleNames = task.ResponsibleNames;
        DeadlineText = task.Deadline.SourceText;
        DueOn = task.Deadline.DueOn;
        Targets = Clip(string.Join('；', task.Targets.OrderBy(t => t.Ordinal).Select(t => t.Text)), TargetsLength);
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The revision of the plan.</summary>
    public Guid AmendmentId { get; private set; }

    /// <summary>The task.</summary>
    public Guid PlanTaskId { get; private set; }

    /// <summary>Heading it stood under.</summary>
    public string Place { get; private set; } = "";

    /// <summary>What was changed, in words.</summary>
    public string What { get; private set; } = "";

    /// <summary>Whether the revision dropped it.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>Number as printed.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Short name.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Full text.</summary>
    public string Requirement { get; private set; } = "";

    /// <summary>The unit note, verbatim.</summary>
    public string ResponsibilityText { get; private set; } = "";

    /// <summary>Leads as printed.</summary>
    public string LeadNames { get; private set; } = "";

    /// <summary>Responsible units as printed.</summary>
    public string ResponsibleNames { get; private set; } = "";

    /// <summary>The words of the deadline.</summary>
    public string DeadlineText { get; private set; } = "";

    /// <summary>The deadline's day.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The figures to reach, as printed.</summary>
    public string Targets { get; private set; } = "";

    private static string Clip(string text, int length) => text.Length <= length ? text : text[..length];
}
