using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LawGov.Web.Texts;

/// <summary>What a person reads when a posted value cannot be turned into the number, date or choice the page expects.</summary>
public sealed class BindingTexts(IStringLocalizer<Text> l) : IConfigureOptions<MvcOptions>
{
    /// <inheritdoc />
    public void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => l["“{0}”不是有效的内容，请改正", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => l["“{0}”不是有效的内容，请改正", value]);
        messages.SetValueIsInvalidAccessor(value => l["“{0}”不是有效的内容，请改正", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => l["内容无效，请改正"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => l["内容无效，请改正"]);
        messages.SetValueMustBeANumberAccessor(_ => l["请填写数字"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => l["请填写数字"]);
        messages.SetMissingBindRequiredValueAccessor(_ => l["请填写此项"]);
        messages.SetMissingKeyOrValueAccessor(() => l["请填写此项"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => l["请填写此项"]);
        messages.SetValueMustNotBeNullAccessor(_ => l["请填写此项"]);
    }
}
