using LawGov.Domain;

namespace LawGov.Data.Records;

/// <summary>A line of the history people read; append-only.</summary>
public sealed class TimelineEntry
{
    public const int DetailLength = 1000;

    private TimelineEntry() { }

    public TimelineEntry(TimelineEvent happened, Actor actor, DateTime at)
    {
        Act = happened.Act;
        PlanId = happened.PlanId;
        TaskId = happened.TaskId;
        UnitId = happened.UnitId;
        Detail = StorableText.Cut(happened.Detail ?? "", DetailLength);
        ActorId = actor.UserId;
        ActorName = actor.DisplayName;
        At = at;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TimelineAct Act { get; private set; }

    public Guid? PlanId { get; private set; }

    public Guid? TaskId { get; private set; }

    public Guid? UnitId { get; private set; }

    public string Detail { get; private set; } = "";

    public Guid ActorId { get; private set; }

    public string ActorName { get; private set; } = "";

    public DateTime At { get; private set; }
}

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

/// <summary>A form that was carried out, so that a double click or a retry finds its result instead of doing it again.</summary>
public sealed class SubmissionKey
{
    public const int TargetLength = 300;

    private SubmissionKey() { }

    public SubmissionKey(Guid userId, Guid key, string target, DateTime at) => (UserId, Key, Target, At) = (userId, key, target, at);

    public Guid UserId { get; private set; }

    /// <summary>A digest of the form's own key and of what was typed into it: another content under the same key is another form.</summary>
    public Guid Key { get; private set; }

    /// <summary>Where the first one led.</summary>
    public string Target { get; private set; } = "";

    public DateTime At { get; private set; }
}

/// <summary>The right to run a job until a moment, so that of several processes one runs it.</summary>
public sealed class JobLease
{
    public const int NameLength = 60;

    private JobLease() { }

    public JobLease(string name, Guid holder, DateTime expiresAt) => (Name, Holder, ExpiresAt) = (name, holder, expiresAt);

    public string Name { get; private set; } = "";

    public Guid Holder { get; private set; }

    public DateTime ExpiresAt { get; private set; }
}

/// <summary>What is known of the clock, in one row: it tells a jump between two starts, and carries an administrator's confirmation to every process.</summary>
public sealed class ClockWatch
{
    /// <summary>Key of the one row.</summary>
    public const int OnlyId = 1;

    private ClockWatch() { }

    public ClockWatch(DateTime seenAt) => SeenAt = seenAt;

    public int Id { get; private set; } = OnlyId;

    /// <summary>The latest instant at which jobs ran by a clock that was not in doubt.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>How often an administrator has said that the clock is right.</summary>
    public int Confirmations { get; private set; }

    /// <summary>Takes the present instant as right.</summary>
    public void Confirm(DateTime now)
    {
        SeenAt = now;
        Confirmations++;
    }
}
