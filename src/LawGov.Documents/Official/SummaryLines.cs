namespace LawGov.Documents.Official;

/// <summary>The problems units told about one task.</summary>
/// <param name="TaskNumber">Number as the plan prints it.</param>
/// <param name="TaskTitle">Title of the task.</param>
/// <param name="Statements">What the units wrote.</param>
public sealed record SummaryProblem(string TaskNumber, string TaskTitle, IReadOnlyList<UnitStatement> Statements);

/// <summary>A unit's own words.</summary>
/// <param name="UnitName">The unit.</param>
/// <param name="Text">Its text, unchanged.</param>
/// <param name="NeedsCoordination">True when the unit asks the district to coordinate.</param>
public sealed record UnitStatement(string UnitName, string Text, bool NeedsCoordination = false);

/// <summary>A late or missing report of a unit that may be named.</summary>
/// <param name="UnitName">The unit.</param>
/// <param name="TaskNumber">Number as the plan prints it.</param>
/// <param name="TaskTitle">Title of the task.</param>
/// <param name="DaysLate">Calendar days past the due day: until the submission, or until the cut-off where nothing was submitted.</param>
public sealed record SummaryDelay(string UnitName, string TaskNumber, string TaskTitle, int DaysLate);

/// <summary>What a unit promised for the next period.</summary>
/// <param name="UnitName">The unit.</param>
/// <param name="TaskNumber">Number as the plan prints it.</param>
/// <param name="TaskTitle">Title of the task.</param>
/// <param name="Promise">Its own words (下一步措施).</param>
public sealed record SummaryPromise(string UnitName, string TaskNumber, string TaskTitle, string Promise);

/// <summary>What a unit promised for this period beside what it reported.</summary>
/// <param name="UnitName">The unit.</param>
/// <param name="TaskNumber">Number as the plan prints it.</param>
/// <param name="TaskTitle">Title of the task.</param>
/// <param name="Promised">Its words in the period before.</param>
/// <param name="Reported">Its progress text of this period, null when nothing was reported.</param>
public sealed record SummaryKeptPromise(string UnitName, string TaskNumber, string TaskTitle, string Promised, string? Reported);
