using LawGov.Web.Access;
using LawGov.Web.Jobs;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>What the clock says, and what it should say where it is in doubt.</summary>
[Access(Operation.ConfirmClock)]
public sealed class ClockModel(ConfirmClock confirm, ClockGuard guard) : AppPage
{
    [BindProperty]
    public ConfirmClock.Command Input { get; set; } = new();

    public int Version { get; private set; }

    public ClockDoubt? Doubt => guard.Doubt;

    /// <summary>The district's day and time by the process clock.</summary>
    public DateTime Now => Db.Clock.Local(Db.Clock.Now);

    /// <summary>The day and time by which the clock is measured.</summary>
    public DateTime? Expected => Doubt is { } doubt ? Db.Clock.Local(doubt.Expected) : null;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync() =>
        Done(Routes.AdminClock, await confirm.ExecuteAsync(Input, Ct) ? L["已确认时钟正确，自动任务继续运行。"] : L["已记下确认，一分钟内生效。"]);

    protected override async Task LoadAsync() => Version = await Db.ClockWatch.AsNoTracking().Select(w => w.Confirmations).FirstOrDefaultAsync(Ct);
}
