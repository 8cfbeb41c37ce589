using LawGov.Domain.Filings;

namespace LawGov.Domain.Tests.Filings;

/// <summary>Every act on a line in every situation it can be in, by the real methods.</summary>
public sealed class ReportLifecycleTests
{
    private static readonly string[] Acts =
    [
        "Save",
        "NoChange",
        "Submit",
        "Withdraw",
        "AcceptOffice",
        "AcceptSecond",
        "ReturnOffice",
        "ReturnSecond",
        "WaiveOffice",
        "WaiveSecond",
        "Attach",
        "Detach",
    ];

    /// <summary>Rows: situations; columns: acts in the order above; a dash: refused.</summary>
    private const string Table = """
        NotStarted     Draft    Draft    -         -        -         -        -        -        Waived -      NotStarted NotStarted
        Draft          Draft    Draft    Submitted -        -         -        -        -        Waived -      Draft      Draft
        Submitted      -        -        -         Draft    Accepted  -        Returned -        -      -      Submitted  -
        Resubmitted    -        -        -         Returned Accepted  -        Returned -        -      -      Submitted  -
        HostDraft      Draft    Draft    Submitted -        -         -        -        -        -      Waived Draft      Draft
        HostSubmitted  -        -        -         Draft    Submitted -        Returned -        -      -      Submitted  -
        AwaitsSecond   -        -        -         -        -         Accepted -        Returned -      -      Submitted  -
        Returned       Returned Returned -         -        -         -        -        -        Waived -      Returned   Returned
        Corrected      Returned Returned Submitted -        -         -        -        -        Waived -      Returned   Returned
        Accepted       -        -        -         -        -         -        Returned -        -      -      -          -
        AcceptedTwice  -        -        -         -        -         -        Accepted -        -      -      -          -
        Revoked        -        -        -         -        -         Accepted -        Returned -      -      -          -
        Kept           -        -        -         -        -         -        -        -        -      -      -          -
        Waived         -        -        -         -        -         -        -        -        -      -      -          -
        """;

    public static TheoryData<string, string, ReportStatus?> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, ReportStatus?>();
            foreach (var row in Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            {
                foreach (var (act, to) in Acts.Zip(row.Skip(1)))
                    cells.Add(row[0], act, to == "-" ? null : Enum.Parse<ReportStatus>(to));
            }
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Act_InEachSituation_LeadsOnOrIsRefusedAndChangesNothing(string situation, string act, ReportStatus? to)
    {
        var page = In(situation);
        var (status, revision, decisions) = (page.Line.Status, page.Line.RevisionNo, page.Line.Decisions.Count);

        var isRefused = Refused.Is(() => Do(act, page));

        Assert.Equal(to is null, isRefused);
        Assert.Equal(to ?? status, page.Line.Status);
        if (!isRefused)
            return;
        Assert.Equal(revision, page.Line.RevisionNo);
        Assert.Equal(decisions, page.Line.Decisions.Count);
    }

    [Fact]
    public void Cells_Together_CoverEveryStatusAndEveryAct() => Assert.Equal(14 * Acts.Length, Cells.Count);

    private static GivenFiling In(string situation) =>
        situation switch
        {
            "NotStarted" => Fresh(false),
            "Draft" => Fresh(false).Write(),
            "Submitted" => Fresh(false).Submitted(),
            "Resubmitted" => Fresh(false).Submitted().Returned().Submitted(),
            "HostSubmitted" => Fresh(true).Submitted(),
            "AwaitsSecond" => Fresh(true).Submitted().Accepted(),
            "Returned" => Fresh(false).Submitted().Returned(),
            "Corrected" => Fresh(false).Submitted().Returned().Write("举办培训3期。"),
            "Accepted" => Fresh(false).Submitted().Accepted(),
            "Waived" => After(Fresh(false), l => l.Waive(ReviewStage.Office, "本季度未涉及。", People.Reviewer, GivenFiling.DueOn)),
            "HostDraft" => Fresh(true).Write(),
            "AcceptedTwice" => AcceptedTwice(),
            "Revoked" => Revoked(),
            "Kept" => After(Revoked(), AcceptSecond),
            _ => throw new ArgumentOutOfRangeException(nameof(situation)),
        };

    /// <summary>With a text to carry, so that "no change" is possible wherever writing is; resubmitting writes another text than the first.</summary>
    private static GivenFiling Fresh(bool hostsOffice)
    {
        var before = new GivenFiling(period: "2026-Q2").Write("举办培训1期。");
        before.Submit(new DateOnly(2026, 7, 7));
        return new GivenFiling(hostsOffice: hostsOffice, previous: before.Line);
    }

    private static GivenFiling AcceptedTwice() => After(Fresh(true).Submitted().Accepted(), AcceptSecond);

    private static GivenFiling Revoked() =>
        After(AcceptedTwice(), l => l.Return(ReviewStage.Office, "请核实。", GivenFiling.MendBy, People.Reviewer, GivenFiling.Now));

    private static void AcceptSecond(ProgressReport line) => line.Accept(ReviewStage.Second, "", null, People.Second, GivenFiling.Now);

    private static GivenFiling After(GivenFiling page, Action<ProgressReport> act)
    {
        act(page.Line);
        return page;
    }

    private static void Do(string act, GivenFiling page)
    {
        var line = page.Line;
        switch (act)
        {
            case "Save":
                line.Save(GivenFiling.Text("举办培训4期。"), People.Clerk);
                break;
            case "NoChange":
                line.MarkNoChange(People.Clerk);
                break;
            case "Submit":
                page.Submit();
                break;
            case "Withdraw":
                line.Withdraw();
                break;
            case "AcceptOffice":
                line.Accept(ReviewStage.Office, "", null, People.Reviewer, GivenFiling.Now);
                break;
            case "AcceptSecond":
                line.Accept(ReviewStage.Second, "", null, People.Second, GivenFiling.Now);
                break;
            case "ReturnOffice":
                line.Return(ReviewStage.Office, "请补充。", GivenFiling.MendBy, People.Reviewer, GivenFiling.Now);
                break;
            case "ReturnSecond":
                line.Return(ReviewStage.Second, "请补充。", GivenFiling.MendBy, People.Second, GivenFiling.Now);
                break;
            case "WaiveOffice":
                line.Waive(ReviewStage.Office, "本季度未涉及。", People.Reviewer, GivenFiling.DueOn);
                break;
            case "WaiveSecond":
                line.Waive(ReviewStage.Second, "本季度未涉及。", People.Second, GivenFiling.DueOn);
                break;
            case "Attach":
                line.Attach("培训.pdf", "application/pdf", 10, new string('a', 64), People.Clerk, GivenFiling.Now);
                break;
            case "Detach":
                line.Detach(Guid.Empty);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act));
        }
    }
}
