using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using LawGov.Web.Accounts;
using LawGov.Web.Features.Filings;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Features.Admin;

/// <summary>Something wrong with one field that only the database can tell.</summary>
public sealed record FieldProblem(string Field, string Message, params object[] Values)
{
    /// <summary>In the language of the screen.</summary>
    public string In(IStringLocalizer l) => Values.Length == 0 ? l[Message] : l[Message, Values];
}

/// <summary>
/// Adds a unit or changes what is written about it. Codes and names are unique, and no two units share a name by which documents are matched.
/// </summary>
public sealed class SaveUnit(LawGovDb db, AccessCheck access)
{
    public const int HighestOrder = 9999;

    public sealed class Command
    {
        /// <summary>None for a new unit.</summary>
        public Guid? Id { get; set; }

        public int Version { get; set; }

        public string Code { get; set; } = "";

        public string Name { get; set; } = "";

        public string ShortName { get; set; } = "";

        public UnitKind Kind { get; set; } = UnitKind.Department;

        public int SortOrder { get; set; }

        public string Aliases { get; set; } = "";

        public string Initials { get; set; } = "";

        public bool MaySupervise { get; set; } = true;

        public bool HostsOffice { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).NotEmpty().WithMessage("请填写单位代码").MaximumLength(Unit.CodeLength).WithMessage("单位代码不超过20个字符");
            RuleFor(c => c.Name).NotEmpty().WithMessage("请填写全称").MaximumLength(Unit.NameLength).WithMessage("全称不超过100字");
            RuleFor(c => c.ShortName).NotEmpty().WithMessage("请填写简称").MaximumLength(Unit.NameLength).WithMessage("简称不超过100字");
            RuleFor(c => c.Kind).IsInEnum().WithMessage("请在列出的类别中选择");
            RuleFor(c => c.SortOrder).InclusiveBetween(0, HighestOrder).WithMessage("排序请填0到9999之间的整数");
            RuleFor(c => c.Aliases).MaximumLength(Unit.AliasesLength).WithMessage("其他写法合计不超过500字");
            RuleFor(c => c.Initials).MaximumLength(Unit.NameLength).WithMessage("拼音首字母不超过100个字符");
        }
    }

    /// <returns>The unit saved, or what is wrong.</returns>
    public async Task<(Unit? Unit, IReadOnlyList<FieldProblem> Problems)> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManageUnits);
        var units = await db.Units.ToListAsync(ct);
        var unit = command.Id is { } id ? units.Find(u => u.Id == id) ?? throw new NotFoundException() : null;
        var aliases = UnitNameList.Join(UnitNameList.Split(command.Aliases));
        var problems = Problems(command, aliases, units.Where(u => u != unit).ToList()).ToList();
        if (problems.Count > 0)
            return (null, problems);

        if (unit is null)
            db.Units.Add(unit = new Unit(command.Code.Trim(), command.Name.Trim(), command.ShortName.Trim(), command.Kind, command.SortOrder));
        else
            db.ExpectVersion(unit, command.Version);
        unit.Describe(
            command.Code.Trim(),
            command.Name.Trim(),
            command.ShortName.Trim(),
            command.Kind,
            command.SortOrder,
            aliases,
            command.Initials.Trim().ToLowerInvariant(),
            command.MaySupervise,
            command.HostsOffice
        );
        await db.SaveChangesAsync(ct);
        return (unit, []);
    }

    private static IEnumerable<FieldProblem> Problems(Command command, string aliases, List<Unit> others)
    {
        if (others.Find(u => u.Code == command.Code.Trim()) is { } sameCode)
            yield return new(nameof(Command.Code), "代码“{0}”已被{1}使用，请换一个", sameCode.Code, sameCode.ShortName);
        foreach (
            var (field, name) in UnitNameList
                .Split(aliases)
                .Select(a => (nameof(Command.Aliases), a))
                .Prepend((nameof(Command.ShortName), command.ShortName.Trim()))
                .Prepend((nameof(Command.Name), command.Name.Trim()))
        )
        {
            if (others.Find(u => u.AllNames.Contains(name, StringComparer.Ordinal)) is { } taken)
                yield return new(field, "“{0}”已被{1}使用，请换一个", name, taken.ShortName);
        }
    }
}

/// <summary>
/// Takes a unit out of use or back into it. While it is out it owes nothing and its clerks do not sign in; its history stays.
/// Back in use it is asked again at once.
/// </summary>
public sealed class SetUnitActive(LawGovDb db, AccessCheck access, Sessions sessions, EndOwedLines endLines, EnsureQuarterOpen ensureQuarterOpen)
{
    public sealed class Command
    {
        public Guid Id { get; set; }

        public int Version { get; set; }

        public bool IsActive { get; set; }
    }

    public async Task<Unit> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManageUnits);
        var unit = await db.Units.FirstOrDefaultAsync(u => u.Id == command.Id, ct) ?? throw new NotFoundException();
        db.ExpectVersion(unit, command.Version);
        unit.SetActive(command.IsActive);
        var clerks = unit.IsActive ? [] : await db.ClerksOf(unit.Id).ToListAsync(ct);
        foreach (var clerk in clerks)
            clerk.SecurityStamp = Guid.CreateVersion7().ToString("N");
        await endLines.ExecuteAsync(db.Reports.Where(r => r.UnitId == unit.Id), ct);
        await db.SaveChangesAsync(ct);
        foreach (var clerk in clerks)
            await sessions.EndAllAsync(clerk.Id, ct);
        await ensureQuarterOpen.ExecuteAsync(ct);
        return unit;
    }
}
