using LawGov.Slow;
using LawGov.Slow.Checks;

const string Usage = """
    dotnet run --project tests/slow/LawGov.Slow -- CHECK [--option value]…
      load      how fast pages answer over eight connections
      hundred   a hundred people at work at once
      badinput  hostile input on every form and address; changes data
      kill      kill -9 while a clerk saves; always starts its own site
      submits   kill -9 while clerks submit and take back; always starts its own site
      filing    a hundred units file their quarter in the same minute; always starts its own site
      outbox-kills  kill -9 and stop signals while mails and webhooks go out; always starts its own site
      drill     backups under load, restores into other places; always starts its own site
      fuzz      damaged plan documents, read without any site
    Without --site ADDRESS a check starts the built site with the sample district in a temporary folder. All options: tests/slow/README.md.
    """;

try
{
    if (args.Length == 0)
        throw new UsageException(Usage);
    var options = new Options(args[1..]);
    var isGood = args[0] switch
    {
        "load" => await OnSiteAsync(options, (site, process) => LoadCheck.RunAsync(site, options, process)),
        "hundred" => await OnSiteAsync(options, (site, _) => HundredCheck.RunAsync(site, options)),
        "badinput" => await OnSiteAsync(options, (site, _) => BadInputCheck.RunAsync(site, options)),
        "kill" => await KillCheck.RunAsync(options),
        "submits" => await SubmitsCheck.RunAsync(options),
        "filing" => await FilingCheck.RunAsync(options),
        "outbox-kills" => await OutboxKillsCheck.RunAsync(options),
        "drill" => await DrillCheck.RunAsync(options),
        "fuzz" => FuzzCheck.Run(options),
        _ => throw new UsageException(Usage),
    };
    Console.WriteLine(isGood ? "passed" : "FAILED");
    return isGood ? 0 : 1;
}
catch (UsageException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

static async Task<bool> OnSiteAsync(Options options, Func<Uri, int?, Task<bool>> check)
{
    if (options.Site is { } site)
        return await check(site, options.ProcessId);
    using var app = new AppProcess(options.App, options.Password);
    await app.StartAsync();
    return await check(app.Site, app.ProcessId);
}
