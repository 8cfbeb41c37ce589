using LawGov.Data;
using LawGov.Web.Access;
using LawGov.Web.Pages;

namespace LawGov.Web.Features.Drafts;

/// <summary>Takes out of a draft what is no task.</summary>
public sealed class DeleteTask(LawGovDb db, AccessCheck access, DraftTasks draftTasks)
{
    public sealed class Command
    {
        public Guid TaskId { get; set; }

        public int Version { get; set; }
    }

    public async Task ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, tasks) = await draftTasks.ReadAsync(planId, ct);
        plan.EnsureDraft();
        var task = tasks.FirstOrDefault(t => t.Id == command.TaskId) ?? throw new NotFoundException();
        db.ExpectVersion(task, command.Version);
        plan.ConfirmFindings(plan.Findings.Where(f => f.PlanTaskId == task.Id).Select(f => f.Id), true);
        db.Tasks.Remove(task);
        tasks.Remove(task);
        await draftTasks.SaveAsync(plan, tasks, ct);
    }
}
