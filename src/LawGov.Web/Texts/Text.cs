namespace LawGov.Web.Texts;

/// <summary>Names the one table of texts. Its keys are the Chinese sentences themselves; <c>Text.en.resx</c> beside it holds the English.</summary>
public sealed class Text;
