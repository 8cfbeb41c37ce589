using LawGov.Domain;

namespace LawGov.Data.Records;

/// <summary>Who took which file out of the system.</summary>
public sealed class AccessLogEntry
{
    public const int WhatLength = 200;

    private AccessLogEntry() { }

    public AccessLogEntry(Guid userId, string what, DateTime at) => (UserId, What, At) = (userId, StorableText.Cut(what, WhatLength), at);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid UserId { get; private set; }

    public string What { get; private set; } = "";

    public DateTime At { get; private set; }
}
