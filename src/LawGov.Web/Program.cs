using LawGov.Web.Commands;
using LawGov.Web.Features.Import;
using LawGov.Web.Files;
using LawGov.Web.Startup;
using LawGov.Web.Texts;

if (CommandLine.IsVerb(args))
    return await CommandLine.RunAsync(args);

try
{
    PrivateFiles.MaskProcess();
    var builder = ProgramFolder.CreateBuilder(args).AddLawGov();
    await using var app = builder.Build();
    app.UseLawGov();
    await FirstStart.PrepareAsync(app);
    // The first document a process reads takes a second longer than the others: the examples are read before anybody uploads one
    app.Lifetime.ApplicationStarted.Register(() => _ = Task.Run(() => FormExamples.All.Count));
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (failure is not HostAbortedException)
{
    await Console.Error.WriteLineAsync(FailureText.Of(failure));
    return 1;
}
