using LawGov.Domain.Calendar;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Texts;

/// <summary>What people read of an event beside the name of its act: its particulars in one place, in both languages.</summary>
public static class EventText
{
    /// <summary>The particulars; empty where the act says all.</summary>
    /// <param name="l">The language.</param>
    /// <param name="happened">The event; none where only words were kept.</param>
    /// <param name="words">The words kept of an old event.</param>
    public static string Detail(IStringLocalizer l, DomainEvent? happened, string words = "") =>
        happened switch
        {
            null => words,
            PlanImported e => e.FileName,
            PlanPublished e => l["{0}项任务，{1}个责任关系", e.Tasks, e.Assignments],
            PlanTakenBack e => e.Reason,
            PlanArchived e => e.Reason,
            PlanAmended { OnlyPlaced: 0 } e => l["新增{0}项，撤销{1}项，修改{2}项：{3}", e.Added, e.Dropped, e.Changed, e.Reason],
            PlanAmended e => l["新增{0}项，撤销{1}项，修改{2}项（其中{3}项只改序号或位置）：{4}", e.Added, e.Dropped, e.Changed, e.OnlyPlaced, e.Reason],
            TaskAmended { Amendment: null } e => e.Reason,
            TaskAmended { How: AmendedHow.Added } e => l["第{0}次修订新增：{1}", e.Amendment!, e.Reason],
            TaskAmended { How: AmendedHow.Dropped } e => l["第{0}次修订撤销：{1}", e.Amendment!, e.Reason],
            TaskAmended e => l["第{0}次修订（{1}）：{2}", e.Amendment!, e.What ?? "", e.Reason],
            AssignmentAdded e => e.Reason,
            AssignmentAcknowledged => "",
            AssignmentWithdrawn e => e.Reason,
            AssignmentReinstated e => e.Reason,
            RequestAsked { ProposedOn: { } day } e => l["{0}至{1}：{2}", l.Label(e.Kind), l.Day(day), e.Reason],
            RequestAsked e => l["{0}：{1}", l.Label(e.Kind), e.Reason],
            RequestDecided { GrantedOn: { } day } e => l["{0}，同意，新的截止日{1}。{2}", l.Label(e.Kind), l.Day(day), e.Reason],
            RequestDecided { IsApproved: true } e => l["{0}，同意。{1}", l.Label(e.Kind), e.Reason],
            RequestDecided e => l["{0}，不同意：{1}", l.Label(e.Kind), e.Reason],
            RequestTakenBack e => l.Label(e.Kind),
            CompletionRequested e => e.Result,
            CompletionConfirmed => "",
            CompletionReturned e => e.Reason,
            FilingOpened e => l["{0}，{1}截止", Quarter(l, e.Period), l.Day(e.DueOn)],
            FilingDueMoved e => l["{0}，{1}改为{2}截止：{3}", Quarter(l, e.Period), l.Day(e.From), l.Day(e.To), e.Reason],
            ReportSubmitted e => Quarter(l, e.Period),
            ReportResubmitted e => Quarter(l, e.Period),
            ReportWithdrawn e => Quarter(l, e.Period),
            ReportAccepted e => Say(l, e.Period, e.Comment),
            ReportAcceptedFirst e => Say(l, e.Period, e.Comment),
            ReportReturned { MendBy: { } day } e => l["{0}，请在{1}前改好：{2}", Quarter(l, e.Period), l.Day(day), e.Reason],
            ReportReturned e => Say(l, e.Period, e.Reason),
            RevocationAsked e => Say(l, e.Period, e.Reason),
            AcceptanceKept e => Say(l, e.Period, e.Comment),
            ReportWaived e => Say(l, e.Period, e.Reason),
            ReportEnded e => Say(l, e.Period, l.Label(e.Reason)),
            ReportResumed e => l["{0}，{1}截止", Quarter(l, e.Period), l.Day(e.DueOn)],
            EvidenceAdded e => e.FileName,
            EvidenceRemoved e => e.FileName,
            SignatureRequested e => Quarter(l, e.Period),
            SignatureRefused e => Say(l, e.Period, e.Reason),
            SignatureTakenBack e => Quarter(l, e.Period),
            Urged { Channel: UrgeChannel.System } e => Say(l, e.Period, l["{0}项逾期。{1}", e.Late, e.Note]),
            Urged e => Say(l, e.Period, l["{0}催办，{1}项逾期。{2}", l.Label(e.Channel), e.Late, e.Note]),
            PeriodLocked e => Quarter(l, e.Period),
            PeriodUnlocked e => Say(l, e.Period, e.Reason),
            MessageFailed e => l["{0}条消息未能送达，不再重试", e.Messages],
            EndpointStopped e => l["“{0}”答复不再接收，已停用，须人工重新启用", e.Endpoint],
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "no words for this event"),
        };

    private static string Quarter(IStringLocalizer l, string key) => l.Quarter(ReportingPeriod.Parse(key));

    private static string Say(IStringLocalizer l, string key, string text) => text.Length == 0 ? Quarter(l, key) : l["{0}：{1}", Quarter(l, key), text];
}
