using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Web.Access;
using LawGov.Web.Features.Exports;
using LawGov.Web.Features.Import;
using LawGov.Web.Pages;
using LawGov.Web.Texts;

namespace LawGov.Web.Commands;

/// <summary>Verbs that read plan documents: parse prints what was understood, import makes a draft.</summary>
internal static class PlanCommands
{
    /// <summary>parse FILE [--json] [--report OUT.html [--plain]]: to standard output or into a report, without a database.</summary>
    public static async Task ParseAsync(CommandCall call)
    {
        var args = call.Args;
        var asJson = args.Contains("--json", StringComparer.Ordinal);
        var isPlain = args.Contains("--plain", StringComparer.Ordinal);
        var at = Array.IndexOf(args, "--report");
        var report = at >= 0 && at + 1 < args.Length && !args[at + 1].StartsWith("--", StringComparison.Ordinal) ? args[at + 1] : null;
        if (at >= 0 && report is null)
            throw new CommandException("请在 --report 后面给出报告的文件名。", 2);
        if (isPlain && report is null)
            throw new CommandException("--plain 要和 --report 一起用。", 2);
        var others = args.Where((a, i) => a is not ("--json" or "--plain" or "--report") && (at < 0 || i != at + 1)).ToArray();
        if (others is not [var file])
            throw new CommandException("请给出方案文件名。", 2);
        var source = await ReadAsync(file, CancellationToken.None);
        if (report is not null)
            await WriteReportAsync(call, source, report, isPlain);
        var plan = PlanParser.Parse(source);
        await call.Data.WriteLineAsync(asJson ? ParsedPlanJson.Write(plan) : Summary(plan));
    }

    /// <summary>import FILE: the address of the draft to standard output.</summary>
    public static async Task ImportAsync(IServiceProvider services, CommandCall call, CancellationToken ct)
    {
        try
        {
            services.GetRequiredService<CurrentUser>().ActAsSystem();
            var plan = await services.GetRequiredService<ImportPlan>().ExecuteAsync(await ReadAsync(call.Args[0], ct), null, ct);
            await call.Messages.WriteLineAsync($"已建立草稿“{plan.Title}”，还有{plan.OpenNames.Count()}个单位名称、{plan.Findings.Count}处疑问待核对。");
            await call.Data.WriteLineAsync(Routes.CheckPlan(plan.Id));
        }
        catch (NotAPlanException refused)
        {
            throw new CommandException($"{ImportText.Of(refused.Kind)}。");
        }
    }

    private static async Task WriteReportAsync(CommandCall call, SourceText source, string path, bool isPlain)
    {
        try
        {
            await File.WriteAllBytesAsync(path, isPlain ? ReadingReport.WritePlain(source) : ReadingReport.Write(MaskedSource.Of(source)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"不能写入 {path}：请确认文件夹存在、有写入权限。");
        }
        await call.Messages.WriteLineAsync(
            isPlain ? $"报告已写入 {path}，其中有原文全文，对外发送前请确认可以公开。" : $"报告已写入 {path}，其中没有原文的句子。"
        );
    }

    private static async Task<SourceText> ReadAsync(string file, CancellationToken ct)
    {
        var info = new FileInfo(file);
        if (!info.Exists)
            throw new CommandException(Directory.Exists(file) ? $"{file} 是文件夹，请给出方案文件。" : $"找不到 {file}。");
        try
        {
            if (info.Length > DocumentReader.LargestFile)
                throw new UnreadableDocumentException(UnreadableCode.TooLarge, DocumentReader.LargestFile / 1024 / 1024);
            return await DocumentFile.ReadAsync(info.Name, await File.ReadAllBytesAsync(file, ct), PdfConverter.Program, ct);
        }
        catch (UnreadableDocumentException refused)
        {
            throw new CommandException(
                string.Format(System.Globalization.CultureInfo.InvariantCulture, ImportText.Of(refused.Code) + "。", [.. refused.Arguments])
            );
        }
    }

    private static string Summary(ParsedPlan plan)
    {
        List<string> lines = [plan.Title.Length > 0 ? plan.Title : "（没有读出标题）"];
        if (plan.DocumentNumber is { } number)
            lines.Add($"文号：{number}");
        if (plan.Period is { From: { } from, To: { } to })
            lines.Add($"期限：{from}—{to}年");
        var sections = plan.Chapters.Sum(c => c.Sections.Count(s => s.Ordinal is not null || s.Title.Length > 0));
        lines.Add($"{plan.Chapters.Count}章、{sections}节、{plan.Tasks.Count()}项任务");
        if (!plan.Tasks.Any())
            lines.Add($"{ImportText.Of(plan.Kind)}。");
        foreach (var finding in plan.Findings)
            lines.Add($"第{finding.Line}行　{ImportText.KindOf(finding.Code.ToString())}：{finding.Message}");
        return string.Join('\n', lines);
    }
}
