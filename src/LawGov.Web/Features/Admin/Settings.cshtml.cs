using FluentValidation;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>What the district decides for itself.</summary>
[Access(Operation.ManageSettings)]
public sealed class SettingsModel(ChangeSettings change, IValidator<ChangeSettings.Command> form) : AppPage
{
    [BindProperty]
    public ChangeSettings.Command Input { get; set; } = new();

    /// <summary>Version of the settings as they are now.</summary>
    public int Version { get; private set; }

    public bool IsSample { get; private set; }

    private Domain.DistrictSettings _settings = new("", "");

    public void OnGet() =>
        Input = new ChangeSettings.Command
        {
            DistrictName = _settings.DistrictName,
            OfficeName = _settings.OfficeName,
            UnitSigning = _settings.UnitSigning,
            OpensOnDayOfLastMonth = _settings.OpensOnDayOfLastMonth,
            DueAfterWorkdays = _settings.DueAfterWorkdays,
            ResubmitWorkdays = _settings.ResubmitWorkdays,
            YellowWorkdays = _settings.YellowWorkdays,
        };

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await form.EnsureAsync(Input, ModelState, ct: Ct))
            return Invalid();
        await change.ExecuteAsync(Input, Ct);
        return Done(Routes.AdminSettings, L["本区设置已保存。"]);
    }

    protected override async Task LoadAsync()
    {
        _settings = await Db.Settings.AsNoTracking().FirstOrDefaultAsync(Ct) ?? _settings;
        Version = _settings.Version;
        IsSample = _settings.IsSample;
    }
}
