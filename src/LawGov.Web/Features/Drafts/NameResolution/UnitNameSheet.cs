using FluentValidation;
using LawGov.Domain.Plans;
using LawGov.Web.Access;

namespace LawGov.Web.Features.Drafts.NameResolution;

/// <summary>
/// Names units of the tasks that have none, on one sheet with a row for all, for each heading and for each task. What a row leaves empty it takes
/// from the heading above it; 同上 repeats the row
/// before, 无 names nobody. Tasks for which nothing stands anywhere stay as they are.
/// </summary>
public sealed class UnitNameSheet(AccessCheck access, DraftTasks draftTasks)
{
    /// <summary>Most tasks on one sheet; the others follow when these are done.</summary>
    public const int MostTasks = 400;

    /// <summary>Words for "as in the row before" and "nobody".</summary>
    private static readonly string[] Same = ["同上", "〃", "″", "\""],
        None = ["无", "—"];

    /// <summary>A row as typed.</summary>
    public sealed class Row
    {
        /// <summary>A heading or a task; none: the row for all.</summary>
        public Guid? Id { get; set; }

        public string Leads { get; set; } = "";

        public string Responsibles { get; set; } = "";
    }

    public sealed class Command
    {
        public int Version { get; set; }

        public List<Row> Rows { get; set; } = [];
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        private static readonly string TooLong = $"单位之间用顿号隔开，每个名称不超过{PlanName.NameLength}字";

        public Validator()
        {
            RuleFor(c => c.Rows).Must(rows => rows.Exists(r => r.Leads.Trim().Length + r.Responsibles.Trim().Length > 0)).WithMessage("请至少在一行里填写单位");
            RuleForEach(c => c.Rows)
                .ChildRules(row =>
                {
                    row.RuleFor(r => r.Leads).Must(AreNames).WithMessage(TooLong);
                    row.RuleFor(r => r.Responsibles).Must(AreNames).WithMessage(TooLong);
                });
        }

        private static bool AreNames(string typed) =>
            typed.Length <= PlanTask.NamesLength / 2 && UnitNameList.Split(typed).All(n => n.Length <= PlanName.NameLength);
    }

    /// <returns>How many tasks have units now that had none, and how many still have none.</returns>
    public async Task<(int Named, int Left)> ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, outline) = await draftTasks.OutlineOfAsync(planId, command.Version, ct);
        var bare = outline.Tasks.Where(BatchCommand.IsWithoutUnits).ToDictionary(t => t.Id);
        var (leads, responsibles) = (Fill(command.Rows, r => r.Leads, bare, plan), Fill(command.Rows, r => r.Responsibles, bare, plan));
        var named = bare.Values.Where(t => leads[t.Id].Count + responsibles[t.Id].Count > 0).ToList();
        foreach (var task in named)
            task.AssignMoreUnits(leads[task.Id], responsibles[task.Id], replaces: false);
        plan.ConfirmFindings(DraftTasks.AboutUnits(outline, plan, named), true);
        await draftTasks.SaveAsync(plan, outline.Tasks, ct);
        return (named.Count, bare.Count - named.Count);
    }

    /// <summary>One column from top to bottom: the names of each task.</summary>
    private static Dictionary<Guid, IReadOnlyList<string>> Fill(List<Row> rows, Func<Row, string> column, Dictionary<Guid, PlanTask> bare, WorkPlan plan)
    {
        var headings = plan.Sections.ToDictionary(s => s.Id);
        var typed = new Dictionary<Guid, string?>();
        string? OfHeading(Guid id) =>
            typed.GetValueOrDefault(id) ?? (headings[id].ChapterId is { } chapter ? OfHeading(chapter) : typed.GetValueOrDefault(Guid.Empty));
        string? OfTask(PlanTask task) => typed.GetValueOrDefault(task.Id) ?? OfHeading(task.SectionId ?? task.ChapterId);
        string? before = null;
        foreach (var row in rows)
        {
            var words = column(row).Trim();
            var id = row.Id ?? Guid.Empty;
            typed[id] =
                Same.Contains(words, StringComparer.Ordinal) ? before ?? ""
                : None.Contains(words, StringComparer.Ordinal) ? ""
                : words.Length > 0 ? words
                : null;
            before =
                bare.TryGetValue(id, out var task) ? OfTask(task)
                : headings.ContainsKey(id) ? OfHeading(id)
                : typed[id];
        }
        return bare.Values.ToDictionary(t => t.Id, t => UnitNameList.Split(OfTask(t) ?? ""));
    }
}
