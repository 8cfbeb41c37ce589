using LawGov.Domain.Rules;

namespace LawGov.Web.Texts;

/// <summary>
/// What a person reads whose save came second: one sentence for each unique index, so that nobody is told that others edited what is only taken.
/// </summary>
public static class ClashText
{
    /// <summary>The version in the form is not the present one; an earlier sending of the same form may have raised it.</summary>
    public const string Stale =
        "您打开页面之后，内容已有改动：可能是其他人修改的，也可能是您刚才已经送出过一次。您填写的内容还在下面，请对照现在的内容核对后再保存。";

    /// <summary>A foreign key refused the save.</summary>
    public const string BrokenReference = "您打开页面之后，这里用到的内容已被移走，或者又有新的内容用到它，没有保存。您填写的内容还在下面，请核对后再办理。";

    /// <summary>A clash at an index no sentence is written for.</summary>
    public const string Unnamed = "同样的内容刚刚已经有人登记过，没有重复保存。您填写的内容还在下面，请核对后再办理。";

    private const string FiledTwice = "这份填报刚刚已经报送过一次，没有重复报送；请核对现在的状态。",
        OpenedTwice = "这个季度的填报刚刚已经开启，没有重复开启；请刷新页面核对。";

    /// <summary>Sentences by the name of the unique index or primary key.</summary>
    public static IReadOnlyDictionary<string, string> Sentences { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ix_units_code"] = "这个单位代码刚被另一个单位使用，请换一个。",
            ["ix_units_name"] = "这个单位名称刚被另一个单位使用，请换一个。",
            ["ix_unit_groups_name"] = "这个集合单位刚由其他人增加，请在列表中选择修改。",
            ["ix_unit_group_members_unit"] = "这个集合单位自同一天起的成员刚由其他人改过，请核对现在的成员后再保存。",
            ["ix_filing_periods_key"] = OpenedTwice,
            ["ix_unit_filings_unit_period"] = OpenedTwice,
            ["ix_progress_reports_once"] = OpenedTwice,
            ["ix_report_revisions_no"] = FiledTwice,
            ["ix_review_decisions_once"] = "其他审核人刚对这份填报作出决定，您的意见没有保存；请核对现在的状态。",
            ["ix_requests_open_once"] = RuleText.Sentences[RuleCodes.AlreadyAsked],
            ["ix_urges_once_a_day"] = RuleText.Sentences[RuleCodes.UrgedToday],
            ["ix_plan_sections_order"] = "方案的章节顺序刚由其他人调整过，没有保存；请核对现在的顺序后再改。",
            ["ix_plan_names_name"] = "方案里刚由其他人登记了同一个单位名称，请核对后再确认。",
            ["ix_assignments_unit_once"] = RuleText.Sentences[RuleCodes.AlreadyAssigned],
            ["ix_assignments_group_once"] = "这个集合单位已经在本任务的分工里。",
            ["ix_assignments_primary_lead"] = "本任务的汇总单位刚由其他人改定，没有保存；请核对现在的分工后再改。",
            ["ix_plan_amendments_no"] = "现行方案刚由其他人修订过一次，没有并入；请重新对照后再修订。",
            ["ix_plan_comparisons_once"] = "这两份方案刚刚已经建立对照，请在列表中打开。",
            ["PK_calendar_days"] = "其中有的日期刚由其他人填写，没有保存；请核对现在的日历后再试。",
            ["PK_user_roles"] = "这个账号的角色刚由其他人改过，没有保存；请核对后再试。",
            ["UserNameIndex"] = "这个账号刚被使用，请换一个。",
        };

    /// <summary>Why no person meets a clash at the other indexes and keys.</summary>
    public static IReadOnlyDictionary<string, string> Unreachable { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PK_submission_keys"] = "The second sending of a form is answered by the first one's result before its failure is looked at.",
            ["PK_audit_entries"] = "Numbers of the chain are given under its lock.",
            ["ix_outbox_messages_once"] = "What is told is told to each address once, under an id of its own.",
            ["ix_digests_once"] = "The job that comes second leaves the day's digests as they are.",
            ["PK_channel_stops"] = "Senders alone stop a channel, and the one that comes second finds it stopped.",
            ["PK_job_leases"] = "Jobs alone write leases, and the job that comes second does not run.",
            ["PK_sign_in_attempts"] = "A sign-in that comes second counts on the row of the first.",
            ["RoleNameIndex"] = "Roles come with the schema; nobody adds one.",
            ["PK_user_logins"] = "Nobody signs in through another site.",
            ["PK_user_tokens"] = "No token of a person is kept.",
        };

    /// <summary>The sentence for a clash at an index.</summary>
    public static string Of(string index) => Sentences.GetValueOrDefault(index, Unnamed);
}
