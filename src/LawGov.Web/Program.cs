using LawGov.Web.Commands;
using LawGov.Web.Hosting;

if (CommandLine.IsVerb(args)) return await CommandLine.RunAsync(args);

try
{
    var builder = WebApplication.CreateBuilder(args).AddLawGov();
    await using var app = builder.Build();
    app.UseLawGov();
    await FirstStart.PrepareAsync(app);
    await app.RunAsync();
    return 0;
}
catch (SettingException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
