using LawGov.Data.Accounts;
using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;

namespace LawGov.Web.Features.Audit;

/// <summary>Chinese words for what the log keeps in English: kinds of things, acts and fields. What has no word is shown as kept.</summary>
public static class AuditWords
{
    /// <summary>Kinds of things, in the order of the filter.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Kinds { get; } =
    [
        new(nameof(ProgressReport), "进展填报"),
        new(nameof(UnitFiling), "单位填报单"),
        new(nameof(FilingPeriod), "季度"),
        new(nameof(WorkPlan), "方案"),
        new(nameof(PlanTask), "任务"),
        new(nameof(TaskAssignment), "任务分工"),
        new(nameof(Urge), "催办"),
        new(nameof(Unit), "单位"),
        new(nameof(UnitGroup), "集合单位"),
        new(nameof(User), "账号"),
        new(nameof(DistrictSettings), "本区设置"),
        new(nameof(CalendarDay), "工作日历"),
        new(nameof(ClockWatch), "系统时钟"),
        new(nameof(OutboxMessage), "对外消息"),
        new(nameof(ChannelStop), "消息通道"),
        new(nameof(AuditEntry), "审计日志"),
    ];

    /// <summary>Acts, in the order of the filter.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Acts { get; } =
    [
        new("Added", "新增"),
        new("Modified", "修改"),
        new("Deleted", "删除"),
        new("SignIn", "登录"),
        new("SignInFailed", "登录失败"),
        new("SignInDelayed", "连续失败，须等待"),
        new("SignOut", "退出"),
        new("RolesChanged", "改角色"),
        new("PasswordReset", "重置密码"),
        new("Unlocked", "解锁账号"),
        new("CalendarSet", "录入工作日"),
        new("CalendarRemoved", "删去工作日"),
        new("SampleLoaded", "载入演示数据"),
        new("ClockDoubted", "时钟有疑问"),
        new("ClockAgrees", "时钟恢复一致"),
        new("ClockConfirmed", "确认时钟正确"),
        new("MessageResent", "重发消息"),
        new("ChannelTested", "发送测试消息"),
        new("ChannelStopped", "接收方不再接收，停用推送"),
        new("ChannelRestarted", "重新启用推送"),
        new("AuditRead", "查看审计日志"),
        new("AuditVerified", "校验审计日志"),
    ];

    /// <summary>Fields.</summary>
    public static IReadOnlyDictionary<string, string> Fields { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Status"] = "状态",
            ["Version"] = "版本",
            ["Kind"] = "类别",
            ["UnitId"] = "单位",
            ["PlanId"] = "方案",
            ["PlanTaskId"] = "任务",
            ["AssignmentId"] = "分工",
            ["FilingId"] = "填报单",
            ["PeriodKey"] = "季度",
            ["OpensOn"] = "开启日",
            ["DueOn"] = "截止日",
            ["OriginalDueOn"] = "原定截止日",
            ["Progress"] = "进展",
            ["Problems"] = "存在问题",
            ["NextSteps"] = "下一步措施",
            ["SelfAssessment"] = "自评进度",
            ["Actuals"] = "指标数字",
            ["LagPoints"] = "落后百分点",
            ["FirstSubmittedOn"] = "首次报送",
            ["ClockStoppedOn"] = "停止计时",
            ["ResubmitDueOn"] = "重报期限",
            ["SubmittedAt"] = "报送时间",
            ["SubmittedOn"] = "报送日期",
            ["RevisionNo"] = "第几次报送",
            ["AuthorId"] = "填写人",
            ["AwaitsSecondReview"] = "待复核",
            ["NeedsSecondReview"] = "须复核",
            ["EvidenceCount"] = "佐证件数",
            ["IsCorrected"] = "已修改",
            ["WaiveReason"] = "免报理由",
            ["EndedOn"] = "终止日期",
            ["EndReason"] = "终止原因",
            ["LockedAt"] = "归档时间",
            ["SignedBy"] = "审签人",
            ["SignedByName"] = "审签人姓名",
            ["PreparedBy"] = "送审人",
            ["DisplayName"] = "姓名",
            ["UserName"] = "账号",
            ["IsActive"] = "在用",
            ["Email"] = "邮箱地址",
            ["NormalizedEmail"] = "邮箱地址（查找用）",
            ["MustChangePassword"] = "须改密码",
            ["PasswordHash"] = "密码",
            ["SecurityStamp"] = "登录状态",
            ["LockoutEnd"] = "锁定至",
            ["AccessFailedCount"] = "失败次数",
            ["Clock"] = "时钟",
            ["Roles"] = "角色",
            ["Code"] = "代码",
            ["Name"] = "全称",
            ["ShortName"] = "简称",
            ["Aliases"] = "其他写法",
            ["Initials"] = "拼音首字母",
            ["SortOrder"] = "排序",
            ["MaySupervise"] = "可催办",
            ["HostsOffice"] = "办公室所在",
            ["DistrictName"] = "区县名称",
            ["OfficeName"] = "落款机关",
            ["UnitSigning"] = "单位审签",
            ["DueAfterWorkdays"] = "截止工作日",
            ["ResubmitWorkdays"] = "修改期限",
            ["YellowWorkdays"] = "黄灯提前量",
            ["OpensOnDayOfLastMonth"] = "开启日",
            ["Title"] = "标题",
            ["PublishedOn"] = "下达日期",
            ["IssuedOn"] = "下达日期",
            ["IsPrimaryLead"] = "汇总单位",
            ["Role"] = "分工",
            ["Requirement"] = "任务原文",
            ["ReportingMode"] = "填报方式",
            ["EvidenceRequired"] = "要求佐证",
            ["LateLines"] = "逾期项数",
            ["UrgedOn"] = "催办日期",
            ["from"] = "起",
            ["to"] = "止",
            ["person"] = "人员",
            ["kind"] = "类别",
            ["act"] = "操作",
        };

    /// <summary>A field's word.</summary>
    public static string Field(string name) => Fields.GetValueOrDefault(name, name);

    /// <summary>A kind's word.</summary>
    public static string Kind(string name) => Kinds.FirstOrDefault(k => k.Key == name).Value ?? name;

    /// <summary>An act's word.</summary>
    public static string Act(string name) => Acts.FirstOrDefault(k => k.Key == name).Value ?? name;
}
