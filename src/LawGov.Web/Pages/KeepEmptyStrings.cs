using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace LawGov.Web.Pages;

/// <summary>An empty field is an empty text, not a missing one: validators speak of emptiness in Chinese, binding does not.</summary>
internal sealed class KeepEmptyStrings : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key.ModelType == typeof(string))
            context.DisplayMetadata.ConvertEmptyStringToNull = false;
    }
}
