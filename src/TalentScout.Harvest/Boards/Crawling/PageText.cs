using TalentScout.Harvest.GitHub;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>Pages as they are kept: without e-mail addresses.</summary>
internal static class PageText
{
    public static string Minimise(string html) => ContactMask.Emails(html);
}
