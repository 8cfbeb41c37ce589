using System.Globalization;
using FluentValidation;
using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;
using LawGov.Web.Access;
using LawGov.Web.Files;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Filings;

/// <summary>
/// Keeps what was typed on a unit's page: every changed line in one act, with the files added and taken away. Untouched lines stay untouched.
/// </summary>
public sealed class SaveFiling(LawGovDb db, AccessCheck access, CurrentUser user, DistrictClock clock, FileStore files)
{
    /// <summary>A figure beyond this is a slip of the keys.</summary>
    private const double LargestFigure = 1e12;

    /// <summary>The page as posted.</summary>
    public sealed class Command
    {
        public List<Line> Lines { get; set; } = [];

        /// <summary>A file to take away, if that button was pressed.</summary>
        public Guid? RemoveFile { get; set; }

        /// <summary>Whether every line nobody touched is to be carried forward (其余均无变化).</summary>
        public bool CarryRest { get; set; }
    }

    /// <summary>One line as posted.</summary>
    public sealed class Line
    {
        public Guid Id { get; set; }

        public int Version { get; set; }

        /// <summary>same: no change; new: the text below; empty: not decided yet.</summary>
        public string Choice { get; set; } = "";

        public string Progress { get; set; } = "";

        public string Problems { get; set; } = "";

        public string NextSteps { get; set; } = "";

        public SelfAssessment? SelfAssessment { get; set; }

        public List<Figure> Figures { get; set; } = [];

        public List<IFormFile> Files { get; set; } = [];

        /// <summary>Whether something stands in it that must not get lost.</summary>
        internal bool IsWritten => (Choice == "new" && ((Progress + Problems + NextSteps).Trim().Length > 0 || TypedFigures.Any())) || Files.Count > 0;

        /// <summary>Whether its words are others than those stored.</summary>
        internal bool DiffersFrom(ReportText text) =>
            Files.Count > 0 || Clean(Progress) != text.Progress || Clean(Problems) != text.Problems || Clean(NextSteps) != text.NextSteps;

        /// <summary>The figures as typed, without empty ones.</summary>
        internal IEnumerable<string> TypedFigures => Figures.Select(f => (f.Value ?? "").Trim()).Where(v => v.Length > 0);
    }

    /// <summary>A figure against a target, as typed.</summary>
    public sealed class Figure
    {
        public Guid Target { get; set; }

        public string Value { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Lines).Must(AreDistinct).WithMessage("同一项填报在表单里出现了两次，请刷新页面后再保存");
            RuleForEach(c => c.Lines).SetValidator(new LineValidator());
        }

        private static bool AreDistinct(List<Line> lines) => lines.DistinctBy(l => l.Id).Count() == lines.Count;
    }

    internal sealed class LineValidator : AbstractValidator<Line>
    {
        public LineValidator()
        {
            RuleFor(l => l.Progress)
                .Must(t => Length(t) <= ReportText.ProgressLength)
                .WithMessage($"“本季度进展”不能超过{ReportText.ProgressLength}字，请精简后再保存");
            RuleFor(l => l.Problems)
                .Must(t => Length(t) <= ReportText.ProblemsLength)
                .WithMessage($"“存在问题”不能超过{ReportText.ProblemsLength}字，请精简后再保存");
            RuleFor(l => l.NextSteps)
                .Must(t => Length(t) <= ReportText.NextStepsLength)
                .WithMessage($"“下一步措施”不能超过{ReportText.NextStepsLength}字，请精简后再保存");
            RuleFor(l => l.Figures).Must(f => f.DistinctBy(x => x.Target).Count() == f.Count).WithMessage("同一项指标在表单里出现了两次，请刷新页面后再保存");
            RuleForEach(l => l.Figures).ChildRules(f => f.RuleFor(x => x.Value).Must(v => TryReadFigure(v, out _)).WithMessage("请填写数字，例如 95.9"));
        }
    }

    /// <returns>The versions the lines have now.</returns>
    /// <exception cref="RefusedFileException">A file may not be stored; nothing was saved.</exception>
    public async Task<IReadOnlyDictionary<Guid, int>> ExecuteAsync(Guid filingId, Command command, CancellationToken ct)
    {
        var filing = await db.Filings.AsNoTracking().FirstOrDefaultAsync(f => f.Id == filingId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.EditFiling, filing.UnitId);
        filing.EnsureCanEdit(clock.Today);
        var reports = await db.Reports.Include(r => r.Evidence).Where(r => r.FilingId == filingId).ToDictionaryAsync(r => r.Id, ct);
        var gone = command.Lines.Count(l => l.IsWritten && !reports.ContainsKey(l.Id));
        if (gone > 0)
            throw new RuleException(RuleCodes.LinesAreGone, gone);
        var ended = command.Lines.Count(l => l.IsWritten && reports.TryGetValue(l.Id, out var r) && r.Status == ReportStatus.Ended && l.DiffersFrom(r.Text));
        if (ended > 0)
            throw new RuleException(RuleCodes.LinesHaveEnded, ended);
        var targets = await TargetsAsync(command, reports, ct);
        foreach (var line in command.Lines)
        {
            if (!reports.TryGetValue(line.Id, out var report))
                continue;
            if (Apply(line, report, targets[report.PlanTaskId]))
                db.ExpectVersion(report, line.Version);
        }
        if (command.CarryRest)
        {
            foreach (var report in reports.Values.Where(r => r is { Status: ReportStatus.NotStarted, CanMarkNoChange: true }))
                report.MarkNoChange(user.Actor);
        }
        if (command.RemoveFile is { } fileId)
            reports.Values.FirstOrDefault(r => r.Evidence.Any(e => e.Id == fileId))?.Detach(fileId);
        await StoreFilesAsync(command, reports, ct);
        await db.SaveChangesAsync(ct);
        return reports.ToDictionary(r => r.Key, r => r.Value.Version);
    }

    /// <summary>Length as a person counts: a line break is one character.</summary>
    private static int Length(string text) => Clean(text).Length;

    private static string Clean(string text) => text.ReplaceLineEndings("\n").Trim();

    private static bool TryReadFigure(string text, out double? value)
    {
        value = null;
        var plain = text.Trim().TrimEnd('%', '％');
        if (plain.Length == 0)
            return true;
        if (!double.TryParse(plain, NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var read))
            return false;
        if (!double.IsFinite(read) || Math.Abs(read) > LargestFigure)
            return false;
        value = read;
        return true;
    }

    /// <summary>The measures of the tasks that figures are posted for; figures for other measures are ignored.</summary>
    private async Task<ILookup<Guid, Guid>> TargetsAsync(Command command, Dictionary<Guid, ProgressReport> reports, CancellationToken ct)
    {
        var taskIds = command.Lines.Where(l => l.TypedFigures.Any() && reports.ContainsKey(l.Id)).Select(l => reports[l.Id].PlanTaskId).Distinct().ToList();
        if (taskIds.Count == 0)
            return Enumerable.Empty<Guid>().ToLookup(id => id);
        var targets = await db.Set<TaskTarget>().Where(t => taskIds.Contains(t.PlanTaskId)).Select(t => new { t.PlanTaskId, t.Id }).ToListAsync(ct);
        return targets.ToLookup(t => t.PlanTaskId, t => t.Id);
    }

    /// <returns>Whether the line changed.</returns>
    private bool Apply(Line line, ProgressReport report, IEnumerable<Guid> targets)
    {
        if (!report.IsEditable || line.Choice is not ("same" or "new"))
            return false;
        if (line.Choice == "same")
        {
            if (report is { Status: not ReportStatus.NotStarted, Kind: ReportKind.NoChange })
                return false;
            report.MarkNoChange(user.Actor);
            return true;
        }
        var figures = new Dictionary<Guid, double>();
        foreach (var figure in line.Figures.IntersectBy(targets, f => f.Target))
        {
            if (TryReadFigure(figure.Value, out var value) && value is { } read)
                figures[figure.Target] = read;
        }
        var actuals = Actuals.Of(figures);
        if (actuals.Text.Length > Actuals.TextLength)
            throw new RuleException(RuleCodes.TooManyFigures, figures.Count);
        var text = new ReportText(Clean(line.Progress), Clean(line.Problems), Clean(line.NextSteps), line.SelfAssessment, actuals);
        var isUntouched = text == report.Text && (report.Status == ReportStatus.NotStarted ? text.Progress.Length == 0 : report.Kind != ReportKind.NoChange);
        if (isUntouched)
            return false;
        report.Save(text, user.Actor);
        return true;
    }

    private async Task StoreFilesAsync(Command command, Dictionary<Guid, ProgressReport> reports, CancellationToken ct)
    {
        var given = command
            .Lines.SelectMany(l => l.Files.Select(f => (l.Id, File: f, Name: EvidenceRules.CleanName(f.FileName))))
            .Where(f => reports.ContainsKey(f.Id))
            .ToList();
        var checkedFiles = new List<(Guid Id, string Name, string Type, IFormFile File)>();
        foreach (var (id, file, name) in given)
        {
            await using var content = file.OpenReadStream();
            checkedFiles.Add((id, name, EvidenceRules.Check(name, content), file));
        }
        foreach (var (id, name, type, file) in checkedFiles)
        {
            await using var content = file.OpenReadStream();
            var (digest, size) = await files.SaveAsync(content, ct);
            reports[id].Attach(name, type, size, digest, user.Actor, clock.Now);
        }
    }
}
