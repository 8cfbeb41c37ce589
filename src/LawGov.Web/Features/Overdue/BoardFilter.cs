using LawGov.Data.Queries;
using LawGov.Web.Pages;

namespace LawGov.Web.Features.Overdue;

/// <summary>The board's whole filter, as it stands in the query string.</summary>
public sealed class BoardFilter
{
    public const string DefaultSort = "due";

    public string? Period { get; set; }

    public string? Show { get; set; }

    public Guid? Unit { get; set; }

    public Guid? Chapter { get; set; }

    public Guid? Plan { get; set; }

    public string? Sort { get; set; }

    public int? Page { get; set; }

    /// <summary><c>all</c> draws a bar for every unit.</summary>
    public string? Units { get; set; }

    public BoardScope Scope => new(Unit, Chapter, Plan);

    /// <summary>The bucket asked for; the red ones unless said otherwise.</summary>
    public ReportBucket Bucket => ReportBucket.Find(Show) ?? ReportBucket.Red;

    /// <summary>The same scope with another bucket.</summary>
    public string Href(string period, ReportBucket bucket) => Routes.OverdueList(period, bucket.Name, Unit, Chapter, Plan);
}
