using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Plans;
using LawGov.Web.Access;

namespace LawGov.Web.Features.Drafts;

/// <summary>An act on one task of a draft, and the version the person saw.</summary>
public class TaskCommand
{
    public Guid TaskId { get; set; }

    public int Version { get; set; }
}

/// <summary>Joins a task of a draft with the next one under the same heading.</summary>
public sealed class MergeTask(LawGovDb db, AccessCheck access, DraftTasks draftTasks)
{
    public sealed class Command : TaskCommand;

    public async Task ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, outline) = await draftTasks.OutlineOfAsync(planId, command, ct);
        db.Tasks.Remove(outline.Merge(command.TaskId));
        await draftTasks.SaveAsync(plan, outline.Tasks, ct);
    }
}

/// <summary>Cuts a task of a draft where the person put a line of hyphens.</summary>
public sealed class SplitTask(LawGovDb db, AccessCheck access, DraftTasks draftTasks)
{
    public sealed class Command : TaskCommand
    {
        /// <summary>The text with a line of hyphens wherever it is to be cut.</summary>
        public string Text { get; set; } = "";

        internal IReadOnlyList<string> Parts
        {
            get
            {
                var parts = new List<List<string>> { new() };
                foreach (var line in Text.ReplaceLineEndings("\n").Split('\n'))
                {
                    if (IsCut(line.Trim()))
                        parts.Add([]);
                    else
                        parts[^1].Add(line);
                }
                return [.. parts.Select(p => string.Join('\n', p).Trim()).Where(p => p.Length > 0)];
            }
        }

        private static bool IsCut(string line) => line.Length >= 3 && line.All(c => c is '-' or '－' or '—');
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Text).Must((c, _) => c.Parts.Count > 1).WithMessage("请在要切开的地方另起一行，写上 ----，前后都要有文字");
            RuleFor(c => c.Text)
                .Must((c, _) => c.Parts.All(p => p.Length <= PlanTask.RequirementLength))
                .WithMessage($"每一项的任务内容不能超过{PlanTask.RequirementLength}字");
        }
    }

    /// <returns>How many tasks it became.</returns>
    public async Task<int> ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, outline) = await draftTasks.OutlineOfAsync(planId, command, ct);
        db.Tasks.AddRange(outline.Split(command.TaskId, [.. command.Parts.Select(p => (PlanDraft.TitleOf(p), p))]));
        await draftTasks.SaveAsync(plan, outline.Tasks, ct);
        return command.Parts.Count;
    }
}

/// <summary>Numbers a task of a draft and all behind it anew.</summary>
public sealed class RenumberTasks(AccessCheck access, DraftTasks draftTasks)
{
    public sealed class Command : TaskCommand
    {
        public int? First { get; set; }

        public bool WithinChapter { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.First).NotNull().WithMessage("请填写这一项的序号").InclusiveBetween(1, 9999).WithMessage("序号须为1到9999的整数");
    }

    /// <returns>How many tasks were numbered.</returns>
    public async Task<int> ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, outline) = await draftTasks.OutlineOfAsync(planId, command, ct);
        var count = outline.Renumber(command.TaskId, command.First!.Value, command.WithinChapter);
        await draftTasks.SaveAsync(plan, outline.Tasks, ct);
        return count;
    }
}

/// <summary>Makes a heading of a task of a draft.</summary>
public sealed class TurnIntoHeading(LawGovDb db, AccessCheck access, DraftTasks draftTasks)
{
    public sealed class Command : TaskCommand
    {
        public SectionLevel Level { get; set; } = SectionLevel.Section;
    }

    public async Task ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, outline) = await draftTasks.OutlineOfAsync(planId, command, ct);
        db.Tasks.Remove(outline.TurnIntoHeading(command.TaskId, command.Level));
        await draftTasks.SaveAsync(plan, outline.Tasks, ct);
    }
}
