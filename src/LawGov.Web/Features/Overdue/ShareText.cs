using LawGov.Data.Queries;
using LawGov.Domain.Filings;
using LawGov.Web.Texts;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Features.Overdue;

/// <summary>What the parts of the owed reports are called.</summary>
public static class ShareText
{
    /// <summary>The word for a part.</summary>
    public static string Of(IStringLocalizer<Text> l, OwedShare share) => share switch
    {
        OwedShare.All => l["全部"],
        OwedShare.Owed => l["应报"],
        OwedShare.OnTime => l["按时报送"],
        OwedShare.Late => l["补报"],
        OwedShare.Missing => l["逾期未报"],
        OwedShare.NotYetDue => l["未到期未报"],
        OwedShare.Waived => l["免报"],
        OwedShare.Submitted => l["已报送"],
        OwedShare.Accepted => l["审核通过"],
        OwedShare.Waiting => l["待审核"],
        OwedShare.Returned => l["退回修改"],
        OwedShare.Unmended => l["退回逾期未改"],
        OwedShare.Overdue => l["逾期未报、未改"],
        OwedShare.Behind => l["自评欠进度"],
        OwedShare.Red => l["红灯"],
        OwedShare.Yellow => l["黄灯"],
        OwedShare.Green => l["绿灯"],
        OwedShare.Blue => l["已办结"],
        OwedShare.Grey => l["未开启、免报"],
        _ => throw new ArgumentOutOfRangeException(nameof(share)),
    };

    /// <summary>What stands under a row's due day.</summary>
    public static string Of(IStringLocalizer<Text> l, OwedReport r) =>
        r.IsWaived ? l["免报"]
        : r.Status == ReportStatus.Ended ? l["已终止"]
        : r.IsMissing ? l["未报"]
        : r.IsNotYetDue ? l["未到期"]
        : r.IsUnmended ? l["退回未改"]
        : r.IsReturned ? l["退回待改"]
        : r.IsWaiting ? l["已报待审"]
        : r.IsAccepted ? l["审核通过"]
        : l["已报送"];

    /// <summary>较上季 +2, 较上季 −3, 较上季持平; nothing where there is nothing to compare with.</summary>
    public static string Delta(IStringLocalizer<Text> l, Figures now, Figures? before, OwedShare share) => before is null ? "" : (now[share] - before[share]) switch
    {
        > 0 and var more => l["较上季 +{0}", more],
        < 0 and var fewer => l["较上季 −{0}", -fewer],
        _ => l["较上季持平"],
    };
}
