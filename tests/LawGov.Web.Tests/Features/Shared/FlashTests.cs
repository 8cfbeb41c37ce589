using LawGov.Web.Features.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LawGov.Web.Tests.Features.Shared;

[Trait("Database", "once")]
public sealed class FlashTests
{
    [Fact]
    public void TakeFlashes_OnTheNextPage_GivesAllInOrderAndOnlyOnce()
    {
        var store = new Store();
        var http = new DefaultHttpContext();
        var posted = new TempDataDictionary(http, store);
        posted.Flash(FlashKind.Ok, "已向9个单位发出催办", "/overdue", "查看");
        posted.Flash(FlashKind.Warn, "2个单位没有联系人");
        posted.Save();

        var shown = Take(http, store);
        var shownAgain = Take(http, store);

        Assert.Equal([new Flash(FlashKind.Ok, "已向9个单位发出催办", "/overdue", "查看"), new Flash(FlashKind.Warn, "2个单位没有联系人")], shown);
        Assert.Empty(shownAgain);
    }

    private static IReadOnlyList<Flash> Take(HttpContext http, Store store)
    {
        var page = new TempDataDictionary(http, store);
        var flashes = page.TakeFlashes();
        page.Save();
        return flashes;
    }

    private sealed class Store : ITempDataProvider
    {
        private Dictionary<string, object> _kept = [];

        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>(_kept, StringComparer.OrdinalIgnoreCase);

        public void SaveTempData(HttpContext context, IDictionary<string, object> values) => _kept = new(values, StringComparer.OrdinalIgnoreCase);
    }
}
