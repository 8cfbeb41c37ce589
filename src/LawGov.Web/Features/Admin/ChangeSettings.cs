using FluentValidation;
using LawGov.Data;
using LawGov.Domain;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>Changes the district's own rules; they count from the next page on, and for quarters opened from now on.</summary>
public sealed class ChangeSettings(LawGovDb db, AccessCheck access, District district)
{
    public const int LatestOpeningDay = 30,
        MostWorkdays = 30,
        MostWarningDays = 15;

    public sealed class Command
    {
        public int Version { get; set; }

        public string DistrictName { get; set; } = "";

        public string OfficeName { get; set; } = "";

        public bool UnitSigning { get; set; }

        public int OpensOnDayOfLastMonth { get; set; }

        public int DueAfterWorkdays { get; set; }

        public int ResubmitWorkdays { get; set; }

        public int YellowWorkdays { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.DistrictName).NotEmpty().WithMessage("请填写区县名称").MaximumLength(DistrictSettings.NameLength).WithMessage("区县名称不超过60字");
            RuleFor(c => c.OfficeName).NotEmpty().WithMessage("请填写落款机关").MaximumLength(DistrictSettings.NameLength).WithMessage("落款机关不超过60字");
            RuleFor(c => c.OpensOnDayOfLastMonth).InclusiveBetween(1, LatestOpeningDay).WithMessage("开启日请填1到30之间的整数");
            RuleFor(c => c.DueAfterWorkdays).InclusiveBetween(1, MostWorkdays).WithMessage("截止工作日请填1到30之间的整数");
            RuleFor(c => c.ResubmitWorkdays).InclusiveBetween(1, MostWorkdays).WithMessage("退回修改期限请填1到30之间的整数");
            RuleFor(c => c.YellowWorkdays).InclusiveBetween(0, MostWarningDays).WithMessage("黄灯提前量请填0到15之间的整数");
        }
    }

    public async Task<DistrictSettings> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManageSettings);
        var settings = await db.Settings.FirstOrDefaultAsync(ct);
        if (settings is null)
            db.Settings.Add(settings = new DistrictSettings(command.DistrictName.Trim(), command.OfficeName.Trim()));
        else
            db.ExpectVersion(settings, command.Version);
        settings.Decide(
            command.DistrictName.Trim(),
            command.OfficeName.Trim(),
            command.UnitSigning,
            command.OpensOnDayOfLastMonth,
            command.DueAfterWorkdays,
            command.ResubmitWorkdays,
            command.YellowWorkdays
        );
        await db.SaveChangesAsync(ct);
        district.Forget();
        return settings;
    }
}
