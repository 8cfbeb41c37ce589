using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>Switches an endpoint on again that answered that it is gone. What failed meanwhile is sent again by hand.</summary>
public sealed class RestartChannel(LawGovDb db, AccessCheck access)
{
    public sealed class Command
    {
        public string Endpoint { get; set; } = "";
    }

    public async Task ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManageChannels);
        var stop = await db.ChannelStops.FirstOrDefaultAsync(s => s.Channel == OutboxChannel.Webhook && s.To == command.Endpoint, ct);
        if (stop is null)
            return;
        db.ChannelStops.Remove(stop);
        db.Note("ChannelRestarted", nameof(ChannelStop), Guid.Empty);
        db.WakeSendersAfterSave();
        await db.SaveChangesAsync(ct);
    }
}
