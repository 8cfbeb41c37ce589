using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Web.Features.Plans;
using LawGov.Web.Hosting;

namespace LawGov.Web.Commands;

/// <summary>Verbs that read plan documents: parse prints what was understood, import makes a draft.</summary>
internal static class PlanCommands
{
    /// <summary>parse FILE [--json]: to standard output, without a database.</summary>
    public static async Task ParseAsync(string[] args)
    {
        var asJson = args.Contains("--json", StringComparer.Ordinal);
        if (args.Where(a => a != "--json").ToArray() is not [var file]) throw new CommandException("请给出方案文件名。", 2);
        var plan = PlanParser.Parse(await ReadAsync(file, CancellationToken.None));
        await Console.Out.WriteLineAsync(asJson ? ParsedPlanJson.Write(plan) : Summary(plan));
    }

    /// <summary>import FILE: the address of the draft to standard output.</summary>
    public static async Task ImportAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        if (args is not [var file]) throw new CommandException("请给出方案文件名。", 2);
        try
        {
            var plan = await services.GetRequiredService<ImportPlan>().StoreAsync(await ReadAsync(file, ct), null, ct);
            await Console.Error.WriteLineAsync($"已建立草稿“{plan.Title}”，还有{plan.OpenNames.Count()}个单位名称、{plan.Findings.Count}处疑问待核对。");
            await Console.Out.WriteLineAsync(Routes.CheckPlan(plan.Id));
        }
        catch (NotAPlanException refused)
        {
            throw new CommandException($"{ImportText.Of(refused.Kind)}。");
        }
    }

    private static async Task<SourceText> ReadAsync(string file, CancellationToken ct)
    {
        var info = new FileInfo(file);
        if (!info.Exists) throw new CommandException($"找不到 {file}。");
        try
        {
            if (info.Length > DocumentReader.LargestFile) throw new UnreadableDocumentException(UnreadableCode.TooLarge, DocumentReader.LargestFile / 1024 / 1024);
            return DocumentReader.Read(info.Name, await File.ReadAllBytesAsync(file, ct));
        }
        catch (UnreadableDocumentException refused)
        {
            throw new CommandException(string.Format(System.Globalization.CultureInfo.InvariantCulture, ImportText.Of(refused.Code) + "。", [.. refused.Arguments]));
        }
    }

    private static string Summary(ParsedPlan plan)
    {
        List<string> lines = [plan.Title.Length > 0 ? plan.Title : "（没有读出标题）"];
        if (plan.DocumentNumber is { } number) lines.Add($"文号：{number}");
        if (plan.Period is { From: { } from, To: { } to }) lines.Add($"期限：{from}—{to}年");
        var sections = plan.Chapters.Sum(c => c.Sections.Count(s => s.Ordinal is not null || s.Title.Length > 0));
        lines.Add($"{plan.Chapters.Count}章、{sections}节、{plan.Tasks.Count()}项任务");
        if (!plan.Tasks.Any()) lines.Add($"{ImportText.Of(plan.Kind)}。");
        foreach (var finding in plan.Findings) lines.Add($"第{finding.Line}行　{ImportText.KindOf(finding.Code.ToString())}：{finding.Message}");
        return string.Join('\n', lines);
    }
}
