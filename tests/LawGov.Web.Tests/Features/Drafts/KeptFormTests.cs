using System.Net;
using LawGov.TestKit;
using LawGov.Web.Pages;

namespace LawGov.Web.Tests.Features.Drafts;

/// <summary>What the check screen tells the script that keeps half-typed forms: whose they are, which one was saved, which one shows a refused post.</summary>
public sealed class KeptFormTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Get_Task_NamesPersonPlanAndForm()
    {
        var (planId, _) = await site.DraftAsync();
        var task = (await site.TasksOfAsync(planId))[0];

        var page = await site.TaskPageAsync(planId, task.Id);

        var person = await site.Given.UserAsync("office");
        Assert.True(page.Has($"#kept[data-user='{person.Id:N}'][data-plan='{planId:N}'][data-saved='']"));
        Assert.True(page.Has($"form[data-keep='task-{task.Id:N}'][data-keep-posted='no']"));
    }

    [Fact]
    public async Task Post_Saved_IsNamedOnceOnThePageAfter()
    {
        var (planId, _) = await site.DraftAsync();
        var task = (await site.TasksOfAsync(planId))[0];

        var answer = await (await site.TaskFormAsync(planId, task.Id)).Fill("TaskInput.Title", "新的简称").SubmitAsync();

        Assert.True((await answer.FollowAsync()).Has($"#kept[data-saved='task-{task.Id:N}']"));
        Assert.True((await answer.FollowAsync()).Has("#kept[data-saved='']"));
    }

    [Fact]
    public async Task Post_Refused_IsMarkedAsWhatWasTyped()
    {
        var (planId, _) = await site.DraftAsync();
        var task = (await site.TasksOfAsync(planId))[0];

        var answer = await (await site.TaskFormAsync(planId, task.Id)).Fill("TaskInput.Title", "").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.True(answer.Has($"form[data-keep='task-{task.Id:N}'][data-keep-posted='yes']"));
        Assert.True(answer.Has($"form[data-keep='split-{task.Id:N}'][data-keep-posted='no']"));
    }

    [Fact]
    public async Task Post_Deleted_NamesTheRowWithAllItsForms()
    {
        var (planId, _) = await site.DraftAsync();
        var task = (await site.TasksOfAsync(planId))[1];

        var answer = await (await site.TaskFormAsync(planId, task.Id)).SubmitAsync(action: $"{Routes.CheckPlan(planId)}?handler=DeleteTask&task={task.Id}");

        Assert.True((await answer.FollowAsync()).Has($"#kept[data-saved='{task.Id:N}']"));
    }
}
