using System.Globalization;
using FluentValidation;
using LawGov.Domain;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Files;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Filings;

/// <summary>A unit's quarter on one page: fill, carry forward, attach, keep, and go on to the check. Those above the unit read what was submitted.</summary>
[Access(Operation.ReadFilings)]
[RequestSizeLimit(LargestForm)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestForm, ValueCountLimit = 8192)]
public sealed class FilingModel(
    FilingQuery query,
    SaveFiling save,
    WithdrawReport withdraw,
    RefuseSignature refuse,
    TakeBackSignature takeBack,
    IValidator<SaveFiling.Command> validator,
    IValidator<RefuseSignature.Command> refusalValidator,
    DistrictClock clock
) : AppPage
{
    private const long LargestForm = 10 * EvidenceRules.LargestFile;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public SaveFiling.Command Input { get; set; } = new();

    [BindProperty]
    public RefuseSignature.Command Refusal { get; set; } = new();

    public FilingView View { get; private set; } = null!;

    public override EventSubject? Opens => new EventSubject(SubjectKind.Filing, Id);

    public override bool ShowsUrge => true;

    /// <summary>What the lines come to, each counted once: in, returned, prepared but not in, not prepared. A part of none is left out.</summary>
    public IEnumerable<string> Parts
    {
        get
        {
            int Count(Func<LineView, bool> which) => View.Lines.Count(which);
            var isIn = Count(l => l.Facts.FirstSubmittedOn is not null && l.Status != ReportStatus.Returned);
            var (returned, ready) = (Count(l => l.Status == ReportStatus.Returned), Count(l => l.IsNotIn && l.IsReady));
            var (empty, waived) = (Count(l => l.IsNotIn && !l.IsReady), Count(l => l.Status == ReportStatus.Waived && l.Facts.FirstSubmittedOn is null));
            return new[]
            {
                (L["已报{0}项", isIn], isIn),
                (L["退回待改{0}项", returned], returned),
                (L["备好未报{0}项", ready], ready),
                (L["未填{0}项", empty], empty),
                (L["免报{0}项", waived], waived),
            }
                .Where(part => part.Item2 > 0)
                .Select(part => part.Item1.Value);
        }
    }

    public bool MayEdit => Access.Can(Operation.EditFiling, View.Filing.UnitId) && !View.IsLocked && View.Filing.CanEdit(View.State.ReadOn);

    public bool MaySign => Access.Can(Operation.SignFiling, View.Filing.UnitId) && !View.IsLocked && View.Filing.CanSign(CurrentUser.Actor);

    public bool MayTakeBack => Access.Can(Operation.SubmitFiling, View.Filing.UnitId) && !View.IsLocked && !MaySign && View.Filing.CanTakeBackSignature;

    public bool MayWithdraw => Access.Can(Operation.WithdrawReport, View.Filing.UnitId) && !View.IsLocked;

    public void OnGet() { }

    /// <summary>保存草稿, and the autosave while writing.</summary>
    [Access(Operation.EditFiling)]
    public async Task<IActionResult> OnPostSaveAsync() => await SaveAsync() ?? Done(Routes.Filing(Id), L["草稿已保存。"]);

    /// <summary>核对并报送: keeps the draft, then shows what would be submitted.</summary>
    [Access(Operation.EditFiling)]
    public async Task<IActionResult> OnPostCheckAsync()
    {
        OnceLeadsTo(Routes.CheckFiling(Id));
        return await SaveAsync() ?? LocalRedirect(Routes.CheckFiling(Id));
    }

    /// <summary>未填的各项均无变化.</summary>
    [Access(Operation.EditFiling)]
    public async Task<IActionResult> OnPostCarryAsync()
    {
        var count = View.CarryableNotStarted;
        Input.CarryRest = true;
        return await SaveAsync() ?? Done(Routes.Filing(Id), L["{0}项已按“无变化”备好。", count]);
    }

    [Access(Operation.WithdrawReport)]
    public async Task<IActionResult> OnPostWithdrawAsync([FromQuery] Guid report)
    {
        await withdraw.ExecuteAsync(Id, report, Ct);
        return Done(Routes.Line(Id, report), L["已撤回，可以修改后重新报送。"]);
    }

    [Access(Operation.SignFiling)]
    public async Task<IActionResult> OnPostRefuseAsync()
    {
        if (!await refusalValidator.EnsureAsync(Refusal, ModelState, "Refusal", Ct))
            return Invalid();
        await refuse.ExecuteAsync(Id, Refusal, Ct);
        return Done(Routes.Filing(Id), L["已退回填报人修改。"]);
    }

    /// <summary>撤回送审: the clerk takes back what waits for the head.</summary>
    [Access(Operation.SubmitFiling)]
    public async Task<IActionResult> OnPostTakeBackAsync([FromForm] int version)
    {
        await takeBack.ExecuteAsync(Id, version, Ct);
        return Done(Routes.Filing(Id), L["已撤回送审，可以修改后重新送审。"]);
    }

    protected override async Task LoadAsync() => View = await query.ReadAsync(Id, Ct);

    /// <summary>What a field shows: what was typed where the form was refused, otherwise what is stored.</summary>
    public SaveFiling.Line Typed(LineView line) =>
        (ModelState.IsValid ? null : Input.Lines.Find(l => l.Id == line.Id))
        ?? new SaveFiling.Line
        {
            Id = line.Id,
            Version = line.Version,
            Choice =
                line.Status == ReportStatus.NotStarted ? (line.Carried.Length == 0 ? "new" : "")
                : line.Kind == ReportKind.NoChange && line.Status != ReportStatus.Returned ? "same"
                : "new",
            Progress = line.Text.Progress,
            Problems = line.Text.Problems,
            NextSteps = line.Text.NextSteps,
            SelfAssessment = line.Text.SelfAssessment,
            Figures =
            [
                .. line.Targets.Select(t => new SaveFiling.Figure
                {
                    Target = t.Id,
                    Value = line.ActualOf(t.Id)?.ToString("0.######", CultureInfo.InvariantCulture) ?? "",
                }),
            ],
        };

    /// <summary>Lines that were written in and are there no more, or owed no more.</summary>
    public IEnumerable<SaveFiling.Line> Gone =>
        Input.Lines.Where(l => l.IsWritten && View.Lines.All(v => v.Id != l.Id || (v.Status == ReportStatus.Ended && l.DiffersFrom(v.Text))));

    public bool IsEnded(SaveFiling.Line line) => View.Lines.Any(v => v.Id == line.Id);

    /// <summary>Lines that were written in while the page was shut meanwhile: its quarter was locked, or it was handed to the head.</summary>
    public IEnumerable<SaveFiling.Line> NotKept =>
        Response.StatusCode == StatusCodes.Status409Conflict && !MayEdit ? Input.Lines.Where(l => l.IsWritten && View.Lines.Any(v => v.Id == l.Id)) : [];

    /// <summary>Whether somebody else saved another text for the line since this form was opened.</summary>
    public bool IsStale(LineView line) =>
        IsConflict
        && Input.Lines.Find(l => l.Id == line.Id) is { } typed
        && typed.Version != line.Version
        && typed.Choice == "new"
        && typed.Progress.ReplaceLineEndings("\n").Trim() != line.Text.Progress;

    private async Task<IActionResult?> SaveAsync()
    {
        if (!await validator.EnsureAsync(Input, ModelState, ct: Ct))
            return IsAutosave ? Unsaved() : Invalid();
        try
        {
            var versions = await save.ExecuteAsync(Id, Input, Ct);
            if (!IsAutosave)
                return null;
            var byField = Input
                .Lines.Select((l, i) => (Name: $"Input.Lines[{i}].Version", Version: versions.GetValueOrDefault(l.Id)))
                .ToDictionary(x => x.Name, x => x.Version);
            return new JsonResult(new { savedAt = clock.Local(clock.Now).ToString("HH:mm:ss", CultureInfo.InvariantCulture), versions = byField });
        }
        catch (RefusedFileException refused)
        {
            ModelState.AddModelError("", L[refused.Message, [.. refused.Values]]);
            return Invalid();
        }
    }

    private JsonResult Unsaved() =>
        new(new { message = ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).FirstOrDefault() })
        {
            StatusCode = StatusCodes.Status400BadRequest,
        };
}
