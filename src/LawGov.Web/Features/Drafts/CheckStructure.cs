using System.Globalization;
using FluentValidation;
using LawGov.Documents.Plans;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LawGov.Web.Features.Drafts;

/// <summary>
/// The part of the check screen that rearranges: tasks joined, cut and numbered anew, headings added, moved and turned, and the script the text is
/// shown in.
/// </summary>
public sealed partial class DraftCheckModel
{
    /// <summary>What opens "Simplified" in the address.</summary>
    private const string Simplified = "hans";

    private const string SavedKey = "saved-form";

    [FromQuery(Name = "script")]
    public string? Script { get; set; }

    /// <summary>A line of the source that is to become a task.</summary>
    [FromQuery(Name = "line")]
    public int? Line { get; set; }

    /// <summary>The heading or task a new heading goes before.</summary>
    [FromQuery(Name = "at")]
    public Guid? At { get; set; }

    public SplitTask.Command SplitInput { get; private set; } = new();

    public RenumberTasks.Command NumberInput { get; private set; } = new();

    public TurnIntoHeading.Command TurnInput { get; private set; } = new();

    public AddHeading.Command HeadingInput { get; private set; } = new();

    public MoveHeading.Command MoveInput { get; private set; } = new();

    public DeleteHeading.Command GoneInput { get; private set; } = new();

    /// <summary>The act that was refused, so that its form is open again.</summary>
    public string? Refused { get; private set; }

    /// <summary>The form or row that was saved on the way to this page.</summary>
    public string? SavedForm => TempData[SavedKey] as string;

    public bool IsTraditional { get; private set; }

    public bool IsSimplified => Script == Simplified;

    /// <summary>The screen with the script the person chose.</summary>
    public string Here => Routes.CheckPlan(Id) + (IsSimplified ? $"?script={Simplified}" : "");

    /// <summary>A text in the script the person chose.</summary>
    public string Show(string text) => IsSimplified ? SimplifiedText.From(text) : text;

    /// <summary>The next task with a doubt after the open one, from the top again behind the last.</summary>
    public CheckRow? NextDoubt
    {
        get
        {
            var doubtful = View.Rows.Where(r => r.Doubts > 0).ToList();
            var open = View.Rows.ToList().FindIndex(r => r.Id == OpenTaskId);
            return doubtful.FirstOrDefault(r => View.Rows.ToList().IndexOf(r) > open) ?? (doubtful.Count > 0 ? doubtful[0] : null);
        }
    }

    /// <summary>The task behind the open one under the same heading, which it can be joined with.</summary>
    public CheckRow? MergesWith => View.Rows.SkipWhile(r => r.Id != OpenTaskId).Skip(1).FirstOrDefault() is { Level: 3 } next ? next : null;

    /// <summary>Headings and tasks as choices of what comes behind.</summary>
    public IEnumerable<SelectListItem> Befores =>
        View
            .Rows.Select(r => new SelectListItem(
                (
                    r.Level == 1 ? ""
                    : r.Level == 2 ? "　"
                    : "　　"
                )
                    + (r.Number.Length > 0 ? $"{r.Number}. " : "")
                    + r.Text,
                r.Id.ToString()
            ))
            .Append(new SelectListItem(L["（放在最后）"], "", selected: true));

    public IEnumerable<SelectListItem> HeadingBefores =>
        Places.Where(p => p.Value != OpenSectionId.ToString()).Append(new SelectListItem(L["（放在最后）"], ""));

    /// <summary>For each choice of a place: chapter or section, and both numbers. The script follows the choice by it.</summary>
    public string HeadingPlaces =>
        string.Join(
            ';',
            View.Rows.Select(r => (Guid?)r.Id)
                .Append(null)
                .Select(id => HeadingPlace.Before(View.Rows, View.Plan.Sections, id) is var p ? $"{id}|{p.Level}|{p.Chapter}|{p.Section}" : "")
        );

    private void LoadStructure()
    {
        if (Open == "heading")
        {
            var fits = HeadingPlace.Before(View.Rows, View.Plan.Sections, At);
            HeadingInput = new AddHeading.Command
            {
                BeforeId = View.Rows.Any(r => r.Id == At) ? At : null,
                Level = fits.Level,
                OrdinalText = fits.Number,
            };
        }
        IsTraditional = SimplifyDraft.IsTraditional(View.Plan.SourceText);
        if (View.OpenTask is { } task)
        {
            SplitInput = new SplitTask.Command
            {
                TaskId = task.Id,
                Version = task.Version,
                Text = task.Requirement,
            };
            NumberInput = new RenumberTasks.Command
            {
                First = int.TryParse(task.Number, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : View.Rows.Count(r => r.Level == 3 && r.Number.Length > 0) + 1,
            };
        }
        if (Line is { } line && line > 0 && line <= View.Lines.Count)
        {
            var place = View.Rows.LastOrDefault(r => r.Level < 3 && r.From > 0 && r.From <= line) ?? View.Rows.FirstOrDefault(r => r.Level < 3);
            AddInput = new AddTask.Command
            {
                Line = line,
                Requirement = BodyOf(line),
                PlaceId = place?.Id ?? Guid.Empty,
            };
        }
    }

    /// <summary>（二十一） and 二十一、, with a character to spare.</summary>
    private const int LongestNumeral = 6;

    /// <summary>What a line says; of a heading what stands behind its title, or the title where that is all.</summary>
    private string BodyOf(int line)
    {
        var text = View.Lines[line - 1].Text.Trim();
        if (View.Rows.FirstOrDefault(r => r.Level < 3 && r.From == line && r.Text.Length > 0) is not { } heading)
            return text;
        var title = text.IndexOf(heading.Text, StringComparison.Ordinal);
        var behind = title < 0 ? text : text[(title + heading.Text.Length)..].TrimStart('。', '：', ':', ' ', '\u3000');
        if (behind.Length > 0)
            return behind;
        var numeral = heading.Text.AsSpan(0, Math.Min(LongestNumeral, heading.Text.Length)).IndexOfAny('、', '）', ')');
        return heading.Text[(numeral + 1)..];
    }

    public async Task<IActionResult> OnPostMergeAsync([FromServices] MergeTask merge)
    {
        var input = await BindAsync(new MergeTask.Command(), "Merge");
        await merge.ExecuteAsync(Id, input, Ct);
        return Done(TaskAt(input.TaskId), L["已与下一项合并，请核对单位和时限。"]);
    }

    public async Task<IActionResult> OnPostSplitAsync([FromServices] SplitTask split, [FromServices] IValidator<SplitTask.Command> validator)
    {
        Refused = "split";
        var input = SplitInput = await BindAsync(new SplitTask.Command(), nameof(SplitInput));
        if (!await validator.EnsureAsync(input, ModelState, nameof(SplitInput), Ct))
            return Invalid();
        var count = await split.ExecuteAsync(Id, input, Ct);
        return Saved($"split-{input.TaskId:N}", TaskAt(input.TaskId), L["已拆成{0}项；新的一项还没有序号，可以从这里起重新编号。", count]);
    }

    public async Task<IActionResult> OnPostNumberAsync([FromServices] RenumberTasks renumber, [FromServices] IValidator<RenumberTasks.Command> validator)
    {
        Refused = "number";
        var input = NumberInput = await BindAsync(new RenumberTasks.Command(), nameof(NumberInput));
        if (!await validator.EnsureAsync(input, ModelState, nameof(NumberInput), Ct))
            return Invalid();
        return Done(TaskAt(input.TaskId), L["已重新编号{0}项。", await renumber.ExecuteAsync(Id, input, Ct)]);
    }

    public async Task<IActionResult> OnPostTurnAsync([FromServices] TurnIntoHeading turn)
    {
        Refused = "turn";
        var input = TurnInput = await BindAsync(new TurnIntoHeading.Command(), nameof(TurnInput));
        var beside = Beside(input.TaskId);
        OnceLeadsTo(beside);
        await turn.ExecuteAsync(Id, input, Ct);
        return Saved($"{input.TaskId:N}", beside, L["已改为标题。"]);
    }

    public async Task<IActionResult> OnPostHeadingAsync([FromServices] AddHeading add, [FromServices] IValidator<AddHeading.Command> validator)
    {
        Open = Refused = "heading";
        var input = HeadingInput = await BindAsync(new AddHeading.Command(), nameof(HeadingInput));
        if (!await validator.EnsureAsync(input, ModelState, nameof(HeadingInput), Ct))
            return Invalid();
        return Saved("heading", $"{Here}#r-{await add.ExecuteAsync(Id, input, Ct):N}", L["已增加一个标题。"]);
    }

    public async Task<IActionResult> OnPostMoveAsync([FromServices] MoveHeading move)
    {
        Refused = "move";
        var input = MoveInput = await BindAsync(new MoveHeading.Command(), nameof(MoveInput));
        await move.ExecuteAsync(Id, input, Ct);
        return Done($"{Here}#r-{input.SectionId:N}", L["已移动。"]);
    }

    public async Task<IActionResult> OnPostGoneAsync([FromServices] DeleteHeading delete)
    {
        Refused = "gone";
        var input = GoneInput = await BindAsync(new DeleteHeading.Command(), nameof(GoneInput));
        var beside = Beside(input.SectionId);
        OnceLeadsTo(beside);
        var count = await delete.ExecuteAsync(Id, input, Ct);
        return Saved($"{input.SectionId:N}", beside, count > 0 ? L["已删去标题和其中{0}项任务。", count] : L["已删去标题。"]);
    }

    public async Task<IActionResult> OnPostToTaskAsync([FromServices] TurnIntoTask turn)
    {
        var input = await BindAsync(new TurnIntoTask.Command(), "ToTask");
        OnceLeadsTo(Here + "#tree");
        return Done(TaskAt(await turn.ExecuteAsync(Id, input, Ct)), L["已改为任务，请补全内容和单位。"]);
    }

    public async Task<IActionResult> OnPostSimplifyAsync([FromServices] SimplifyDraft simplify)
    {
        var input = await BindAsync(new SimplifyDraft.Command(), "Simplify");
        await simplify.ExecuteAsync(Id, input, Ct);
        return Done(Routes.CheckPlan(Id) + "#tree", L["已以简体保存任务和标题，原文保留不变。"]);
    }

    /// <summary>Says in a form's attribute that it shows what was typed, because its post was refused.</summary>
    public string Posted(string act) => Refused == act && !ModelState.IsValid ? "yes" : "no";

    /// <summary>Done, and what the browser kept of this form or row is not needed any more.</summary>
    private IActionResult Saved(string form, string url, string message)
    {
        TempData[SavedKey] = form;
        return Done(url, message);
    }

    /// <summary>Where a row stood that is gone: the row above it.</summary>
    private string Beside(Guid rowId) => View.Rows.TakeWhile(r => r.Id != rowId).LastOrDefault() is { } above ? $"{Here}#r-{above.Id:N}" : Here + "#tree";

    private string TaskAt(Guid taskId) => $"{Routes.CheckPlan(Id)}?task={taskId}{(IsSimplified ? $"&script={Simplified}" : "")}#r-{taskId:N}";
}
