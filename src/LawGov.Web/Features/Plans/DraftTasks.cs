using LawGov.Data;
using LawGov.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Plans;

/// <summary>What every change of a draft's tasks does alike: the plan counts as changed, and its list of names follows the tasks.</summary>
public sealed class DraftTasks(LawGovDb db, KnownNames knownNames)
{
    /// <summary>The draft with what the reader left to settle, and its tasks in order.</summary>
    public async Task<(WorkPlan Plan, List<PlanTask> Tasks)> ReadAsync(Guid planId, CancellationToken ct)
    {
        var plan = await db.Plans.Include(p => p.Sections).Include(p => p.Names).Include(p => p.Findings).AsSplitQuery().FirstOrDefaultAsync(p => p.Id == planId, ct)
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

    /// <summary>Puts a task last under a heading and numbers the places anew.</summary>
    public static void Place(WorkPlan plan, List<PlanTask> tasks, PlanTask task, Guid placeId)
    {
        var place = plan.Sections.FirstOrDefault(s => s.Id == placeId) ?? throw new Access.NotFoundException();
        var (chapterId, sectionId) = (place.ChapterId ?? place.Id, place.ChapterId is null ? (Guid?)null : place.Id);
        task.MoveTo(chapterId, sectionId, task.Ordinal);
        var order = plan.Sections.ToDictionary(s => s.Id, s => s.Ordinal);
        var sorted = tasks.OrderBy(t => order[t.SectionId ?? t.ChapterId]).ThenBy(t => t.Id == task.Id).ThenBy(t => t.Ordinal).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            if (sorted[i].Ordinal != i + 1) sorted[i].MoveTo(sorted[i].ChapterId, sorted[i].SectionId, i + 1);
        }
    }
}
