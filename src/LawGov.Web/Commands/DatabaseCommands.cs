using System.Globalization;
using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Data.Records;
using LawGov.Domain.Accounts;
using LawGov.Web.Sample;
using LawGov.Web.Startup;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Commands;

/// <summary>Verbs that work on the database: demo, create-admin, verify-audit.</summary>
internal static class DatabaseCommands
{
    public static async Task DemoAsync(IServiceProvider services, CommandCall call, CancellationToken ct)
    {
        var scale = ScaleOf(call.Args) ?? throw new InvalidOperationException("the arguments were checked before");
        var db = services.GetRequiredService<LawGovDb>();
        if (await db.Users.AnyAsync(ct) || await db.Units.AnyAsync(ct))
            throw new CommandException("数据库里已经有数据，演示数据只能载入空数据库。");
        var password = Environment.GetEnvironmentVariable("LAWGOV_DEMO_PASSWORD") is { Length: > 0 } given ? given : FirstStart.NewPassword();
        var accounts = await services.GetRequiredService<SampleDistrict>().LoadAsync(scale, password, ct);
        await call.Messages.WriteLineAsync($"已载入虚构的示范区（{scale}倍）。账号：{string.Join(' ', accounts)}，密码：{password}");
    }

    /// <summary>The scale in the arguments of demo; null where they are wrong.</summary>
    public static int? ScaleOf(string[] args) =>
        args switch
        {
            [] => 1,
            ["--scale", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 100 => n,
            _ => null,
        };

    public static async Task CreateAdminAsync(IServiceProvider services, CommandCall call, CancellationToken ct)
    {
        var userName = call.Args[0];
        var users = services.GetRequiredService<UserManager<User>>();
        var password = FirstStart.NewPassword();
        var user = new User
        {
            UserName = userName,
            DisplayName = "系统管理员",
            MustChangePassword = true,
        };
        var result = await users.CreateAsync(user, password);
        if (result.Succeeded)
            result = await users.AddToRoleAsync(user, nameof(Role.SystemAdmin));
        if (!result.Succeeded)
            throw new CommandException(string.Join('\n', result.Errors.Select(e => e.Description)));
        await call.Messages.WriteLineAsync($"已建立系统管理员 {userName}，初始密码：{password}（首次登录须修改）");
    }

    public static async Task VerifyAuditAsync(IServiceProvider services, CommandCall call, CancellationToken ct)
    {
        var db = services.GetRequiredService<LawGovDb>();
        _ = await Schema.StateAsync(db, ct); // refuses a newer schema
        try
        {
            var result = await AuditChain.VerifyAsync(db, ct);
            if (result.FirstBad is { } bad)
                throw new CommandException($"审计链在第{bad}条断裂：该条被改动、删除或插入过。");
            await call.Data.WriteLineAsync($"审计链完整：1–{result.Count}，最后一条摘要 {result.LastHash}");
        }
        catch (Exception failure) when (FailureText.IsOlderSchema(failure))
        {
            throw new CommandException("数据库的版本比程序旧，本程序读不了其中的审计日志；请用原来的程序核对，或者先备份再运行 migrate。");
        }
    }
}
