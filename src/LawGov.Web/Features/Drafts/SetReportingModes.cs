using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Drafts;

/// <summary>Sets who reports for the ticked tasks of a draft.</summary>
public sealed class SetReportingModes(LawGovDb db, AccessCheck access)
{
    public sealed class Command
    {
        public List<Guid> TaskIds { get; set; } = [];

        /// <summary>None: back to the rule (a lead reports; without one, each named unit).</summary>
        public ReportingMode? Mode { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.TaskIds).NotEmpty().WithMessage("请先勾选任务");
            RuleFor(c => c.Mode).IsInEnum().WithMessage("请选择填报方式");
        }
    }

    /// <returns>How many tasks were changed.</returns>
    public async Task<int> ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        var plan = await db.Plans.FirstOrDefaultAsync(p => p.Id == planId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.PreparePlan);
        plan.TouchDraft();
        var tasks = await db.Tasks.Where(t => t.PlanId == planId && command.TaskIds.Contains(t.Id)).ToListAsync(ct);
        foreach (var task in tasks)
            task.SetReportingMode(command.Mode ?? (task.LeadIsOpen ? ReportingMode.EachNamedUnit : ReportingMode.LeadOnly));
        await db.SaveChangesAsync(ct);
        return tasks.Count;
    }
}
