using System.Globalization;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;

namespace LawGov.Web.Features.Review;

/// <summary>A text of this quarter beside the one of the quarter before.</summary>
public sealed record ComparedText(string Label, IReadOnlyList<IReadOnlyList<DiffPart>> Now, string Before);

/// <summary>A target's row: what was to be reached, what was reported in the last quarters and now.</summary>
public sealed record FigureRow(string Text, string Target, IReadOnlyList<string> Earlier, string Now, string Verdict, bool IsMet);

/// <summary>The item as the screen shows it; everything is worked out before the view begins.</summary>
public sealed class ItemView
{
    private const int EarlierQuarters = 2;

    public ItemView(ReviewItem.Result item, Microsoft.Extensions.Localization.IStringLocalizer l)
    {
        Item = item;
        Period = ReportingPeriod.Parse(item.Head.PeriodKey);
        Quarters = [.. item.Earlier.Take(EarlierQuarters).Reverse()];
        BeforeProgress = item.Last?.Progress is { Length: > 0 } text ? text : item.Head.CarriedProgress;
        BeforeNextSteps = item.Last?.NextSteps is { Length: > 0 } steps ? steps : item.Head.CarriedNextSteps;
        if (item.Current is { } now)
        {
            Texts =
            [
                Compared("", now.Progress, BeforeProgress),
                Compared(l["存在问题"], now.Problems, item.Last?.Problems ?? ""),
                Compared(l["下一步打算"], now.NextSteps, BeforeNextSteps),
            ];
        }
        Figures = [.. item.Head.Targets.Select(t => FigureOf(t, l))];
    }

    public ReviewItem.Result Item { get; }

    public ItemHead Head => Item.Head;

    public ReportingPeriod Period { get; }

    /// <summary>The quarters whose figures stand before this one's, oldest first.</summary>
    public IReadOnlyList<ItemPeer> Quarters { get; }

    public string BeforeProgress { get; }

    public string BeforeNextSteps { get; }

    /// <summary>Whether there is a quarter to compare with.</summary>
    public bool HasBefore => Item.Last is not null || BeforeProgress.Length > 0;

    public IReadOnlyList<ComparedText> Texts { get; } = [];

    public IReadOnlyList<FigureRow> Figures { get; }

    /// <summary>Submissions before the current one, each compared with the one that followed it.</summary>
    public IEnumerable<(ItemRevision Revision, IReadOnlyList<IReadOnlyList<DiffPart>> Next)> EarlierRevisions =>
        Item.Revisions.Skip(1).Select((r, i) => (r, TextDiff.CompareLines(r.Progress, Item.Revisions[i].Progress)));

    /// <summary>A figure as people write it.</summary>
    public static string Figure(double value, string unit) => value.ToString("0.##", CultureInfo.InvariantCulture) + unit;

    private static ComparedText Compared(string label, string now, string before) =>
        new(label, before.Length == 0 ? TextDiff.CompareLines(now, now) : TextDiff.CompareLines(before, now), before);

    private FigureRow FigureOf(FigureTarget target, Microsoft.Extensions.Localization.IStringLocalizer l)
    {
        string Of(Actuals? figures) => figures is not null && figures.ToDictionary().TryGetValue(target.Id, out var value) ? Figure(value, target.Unit) : "—";
        var now = Item.Current?.Figures.ToDictionary() is { } all && all.TryGetValue(target.Id, out var actual) ? actual : (double?)null;
        var isMet = now is { } n && target.Value is { } v && (target.IsCeiling ? n <= v : n >= v);
        string verdict =
            now is null ? l["未填数字"]
            : target.Value is null ? l["未定数值"]
            : isMet ? l["已达到"]
            : l["差{0}", Figure(Math.Abs(target.Value.Value - now.Value), target.Unit)];
        return new FigureRow(
            target.Text,
            target.Value is { } wanted ? (target.IsCeiling ? "≤" : "≥") + Figure(wanted, target.Unit) : "—",
            [.. Quarters.Select(q => Of(q.Figures))],
            now is { } reported ? Figure(reported, target.Unit) : "—",
            verdict,
            isMet
        );
    }
}
