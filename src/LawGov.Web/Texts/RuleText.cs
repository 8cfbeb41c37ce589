using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using LawGov.Domain.Rules;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Texts;

/// <summary>What a refused person reads: one sentence a code, saying what to do.</summary>
public sealed class RuleText(IStringLocalizer<Text> l)
{
    private static readonly ConcurrentDictionary<Enum, string> Labels = new();

    /// <summary>The Chinese sentence of each code, a key of the table of texts; a test compares the codes with the domain's.</summary>
    public static IReadOnlyDictionary<string, string> Sentences { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [RuleCodes.TransitionNotAllowed] = "这一步现在不能办理：状态已经变化，请刷新页面后再看。",
            [RuleCodes.ReasonRequired] = "请写明理由。",
            [RuleCodes.DayNotLater] = "新的日期须晚于现在的截止日，并且不早于今天，请另选一天。",
            [RuleCodes.AlreadyAsked] = "同一事项已经提出过这样的申请，正等待办公室答复。",
            [RuleCodes.NothingToAsk] = "这一事项现在的状态不能提出这种申请，请刷新页面后再看。",
            [RuleCodes.PeriodLocked] = "本季度已归档，不能再修改；确需修改的，请先由办公室重开本季度。",
            [RuleCodes.PeriodNotOpen] = "本季度填报尚未开启，{0}起可以填报。",
            [RuleCodes.ReviewerIsAuthor] = "这份材料由您本人填报或报送，请交由其他审核人审核。",
            [RuleCodes.SecondReviewerIsFirst] = "第一次审核由您作出，复核须由另一人进行。",
            [RuleCodes.WrongReviewStage] = "这份填报正在等待另一环节审核，请刷新待审列表。",
            [RuleCodes.OwnUnit] = "这是办公室所在单位或您本单位的事项，须由第二审核人决定。",
            [RuleCodes.AcceptanceKept] = "第二审核人已决定维持通过，不能再次撤销。",
            [RuleCodes.NothingToCarry] = "没有可以沿用的上季度内容，请填写本季度进展。",
            [RuleCodes.NothingReady] = "没有可以报送的内容，请先填写并保存至少一项。",
            [RuleCodes.LinesNotReady] = "还有{0}项没有备好，请补齐后再送审签。",
            [RuleCodes.SignatureRequired] = "本区要求单位负责人审签，请先送本单位审签人审签。",
            [RuleCodes.SignerIsAuthor] = "填报人和审签人须为不同的人，请由本单位其他审签人审签。",
            [RuleCodes.AlreadyDecided] = "审核人已经作出决定，不能撤回。",
            [RuleCodes.DutyEnded] = "这一项已不再要求填报，报送的内容保留，不能撤回。",
            [RuleCodes.EvidenceFixed] = "材料已经报送，佐证材料不能再增删；需要更换的请先撤回，或者联系办公室退回。",
            [RuleCodes.TooManyFiles] = "每项最多上传{0}个文件，请合并后再传。",
            [RuleCodes.TextNotStorable] = "内容里有系统不能保存的字符，请删去后再保存。",
            [RuleCodes.TextTooLong] = "有一处内容太长（最多{0}字），请精简后再保存。",
            [RuleCodes.TooManyFigures] = "这一项填了{0}个指标的数据，超过一份填报能保存的数量，请先填主要指标。",
            [RuleCodes.NamesNotSettled] = "还有{1}个单位名称没有确认（{0}），请先在核对页上确认。",
            [RuleCodes.PlanIsEmpty] = "方案里还没有任务，不能下达。",
            [RuleCodes.PlanNotDraft] = "方案已经下达，不能再按草稿修改。",
            [RuleCodes.PlanNotInForce] = "方案已归档或已收回，不在印发状态，任务和分工不能再办理；请刷新页面后再看。",
            [RuleCodes.TaskIsWithdrawn] = "这项任务已在方案修订时撤销，不能再调整。",
            [RuleCodes.PlanNotPublished] = "对照的现行方案已不在印发状态，不能修订，请重新选择现行方案。",
            [RuleCodes.NothingToAmend] = "修订稿和现行方案没有差别，不需要修订。",
            [RuleCodes.PlanIsAmended] = "这份方案已经修订过，不能收回；需要更正的，请导入新的修订稿，或者逐项修改任务。",
            [RuleCodes.ReportsExist] = "已有{0}项填报或办结申请，不能收回；需要更正的，请逐项修改任务和分工。",
            [RuleCodes.LinesAreGone] = "您填写的{0}项已随方案收回，没有保存；您写的内容还在本页，需要的请先复制。",
            [RuleCodes.LinesHaveEnded] = "您填写的{0}项已不再要求填报，没有保存；您写的内容还在本页，需要的请先复制。",
            [RuleCodes.NothingToMerge] = "同一标题下，这一项后面没有任务，不能合并；请先移到同一标题下。",
            [RuleCodes.TaskTooLong] = "合并后太长（任务内容不超过{0}字），请先删减再合并。",
            [RuleCodes.HeadingTooLong] = "这一项的内容太长，不能改为标题（标题不超过{0}字），请先删减。",
            [RuleCodes.ChapterComesFirst] = "方案须以一章开头，请先在前面增加一章，或者换一个位置。",
            [RuleCodes.AlreadyAssigned] = "这个单位已经在本任务的分工里。",
            [RuleCodes.UnitNotSupervised] = "{0}不在可以催办的单位范围内。",
            [RuleCodes.NobodyToUrge] = "没有需要催办的单位。",
            [RuleCodes.UrgedToday] = "所选单位今天都已经催办过，请明天再催。",
            [RuleCodes.OngoingTask] = "长期坚持的任务在方案期满前不能申请办结。",
            [RuleCodes.PeriodNotOpenable] = "这个季度不能手工开启：只能开启本季度和此前{0}个季度。",
            [RuleCodes.PeriodIsOpen] = "这个季度已经开启，没有重复开启；需要改截止日的，请用“调整截止日”。",
            [RuleCodes.NothingOwed] = "这个季度没有要填报的任务，没有开启：请先印发方案，或者换一个季度。",
            [RuleCodes.ClockInDoubt] = "系统时间可能不准，暂时不能开启季度；请先由系统管理员核对时钟。",
            [RuleCodes.DueDayPast] = "截止日不能早于今天，请另选一天。",
            [RuleCodes.DueDayNotWorked] = "{0}不是工作日，请另选一天；节假日录入有误的，请先在本页改正。",
            [RuleCodes.DueDayTooFar] = "截止日离今天超过一年，请核对年份。",
            [RuleCodes.DueDayUnchanged] = "截止日已经是{0}，不需要调整。",
            [RuleCodes.NothingToMove] = "这个单位没有还未报送的事项，不需要调整截止日。",
            [RuleCodes.MessageNotFailed] = "这条消息没有发送失败，或者刚由其他人重发，不需要再发；请刷新页面后再看。",
        };

    /// <summary>The sentence of a refusal.</summary>
    public string Of(RuleException refusal) =>
        Sentences.TryGetValue(refusal.Code, out var sentence) ? l[sentence, [.. refusal.Values.Select(Word)]] : refusal.Code;

    /// <summary>A member's label in the language of the screen.</summary>
    public string Label(Enum value) => l[LabelOf(value)];

    /// <summary>A member's Chinese label; lists ask for the same few hundreds of times.</summary>
    public static string LabelOf(Enum value) =>
        Labels.GetOrAdd(value, static v => v.GetType().GetField(v.ToString())?.GetCustomAttribute<DisplayAttribute>()?.Name ?? v.ToString());

    private object Word(object value) =>
        value switch
        {
            Enum member => Label(member),
            DateOnly day => l.Day(day),
            _ => value,
        };
}

/// <summary>Labels of enums in views: <c>@Model.Status.Label()</c> through the localizer.</summary>
public static class EnumLabels
{
    public static string Label(this IStringLocalizer l, Enum value) => l[RuleText.LabelOf(value)];
}
