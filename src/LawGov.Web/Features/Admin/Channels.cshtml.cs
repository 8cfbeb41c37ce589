using FluentValidation;
using LawGov.Domain;
using LawGov.Domain.Events;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Admin;

/// <summary>The ways out of the system (消息通道): what waits, what failed, and a test message.</summary>
[Access(Operation.ManageChannels)]
public sealed class ChannelsModel(
    ChannelStates states,
    SendTestMessage send,
    RestartChannel restart,
    IValidator<SendTestMessage.Command> testForm,
    DistrictClock clock
) : AppPage
{
    /// <summary>The forms of this page; a post fills one of them.</summary>
    public sealed class Forms
    {
        public SendTestMessage.Command Test { get; set; } = new();

        public RestartChannel.Command Restart { get; set; } = new();
    }

    public override EventSubject? Opens => EventSubject.Channels;

    [BindProperty]
    public Forms Input { get; set; } = new();

    public IReadOnlyList<ChannelStates.Row> Rows { get; private set; } = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostTestAsync()
    {
        if (!await testForm.EnsureAsync(Input.Test, ModelState, "Input.Test", Ct))
            return Invalid();
        if (await send.ExecuteAsync(Input.Test, Ct))
            return Done(Routes.AdminChannels, L["测试消息已排队，几秒后刷新本页可看到结果。"]);
        ModelState.AddModelError("", L["没有配置这个通道，没有发送。"]);
        return Invalid();
    }

    public async Task<IActionResult> OnPostRestartAsync()
    {
        await restart.ExecuteAsync(Input.Restart, Ct);
        return Done(Routes.AdminChannels, L["已重新启用。停用期间未送达的消息，请办公室在“送达情况”中重发。"]);
    }

    public DateTime Local(DateTime at) => clock.Local(at);

    protected override async Task LoadAsync() => Rows = await states.ReadAsync(Ct);
}
