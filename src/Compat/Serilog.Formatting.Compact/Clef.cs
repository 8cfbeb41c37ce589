using System.Globalization;
using Serilog.Events;
using Serilog.Formatting.Json;
namespace Serilog.Formatting.Compact;

public sealed class CompactJsonFormatter : ITextFormatter
{
    readonly JsonValueFormatter _v = new(typeTagName: "$type");
    public void Format(LogEvent e, TextWriter o)
    {
        o.Write("{\"@t\":\""); o.Write(e.Timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)); o.Write("\",\"@mt\":");
        JsonValueFormatter.WriteQuotedJsonString(e.MessageTemplate.Text, o);
        if (e.Level != LogEventLevel.Information) { o.Write(",\"@l\":\""); o.Write(e.Level.ToString()); o.Write('"'); }
        if (e.Exception is not null) { o.Write(",\"@x\":"); JsonValueFormatter.WriteQuotedJsonString(e.Exception.ToString(), o); }
        foreach (var (k, val) in e.Properties) { o.Write(','); JsonValueFormatter.WriteQuotedJsonString(k.StartsWith('@') ? "@" + k : k, o); o.Write(':'); _v.Format(val, o); }
        o.WriteLine('}');
    }
}
