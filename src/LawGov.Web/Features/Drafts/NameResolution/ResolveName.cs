using FluentValidation;
using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Drafts.NameResolution;

/// <summary>What a name can be settled to mean.</summary>
public enum NameMeaning
{
    Unit,
    NewUnit,
    Group,
    NewGroup,
    Nobody,
}

/// <summary>Says what a name of a draft means: a unit, a collective, or nobody. Units and collectives that are missing are made on the way.</summary>
public sealed class ResolveName(LawGovDb db, AccessCheck access, DistrictClock clock)
{
    public sealed class Command
    {
        public Guid NameId { get; set; }

        public NameMeaning? Meaning { get; set; }

        public Guid? UnitId { get; set; }

        public Guid? GroupId { get; set; }

        public string UnitName { get; set; } = "";

        public UnitKind UnitKind { get; set; } = UnitKind.Department;

        public CollectiveKind CollectiveKind { get; set; }

        public List<Guid> MemberIds { get; set; } = [];

        /// <summary>Remember the printed name as another name of the chosen unit.</summary>
        public bool RememberAlias { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Meaning).NotNull().WithMessage("请选择这个名称指的是什么").IsInEnum().WithMessage("请选择这个名称指的是什么");
            RuleFor(c => c.UnitId).NotNull().When(c => c.Meaning == NameMeaning.Unit).WithMessage("请选择单位");
            RuleFor(c => c.GroupId).NotNull().When(c => c.Meaning == NameMeaning.Group).WithMessage("请选择集合单位");
            RuleFor(c => c.UnitName)
                .NotEmpty()
                .When(c => c.Meaning == NameMeaning.NewUnit)
                .WithMessage("请填写新单位的名称")
                .MaximumLength(Unit.NameLength)
                .WithMessage($"单位名称不能超过{Unit.NameLength}字");
            RuleFor(c => c.UnitKind).IsInEnum().WithMessage("请选择单位类别");
            RuleFor(c => c.CollectiveKind).IsInEnum().WithMessage("请选择集合单位的类别");
            RuleFor(c => c.MemberIds)
                .NotEmpty()
                .When(c => c is { Meaning: NameMeaning.NewGroup, CollectiveKind: CollectiveKind.All })
                .WithMessage("请勾选成员单位；成员待定的，类别请选“有关单位”");
        }
    }

    public async Task ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        var plan = await db.Plans.Include(p => p.Names).FirstOrDefaultAsync(p => p.Id == planId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.PreparePlan);
        plan.TouchDraft();
        var name = plan.Names.FirstOrDefault(n => n.Id == command.NameId) ?? throw new NotFoundException();
        switch (command.Meaning)
        {
            case NameMeaning.Unit:
                var unit = await db.Units.FirstOrDefaultAsync(u => u.Id == command.UnitId && u.IsActive, ct) ?? throw new NotFoundException();
                name.MeansUnit(unit.Id);
                if (command.RememberAlias)
                    Remember(unit, name.Name);
                break;
            case NameMeaning.NewUnit:
                name.MeansUnit((await NewUnitAsync(command, ct)).Id);
                break;
            case NameMeaning.Group:
                var group = await db.UnitGroups.FirstOrDefaultAsync(g => g.Id == command.GroupId, ct) ?? throw new NotFoundException();
                name.MeansGroup(group.Id, group.Kind);
                break;
            case NameMeaning.NewGroup:
                name.MeansGroup((await NewGroupAsync(name.Name, command, ct)).Id, command.CollectiveKind);
                break;
            default:
                name.MeansNobody();
                break;
        }
        await db.SaveChangesAsync(ct);
    }

    internal static void Remember(Unit unit, string alias)
    {
        if (unit.Aliases.Length + alias.Length < Unit.AliasesLength)
            unit.AddAlias(alias);
    }

    private async Task<Unit> NewUnitAsync(Command command, CancellationToken ct)
    {
        var name = command.UnitName.Trim();
        var existing = await db.Units.FirstOrDefaultAsync(u => u.Name == name, ct);
        if (existing is not null)
            return existing;
        var made = UnitsFromNames.After(await db.Units.AsNoTracking().ToListAsync(ct)).Make(name, command.UnitKind);
        db.Units.Add(made);
        return made;
    }

    private async Task<UnitGroup> NewGroupAsync(string name, Command command, CancellationToken ct)
    {
        var group = await db.UnitGroups.Include(g => g.Members).FirstOrDefaultAsync(g => g.Name == name, ct);
        if (group is null)
            db.UnitGroups.Add(group = new UnitGroup(name, command.CollectiveKind));
        var members = await db.Units.AsNoTracking().Where(u => u.IsActive && command.MemberIds.Contains(u.Id)).Select(u => u.Id).ToListAsync(ct);
        group.SetKind(command.CollectiveKind);
        group.SetMembers(members, clock.Today);
        return group;
    }
}
