using FluentValidation;
using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using LawGov.Web.Features.Filings;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>
/// Adds a collective, or changes how it is understood and who belongs to it from a day on. Who has left owes nothing through it; who joined is asked at once.
/// </summary>
public sealed class SaveUnitGroup(LawGovDb db, AccessCheck access, EndOwedLines endLines, EnsureQuarterOpen ensureQuarterOpen)
{
    public sealed class Command
    {
        /// <summary>None for a new collective.</summary>
        public Guid? Id { get; set; }

        public int Version { get; set; }

        /// <summary>As printed in documents; fixed once it exists.</summary>
        public string Name { get; set; } = "";

        public CollectiveKind Kind { get; set; }

        public List<Guid> Members { get; set; } = [];

        /// <summary>First day of the membership as given here.</summary>
        public DateOnly? From { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(DistrictClock clock)
        {
            RuleFor(c => c.Name)
                .NotEmpty()
                .When(c => c.Id is null, ApplyConditionTo.CurrentValidator)
                .WithMessage("请填写集合单位的名称")
                .MaximumLength(UnitGroup.NameLength)
                .WithMessage("名称不超过100字");
            RuleFor(c => c.Kind).IsInEnum().WithMessage("请在列出的类别中选择");
            RuleFor(c => c.From)
                .NotNull()
                .WithMessage("请填写成员自哪一天起计算")
                .Must(day => day >= new DateOnly(2000, 1, 1) && day <= clock.Today.AddYears(1))
                .When(c => c.From is not null, ApplyConditionTo.CurrentValidator)
                .WithMessage("日期须在2000年以后、一年以内");
        }
    }

    /// <returns>The collective saved, or what is wrong.</returns>
    public async Task<(UnitGroup? Group, IReadOnlyList<FieldProblem> Problems)> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManageUnits);
        var members = await db.Units.Where(u => command.Members.Contains(u.Id)).Select(u => u.Id).ToListAsync(ct);
        UnitGroup group;
        if (command.Id is { } id)
        {
            group = await db.UnitGroups.Include(g => g.Members).FirstOrDefaultAsync(g => g.Id == id, ct) ?? throw new NotFoundException();
            db.ExpectVersion(group, command.Version);
            group.SetKind(command.Kind);
        }
        else
        {
            var name = command.Name.Trim();
            if (await db.UnitGroups.AnyAsync(g => g.Name == name, ct))
                return (null, [new(nameof(Command.Name), "“{0}”已经有了，请在列表中选择修改", name)]);
            db.UnitGroups.Add(group = new UnitGroup(name, command.Kind));
        }
        group.SetMembers(members, command.From!.Value);
        await endLines.ExecuteAsync(db.Reports.Where(r => db.Assignments.Any(a => a.PlanTaskId == r.PlanTaskId && a.UnitGroupId == group.Id)), ct);
        await db.SaveChangesAsync(ct);
        await ensureQuarterOpen.ExecuteAsync(ct);
        return (group, []);
    }
}
