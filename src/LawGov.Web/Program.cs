using LawGov.Web.Commands;
using LawGov.Web.Features.Import;
using LawGov.Web.Settings;
using LawGov.Web.Startup;

if (CommandLine.IsVerb(args)) return await CommandLine.RunAsync(args);

try
{
    var builder = WebApplication.CreateBuilder(args).AddLawGov();
    await using var app = builder.Build();
    app.UseLawGov();
    await FirstStart.PrepareAsync(app);
    // The first document a process reads takes a second longer than the others: the examples are read before anybody uploads one
    app.Lifetime.ApplicationStarted.Register(() => _ = Task.Run(() => FormExamples.All.Count));
    await app.RunAsync();
    return 0;
}
catch (SettingException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
