namespace LawGov.Web.Features.Shared;

/// <summary>What the error page says: the HTTP status and the number to quote to the administrator.</summary>
public sealed record ErrorBody(int Status, string TraceId);
