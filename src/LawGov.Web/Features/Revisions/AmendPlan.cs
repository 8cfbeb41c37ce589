using FluentValidation;
using LawGov.Data;
using LawGov.Documents.Comparing;
using LawGov.Domain;
using LawGov.Domain.Assignments;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Comparisons;
using LawGov.Web.Features.Filings;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Revisions;

/// <summary>
/// Applies a revised document to the published plan: new tasks are issued, dropped ones withdrawn, changed ones changed, each with its old wording
/// kept and a line in its history.
/// Lines nobody owes any more end, and stay with what was reported. One transaction; the draft is gone afterwards.
/// </summary>
public sealed class AmendPlan(
    LawGovDb db,
    AccessCheck access,
    CurrentUser user,
    DistrictClock clock,
    ReadPlanSides sides,
    EndOwedLines endLines,
    EnsureQuarterOpen ensureQuarterOpen
)
{
    public sealed class Command
    {
        public int PlanVersion { get; set; }

        public int DraftVersion { get; set; }

        public int ComparisonVersion { get; set; }

        /// <summary><see cref="PlanSides.ContentStamp"/> when the form was shown.</summary>
        public int ContentStamp { get; set; }

        public string Reason { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(c => c.Reason)
                .NotEmpty()
                .WithMessage("请写明修订理由")
                .MaximumLength(PlanAmendment.ReasonLength)
                .WithMessage($"修订理由不能超过{PlanAmendment.ReasonLength}字");
    }

    /// <returns>What it came to.</returns>
    public async Task<PlanAmendment> ExecuteAsync(Guid draftId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var comparison =
            await db
                .Comparisons.Include(c => c.Pairings)
                .Include(c => c.Judgements)
                .AsSplitQuery()
                .FirstOrDefaultAsync(c => c.Kind == ComparisonKind.Revision && c.AfterPlanId == draftId, ct)
            ?? throw new NotFoundException();
        var both = await sides.ReadAsync(comparison, isTracked: true, ct);
        var (plan, draft) = (both.Before.Plan, both.After.Plan);
        db.ExpectVersion(plan, command.PlanVersion);
        db.ExpectVersion(draft, command.DraftVersion);
        db.ExpectVersion(comparison, command.ComparisonVersion);
        if (both.ContentStamp != command.ContentStamp)
            throw new DbUpdateConcurrencyException("a task changed since the comparison was shown");
        var assignments = (await db.Assignments.Where(a => a.PlanId == plan.Id).ToListAsync(ct)).ToLookup(a => a.PlanTaskId);
        var named = both.Before.Tasks.ToDictionary(t => t.Id, plan.Naming);

        var amendment = plan.Amend(draft, command.Reason.Trim(), user.Actor, clock.Today);
        var places = new AmendedOutline(both).Place();
        var work = new AmendedTasks(amendment, both, places, assignments, named, clock.Today);
        work.Apply();
        plan.NoteAmended(amendment, ChangeText.OnlyPlaced(amendment));
        db.Amendments.Add(amendment);
        db.Tasks.AddRange(work.Added);
        db.Comparisons.Remove(comparison);
        await ContinueComparisonsAsync(draftId, plan.Id, work.Tasks, ct);
        db.Tasks.RemoveRange(both.After.Tasks);
        db.Plans.Remove(draft);
        // One consolidating lead a task is a unique index: old ones step back before new ones step up, in one transaction.
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            await db.SaveChangesAsync(ct);
            foreach (var later in work.Later)
                db.Assignments.AddRange(later.Finish());
            await endLines.ExecuteAsync(db.Reports.Where(r => db.Tasks.Any(t => t.Id == r.PlanTaskId && t.PlanId == plan.Id)), ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        await ensureQuarterOpen.ExecuteAsync(ct);
        return amendment;
    }

    /// <summary>
    /// What the draft was compared with upper plans for goes on with the plan; where the plan is compared with the same one already, that stands.
    /// </summary>
    private async Task ContinueComparisonsAsync(Guid draftId, Guid planId, IReadOnlyDictionary<Guid, Guid> tasks, CancellationToken ct)
    {
        var others = await db
            .Comparisons.Include(c => c.Pairings)
            .Include(c => c.Judgements)
            .AsSplitQuery()
            .Where(c =>
                c.Kind == ComparisonKind.Adoption
                && (c.BeforePlanId == draftId || c.AfterPlanId == draftId || c.BeforePlanId == planId || c.AfterPlanId == planId)
            )
            .ToListAsync(ct);
        foreach (var other in others.Where(c => c.BeforePlanId == draftId || c.AfterPlanId == draftId))
        {
            var (before, after) = (other.BeforePlanId == draftId ? planId : other.BeforePlanId, other.AfterPlanId == draftId ? planId : other.AfterPlanId);
            if (before == after || others.Exists(c => c.BeforePlanId == before && c.AfterPlanId == after))
                db.Comparisons.Remove(other);
            else
                other.Continue(draftId, planId, tasks);
        }
    }
}

/// <summary>The headings of the revised document on the published plan: a heading that stayed or was only renamed keeps its identity.</summary>
internal sealed class AmendedOutline(PlanSides sides)
{
    private readonly HashSet<Guid> _used = [];

    /// <returns>The published plan's heading for each heading of the draft.</returns>
    public Dictionary<Guid, PlanSection> Place()
    {
        var (plan, draft) = (sides.Before.Plan, sides.After.Plan);
        var places = new Dictionary<Guid, PlanSection>();
        var wanted = draft.Sections.OrderBy(s => s.Ordinal).ToList();
        foreach (var byTitle in new[] { true, false })
        {
            foreach (var level in Enum.GetValues<SectionLevel>())
            {
                foreach (var section in wanted.Where(s => s.Level == level && !places.ContainsKey(s.Id)))
                {
                    var present = byTitle ? SameTitle(section, places) : WhereItsTasksStood(section);
                    if (present is null || !_used.Add(present.Id))
                        continue;
                    places[section.Id] = present;
                }
            }
        }
        foreach (var section in wanted)
            places[section.Id] = plan.AmendSection(places.GetValueOrDefault(section.Id), section.ChapterId is { } chapter ? places[chapter] : null, section);
        plan.DropSections(places.Values.Select(s => s.Id).ToHashSet());
        return places;
    }

    private PlanSection? SameTitle(PlanSection wanted, Dictionary<Guid, PlanSection> places) =>
        sides.Before.Plan.Sections.FirstOrDefault(s =>
            s.Level == wanted.Level
            && s.Title == wanted.Title
            && !_used.Contains(s.Id)
            && (wanted.ChapterId is not { } chapter || !places.TryGetValue(chapter, out var mine) || mine.Id == s.ChapterId)
        );

    private PlanSection? WhereItsTasksStood(PlanSection wanted)
    {
        var stood = sides
            .Lines.Where(l =>
                l.Kind == MatchKind.Pair && (wanted.Level == SectionLevel.Chapter ? sides.AfterOf(l)!.ChapterId : sides.AfterOf(l)!.SectionId) == wanted.Id
            )
            .Select(l => wanted.Level == SectionLevel.Chapter ? sides.BeforeOf(l)!.ChapterId : sides.BeforeOf(l)!.SectionId)
            .OfType<Guid>()
            .GroupBy(id => id)
            .OrderByDescending(g => g.Count())
            .FirstOrDefault();
        return stood is null || _used.Contains(stood.Key) ? null : sides.Before.Plan.Sections.First(s => s.Id == stood.Key);
    }
}

/// <summary>The tasks of the revised document on the published plan.</summary>
internal sealed class AmendedTasks(
    PlanAmendment amendment,
    PlanSides sides,
    Dictionary<Guid, PlanSection> places,
    ILookup<Guid, TaskAssignment> assignments,
    Dictionary<Guid, IReadOnlyList<TaskAssignment>> named,
    DateOnly today
)
{
    private int _ordinal;

    /// <summary>Tasks to be stored.</summary>
    public List<PlanTask> Added { get; } = [];

    /// <summary>The plan's task for each task of the draft.</summary>
    public Dictionary<Guid, Guid> Tasks { get; } = [];

    /// <summary>Assignments to be made once the withdrawals are saved.</summary>
    public List<AssignmentAmendment> Later { get; } = [];

    public void Apply()
    {
        foreach (var line in sides.Lines.Where(l => l.Kind is MatchKind.Pair or MatchKind.Added or MatchKind.SplitOff).OrderBy(l => l.After))
        {
            if (line.Kind == MatchKind.Pair)
                Change(line, sides.BeforeOf(line)!, sides.AfterOf(line)!);
            else
                Add(sides.AfterOf(line)!);
        }
        foreach (var line in sides.Lines.Where(l => l.Kind is MatchKind.Dropped or MatchKind.MergedInto).OrderBy(l => l.Before))
            Drop(sides.BeforeOf(line)!);
    }

    private void Change(TaskMatch line, PlanTask task, PlanTask wanted)
    {
        var (chapter, section) = PlaceOf(wanted);
        var ordinal = ++_ordinal;
        Tasks[wanted.Id] = task.Id;
        if (line.Changes.Count == 0)
        {
            if (task.Ordinal != ordinal || task.ChapterId != chapter || task.SectionId != section)
                task.MoveTo(chapter, section, ordinal);
            return;
        }
        amendment.Change(
            task,
            sides.Before.PlaceOf(task),
            ChangeText.Of(line),
            () =>
            {
                var isReworded = line.Has(ChangeKind.Reworded);
                var isRenamed = line.Changes.Any(c => ChangeText.IsOfUnits(c.Kind));
                task.EditText(
                    wanted.Number,
                    isReworded ? wanted.Title : task.Title,
                    isReworded ? wanted.Requirement : task.Requirement,
                    isRenamed ? wanted.ResponsibilityText : task.ResponsibilityText
                );
                task.MoveTo(chapter, section, ordinal);
                if (isReworded || line.Changes.Any(c => ChangeText.IsOfTargets(c.Kind)))
                    task.AmendTargets(wanted.Targets);
                if (line.Changes.Any(c => ChangeText.IsOfDeadline(c.Kind)))
                    task.Schedule(wanted.Deadline, wanted.Nature, task.Deliverable, task.EvidenceRequired);
                if (isRenamed)
                    Rename(task, wanted);
            }
        );
        if (line.Changes.Any(c => ChangeText.IsOfDeadline(c.Kind)))
        {
            foreach (var assignment in assignments[task.Id])
                assignment.Reschedule(Standing, task.Deadline.DueOn);
        }
        if (line.Changes.Any(c => ChangeText.IsOfUnits(c.Kind)))
            Amend(task, named[task.Id], [.. assignments[task.Id]]);
    }

    /// <summary>Who reports follows the names, unless the office had decided otherwise.</summary>
    private static void Rename(PlanTask task, PlanTask wanted)
    {
        var mode = task.ReportingMode;
        var isDecided = mode != (task.LeadNames.Length > 0 ? ReportingMode.LeadOnly : ReportingMode.EachNamedUnit);
        task.AssignUnits(wanted.Leads, wanted.Responsibles, wanted.IsSharedDuty);
        if (isDecided)
            task.SetReportingMode(mode);
    }

    private void Add(PlanTask wanted)
    {
        var (chapter, section) = PlaceOf(wanted);
        var task = new PlanTask(sides.Before.Plan.Id, chapter, section, ++_ordinal, wanted.Number, wanted.Title, wanted.Requirement, wanted.ResponsibilityText);
        task.AssignUnits(wanted.Leads, wanted.Responsibles, wanted.IsSharedDuty);
        task.SetReportingMode(wanted.ReportingMode);
        task.Schedule(wanted.Deadline, wanted.Nature, wanted.Deliverable, wanted.EvidenceRequired);
        task.AmendTargets(wanted.Targets);
        amendment.NoteAdded(task);
        Added.Add(task);
        Tasks[wanted.Id] = task.Id;
        Amend(task, [], []);
    }

    private void Drop(PlanTask task)
    {
        amendment.Drop(task, sides.Before.PlaceOf(task));
        task.MoveTo(task.ChapterId, task.SectionId, ++_ordinal);
        foreach (var assignment in assignments[task.Id].Where(a => a.CanWithdraw(Standing)))
            assignment.Withdraw(Standing, Reason, today);
    }

    private string Reason => amendment.Reason;

    private PlanStanding Standing => sides.Before.Plan.Standing;

    private void Amend(PlanTask task, IReadOnlyList<TaskAssignment> before, List<TaskAssignment> present) =>
        Later.Add(new AssignmentAmendment(Standing, task, before, sides.Before.Plan.Naming(task), present, Reason, today));

    private (Guid Chapter, Guid? Section) PlaceOf(PlanTask wanted) =>
        (places[wanted.ChapterId].Id, wanted.SectionId is { } section ? places[section].Id : null);
}
