using LawGov.Data.Queries;
using LawGov.Domain.Filings;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Texts;

/// <summary>What the buckets of the owed reports are called.</summary>
public static class BucketText
{
    /// <summary>The word for a bucket.</summary>
    public static string Of(IStringLocalizer<Text> l, ReportBucket bucket) => l[bucket.Label];

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
    public static string Delta(IStringLocalizer<Text> l, ReportCounts now, ReportCounts? before, ReportBucket bucket) =>
        before is null
            ? ""
            : (now[bucket] - before[bucket]) switch
            {
                > 0 and var more => l["较上季 +{0}", more],
                < 0 and var fewer => l["较上季 −{0}", -fewer],
                _ => l["较上季持平"],
            };
}
