using FluentValidation;
using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Web.Access;
using LawGov.Web.Features.Exports;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Import;

/// <summary>Makes the report of how a document reads, without its sentences, and notes who took it.</summary>
public sealed class ExportReadingReport(LawGovDb db, AccessCheck access, CurrentUser user)
{
    /// <summary>More than this is not sent through a form; a draft's report has no such bound.</summary>
    public const int LongestText = 200_000;

    public const string FileName = "方案读取情况报告.html";

    public sealed class Command
    {
        public string Text { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Text)
                .NotEmpty()
                .WithMessage("请粘贴几行方案的文字")
                .MaximumLength(LongestText)
                .WithMessage("粘贴的内容太长，请只粘贴读得不对的部分");
        }
    }

    /// <summary>Of a text, kept nowhere.</summary>
    public async Task<ExportedFile> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        return await FileAsync(command.Text, FileName, ct);
    }

    /// <summary>Of a plan's stored source.</summary>
    public async Task<ExportedFile> ExecuteAsync(Guid planId, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var text = await db.Plans.AsNoTracking().Where(p => p.Id == planId).Select(p => p.SourceText).FirstOrDefaultAsync(ct) ?? throw new NotFoundException();
        return await FileAsync(text, $"{FileName}（方案{planId:N}）", ct);
    }

    private async Task<ExportedFile> FileAsync(string text, string noted, CancellationToken ct)
    {
        var bytes = ReadingReport.Write(MaskedSource.Of(SourceText.FromText(text)));
        db.AccessLog.Add(new AccessLogEntry(user.UserId, noted, db.Clock.Now));
        await db.SaveChangesAsync(ct);
        return new ExportedFile(bytes, ReadingReport.ContentType, FileName);
    }
}
