using LawGov.Data;
using LawGov.Documents.Plans;
using LawGov.Domain.Plans;
using LawGov.Web.Features.Drafts.NameResolution;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Drafts;

/// <summary>What every change of a draft's tasks does alike: the plan counts as changed, and its list of names follows the tasks.</summary>
public sealed class DraftTasks(LawGovDb db, KnownUnitNames knownNames)
{
    /// <summary>The draft with what the reader left to settle, and its tasks in order.</summary>
    public async Task<(WorkPlan Plan, List<PlanTask> Tasks)> ReadAsync(Guid planId, CancellationToken ct)
    {
        var plan =
            await db.Plans.Include(p => p.Sections).Include(p => p.Names).Include(p => p.Findings).AsSplitQuery().FirstOrDefaultAsync(p => p.Id == planId, ct)
            ?? throw new Access.NotFoundException();
        var tasks = await db.Tasks.Include(t => t.Targets).Where(t => t.PlanId == planId).OrderBy(t => t.Ordinal).ToListAsync(ct);
        return (plan, tasks);
    }

    /// <summary>Saves the draft with the names that occur now; a new name that is exactly a unit's is settled at once.</summary>
    public async Task SaveAsync(WorkPlan plan, IReadOnlyCollection<PlanTask> tasks, CancellationToken ct)
    {
        plan.TouchDraft();
        plan.FollowNames(tasks.SelectMany(t => t.Leads.Concat(t.Responsibles)));
        (await knownNames.ReadAsync(ct)).Settle(plan);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The draft as one row of headings and tasks, for an act on one task as the person saw it.</summary>
    public async Task<(WorkPlan Plan, PlanOutline Outline)> OutlineOfAsync(Guid planId, TaskCommand command, CancellationToken ct)
    {
        var (plan, tasks) = await ReadAsync(planId, ct);
        var task = tasks.FirstOrDefault(t => t.Id == command.TaskId) ?? throw new Access.NotFoundException();
        db.ExpectVersion(task, command.Version);
        return (plan, new PlanOutline(plan, tasks));
    }

    /// <summary>
    /// The same for an act on headings or on many tasks: whoever else changed the draft meanwhile is noticed. What the act names must be there.
    /// </summary>
    public async Task<(WorkPlan Plan, PlanOutline Outline)> OutlineOfAsync(Guid planId, int version, CancellationToken ct, params Guid?[] named)
    {
        var (plan, tasks) = await ReadAsync(planId, ct);
        var outline = new PlanOutline(plan, tasks);
        if (named.Any(id => id is { } there && !outline.Has(there)))
            throw new Access.NotFoundException();
        db.ExpectVersion(plan, version);
        return (plan, outline);
    }

    /// <summary>The same for an act on one heading.</summary>
    public async Task<(WorkPlan Plan, PlanOutline Outline)> OutlineOfAsync(Guid planId, HeadingCommand command, CancellationToken ct, params Guid?[] named)
    {
        var (plan, outline) = await OutlineOfAsync(planId, command.Version, ct, named);
        return plan.Sections.Any(s => s.Id == command.SectionId) ? (plan, outline) : throw new Access.NotFoundException();
    }

    /// <summary>What the reader doubted about these tasks' units; with the last task that gets units, also that the plan names none.</summary>
    public static IEnumerable<Guid> AboutUnits(PlanOutline outline, WorkPlan plan, IEnumerable<PlanTask> tasks)
    {
        var isAnyBare = outline.Tasks.Any(BatchCommand.IsWithoutUnits);
        var ids = tasks.Where(t => !t.LeadIsOpen || t.Responsibles.Count > 0).ToDictionary(t => t.Id, t => t.LeadIsOpen);
        var all = isAnyBare ? [] : plan.Findings.Where(f => f.PlanTaskId is null && f.Code == nameof(FindingCode.UnitsMissing)).Select(f => f.Id);
        return
        [
            .. all,
            .. plan
                .Findings.Where(f =>
                    f.PlanTaskId is { } id
                    && ids.TryGetValue(id, out var leadIsOpen)
                    && (f.Code == nameof(FindingCode.UnitsMissing) || (!leadIsOpen && f.Code == nameof(FindingCode.LeadMissing)))
                )
                .Select(f => f.Id),
        ];
    }
}
