using System.Globalization;
using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Supervision;

/// <summary>What was told to whom outside the system, and whether it arrived (送达情况).</summary>
[Access(Operation.ReadDelivery)]
public sealed class ToldModel(DeliveryList list, ResendMessage resend, DistrictClock clock) : AppPage
{
    [BindProperty]
    public ResendMessage.Command Input { get; set; } = new();

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = "page")]
    public string? PageText { get; set; }

    public DeliveryList.Result Messages { get; private set; } = null!;

    public bool CanResend(OutboxMessage message) => message.CanResend() && Access.Can(Operation.ResendMessage);

    public void OnGet() { }

    [Access(Operation.ResendMessage)]
    public async Task<IActionResult> OnPostResendAsync()
    {
        await resend.ExecuteAsync(Input, Ct);
        return Done(Routes.Told(Show), L["已重新排队发送。"]);
    }

    public DateTime Local(DateTime at) => clock.Local(at);

    protected override async Task LoadAsync() =>
        Messages = await list.ReadAsync(Show, int.TryParse(PageText, CultureInfo.InvariantCulture, out var page) ? page : null, Ct);
}
