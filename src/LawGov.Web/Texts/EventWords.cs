using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Web.Pages;

namespace LawGov.Web.Texts;

/// <summary>What messages say of an event, in Chinese whatever language the actor reads, and without the text of any report.</summary>
public sealed class EventWords : IEventWords
{
    /// <summary>The office urged a unit.</summary>
    public const string UnitUrged = "unit.urged";

    public OutboxNews? NewsOf(DomainEvent happened, Actor actor) =>
        happened switch
        {
            Urged { Channel: UrgeChannel.System } e => new OutboxNews(
                Guid.CreateVersion7(),
                UnitUrged,
                $"催办：{ReportingPeriod.Parse(e.Period).Label}有{e.Late}项逾期",
                Routes.Workbench,
                Details: e.Note.Length > 0 ? $"{actor.DisplayName}：{e.Note}" : $"{actor.DisplayName}提醒尽快补报。"
            ),
            _ => null,
        };
}
