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

    /// <summary>The part asked for; the red ones unless said otherwise.</summary>
    public OwedShare Share => Enum.TryParse<OwedShare>(Show, ignoreCase: true, out var share) && Enum.IsDefined(share) && !char.IsAsciiDigit(Show![0]) ? share : OwedShare.Red;

    /// <summary>The same scope with another part.</summary>
    public string Href(string period, OwedShare share) => Routes.OverdueList(period, NameOf(share), Unit, Chapter, Plan);

    /// <summary>A part's name in the query string.</summary>
    public static string NameOf(OwedShare share) => share.ToString().ToLowerInvariant();
}
