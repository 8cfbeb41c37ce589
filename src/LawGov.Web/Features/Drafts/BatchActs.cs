using FluentValidation;
using LawGov.Domain.Plans;
using LawGov.Web.Access;

namespace LawGov.Web.Features.Drafts;

/// <summary>Tasks of a draft ticked for one act.</summary>
public class BatchCommand
{
    /// <summary>The plan's version: an act on many tasks sees the whole draft.</summary>
    public int Version { get; set; }

    public List<Guid> TaskIds { get; set; } = [];

    /// <summary>Chapters and sections ticked as a whole.</summary>
    public List<Guid> PlaceIds { get; set; } = [];

    /// <summary>A list of tasks without units was shown: a whole chapter means those of it.</summary>
    public bool OnlyWithoutUnits { get; set; }

    internal bool Ticks(PlanTask task) =>
        TaskIds.Contains(task.Id)
        || (
            (PlaceIds.Contains(task.ChapterId) || (task.SectionId is { } section && PlaceIds.Contains(section))) && (!OnlyWithoutUnits || IsWithoutUnits(task))
        );

    internal static bool IsWithoutUnits(PlanTask task) => task.LeadNames.Length + task.ResponsibleNames.Length == 0;
}

/// <summary>Puts the ticked tasks under another heading.</summary>
public sealed class MoveTasks(AccessCheck access, DraftTasks draftTasks)
{
    public sealed class Command : BatchCommand
    {
        public Guid? PlaceId { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.TaskIds).NotEmpty().When(c => c.PlaceIds.Count == 0).WithMessage("请先勾选任务");
            RuleFor(c => c.PlaceId).NotNull().WithMessage("请选择移到哪一章、哪一节");
        }
    }

    public async Task ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, outline) = await draftTasks.OutlineOfAsync(planId, command.Version, ct, command.PlaceId);
        if (plan.Sections.All(s => s.Id != command.PlaceId))
            throw new NotFoundException();
        outline.Move([.. outline.Tasks.Where(command.Ticks).Select(t => t.Id)], command.PlaceId!.Value);
        await draftTasks.SaveAsync(plan, outline.Tasks, ct);
    }
}

/// <summary>Names leads and responsible units of the ticked tasks.</summary>
public sealed class AssignUnits(AccessCheck access, DraftTasks draftTasks)
{
    public sealed class Command : BatchCommand
    {
        /// <summary>Typed names, separated by 、; they come before the picked ones, so that the first consolidates.</summary>
        public string Leads { get; set; } = "";

        public string Responsibles { get; set; } = "";

        public List<string> PickedLeads { get; set; } = [];

        public List<string> PickedResponsibles { get; set; } = [];

        /// <summary>Names that stand there give way; otherwise these are added.</summary>
        public bool Replace { get; set; }

        internal IReadOnlyList<string> AllLeads => UnitNameList.Split(UnitNameList.Join([.. UnitNameList.Split(Leads), .. PickedLeads]));

        internal IReadOnlyList<string> AllResponsibles => UnitNameList.Split(UnitNameList.Join([.. UnitNameList.Split(Responsibles), .. PickedResponsibles]));
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        private static readonly string TooLong = $"单位之间用顿号隔开，每个名称不超过{PlanName.NameLength}字";

        public Validator()
        {
            RuleFor(c => c.TaskIds).NotEmpty().When(c => c.PlaceIds.Count == 0).WithMessage("请先勾选任务");
            RuleFor(c => c.Leads).Must((c, _) => c.AllLeads.Count + c.AllResponsibles.Count > 0).WithMessage("请填写或勾选至少一个单位");
            RuleFor(c => c.Leads).Must((c, _) => AreNames(c.AllLeads)).WithMessage(TooLong);
            RuleFor(c => c.Responsibles).Must((c, _) => AreNames(c.AllResponsibles)).WithMessage(TooLong);
        }

        private static bool AreNames(IReadOnlyList<string> names) =>
            names.All(n => n.Length <= PlanName.NameLength) && UnitNameList.Join(names).Length <= PlanTask.NamesLength / 2;
    }

    /// <returns>How many tasks were changed.</returns>
    public async Task<int> ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, outline) = await draftTasks.OutlineOfAsync(planId, command.Version, ct);
        var ticked = outline.Tasks.Where(command.Ticks).ToList();
        foreach (var task in ticked)
            task.AssignMoreUnits(command.AllLeads, command.AllResponsibles, command.Replace);
        plan.ConfirmFindings(DraftTasks.AboutUnits(outline, plan, ticked), true);
        await draftTasks.SaveAsync(plan, outline.Tasks, ct);
        return ticked.Count;
    }
}

/// <summary>Says which of its responsible units leads a task whose lead is open (待明确牵头): many tasks at once, one choice each.</summary>
public sealed class ResolveLeads(AccessCheck access, DraftTasks draftTasks)
{
    /// <summary>A task and the unit that leads it.</summary>
    public sealed class Choice
    {
        public Guid TaskId { get; set; }

        /// <summary>As it stands in the task; empty: left open.</summary>
        public string Lead { get; set; } = "";
    }

    public sealed class Command
    {
        public int Version { get; set; }

        public List<Choice> Choices { get; set; } = [];
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Choices).Must(c => c.Exists(x => x.Lead.Length > 0)).WithMessage("请至少为一项任务选择牵头单位");
    }

    /// <returns>How many tasks have a lead now.</returns>
    public async Task<int> ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, outline) = await draftTasks.OutlineOfAsync(planId, command.Version, ct);
        var settled = new List<PlanTask>();
        foreach (var (task, lead) in command.Choices.Where(c => c.Lead.Length > 0).Join(outline.Tasks, c => c.TaskId, t => t.Id, (c, t) => (t, c.Lead)))
        {
            if (!task.Responsibles.Contains(lead, StringComparer.Ordinal))
                throw new NotFoundException();
            task.AssignMoreUnits([lead], [], replaces: false);
            settled.Add(task);
        }
        plan.ConfirmFindings(DraftTasks.AboutUnits(outline, plan, settled), true);
        await draftTasks.SaveAsync(plan, outline.Tasks, ct);
        return settled.Count;
    }
}
