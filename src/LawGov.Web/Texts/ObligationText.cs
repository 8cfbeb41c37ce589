using LawGov.Data.Queries;
using LawGov.Domain.Lamps;
using LawGov.Domain.Obligations;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Texts;

/// <summary>What a person reads of something owed: why, what ends it, and how it stands.</summary>
public static class ObligationText
{
    /// <summary>Why it is owed.</summary>
    public static string Why(IStringLocalizer l, Obligation owed) =>
        owed.Kind switch
        {
            ObligationKind.Report => l["该季度应报的一项，还没有报送。"],
            ObligationKind.Correction => l["报送的内容被退回，还没有改好再报。"],
            ObligationKind.Deadline => l["方案写明这项任务的完成时限。"],
            ObligationKind.Milestone => l["方案写明这一期要达到的数量。"],
            _ => l["单位提出的申请，还没有答复。"],
        };

    /// <summary>What ends it.</summary>
    public static string Stops(IStringLocalizer l, Obligation owed) =>
        owed.Kind switch
        {
            ObligationKind.Report => l["报送后算办好。"],
            ObligationKind.Correction => l["修改后重新报送算办好。"],
            ObligationKind.Deadline => l["完成后在任务页申请办结；不能按期完成的，可以申请延期。"],
            ObligationKind.Milestone => l["填报的数字达到后算办好。"],
            _ => l["办公室作出决定后算办好。"],
        };

    /// <summary>How it stands, in days.</summary>
    public static string Days(IStringLocalizer l, Obligation owed, LampDay day) =>
        owed.HeldOn is not null ? l["延期待批"]
        : owed.Until < day.Today ? l["逾期{0}天", day.Today.DayNumber - owed.Until.DayNumber]
        : owed.Until == day.Today ? l["今天到期"]
        : l["还有{0}天", owed.Until.DayNumber - day.Today.DayNumber];
}
