using FluentValidation;
using LawGov.Data;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Domain.Plans;
using LawGov.Web.Access;

namespace LawGov.Web.Features.Plans;

/// <summary>Reads an official document and keeps what was understood as a draft, for a person to check.</summary>
public sealed class ImportPlan(LawGovDb db, AccessCheck access, CurrentUser user, KnownNames knownNames)
{
    public sealed class Command
    {
        public IFormFile? File { get; set; }

        public string Text { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.File).Must((c, file) => file is not null || !string.IsNullOrWhiteSpace(c.Text)).WithMessage("请选择方案文件，或者粘贴方案全文");
            RuleFor(c => c.Text).MaximumLength(WorkPlan.SourceLength).WithMessage("粘贴的内容太长，请改为上传文件");
        }
    }

    /// <param name="command">A file or pasted text; the file wins.</param>
    /// <param name="stored">Called with the draft's identity before it is saved.</param>
    /// <param name="ct">Ends with the request.</param>
    /// <returns>The draft.</returns>
    /// <exception cref="UnreadableDocumentException">The file cannot be read.</exception>
    /// <exception cref="NotAPlanException">The document holds no plan.</exception>
    public async Task<WorkPlan> ExecuteAsync(Command command, Action<Guid>? stored, CancellationToken ct)
    {
        if (user.IsSignedIn) access.Ensure(Operation.PreparePlan);
        return await StoreAsync(await ReadAsync(command, ct), stored, ct);
    }

    /// <summary>Keeps a document that was read already; the command line uses it.</summary>
    internal async Task<WorkPlan> StoreAsync(SourceText source, Action<Guid>? stored, CancellationToken ct)
    {
        var names = await knownNames.ReadAsync(ct);
        var parsed = PlanParser.Parse(source, names.Lexicon);
        if (parsed.Kind is ParsedPlanKind.AnnualReport || !parsed.Tasks.Any()) throw new NotAPlanException(parsed.Kind, source);
        var draft = PlanDraft.From(parsed, source, names);
        db.Plans.Add(draft.Plan);
        db.Tasks.AddRange(draft.Tasks);
        stored?.Invoke(draft.Plan.Id);
        await db.SaveChangesAsync(ct);
        return draft.Plan;
    }

    private static async Task<SourceText> ReadAsync(Command command, CancellationToken ct)
    {
        if (command.File is not { } file) return SourceText.FromText(command.Text);
        if (file.Length > DocumentReader.LargestFile) throw new UnreadableDocumentException(UnreadableCode.TooLarge, DocumentReader.LargestFile / 1024 / 1024);
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, ct);
        return DocumentReader.Read(Path.GetFileName(file.FileName), content);
    }
}

/// <summary>The document is no plan, or no task was found in it.</summary>
public sealed class NotAPlanException(ParsedPlanKind kind, SourceText document) : Exception($"not a plan: {kind}")
{
    public ParsedPlanKind Kind { get; } = kind;

    /// <summary>What was read, so that it can be shown how.</summary>
    public SourceText Document { get; } = document;
}
