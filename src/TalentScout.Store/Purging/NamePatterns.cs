using System.Text.RegularExpressions;

namespace TalentScout.Store;

/// <summary>
/// How a person shows in stored text. Handles are also words ("redis", "go"), and numbers number other things too, so that what deletes looks for the
/// places where only a handle or an account's number can stand.
/// </summary>
internal static class NamePatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
    private const string Nothing = "[^\\s\\S]";

    public static Regex Word(PersonNames person)
    {
        var words = Any(person.Logins.Concat(person.Id is { } id ? [id.Key] : []).Concat(person.Repositories.Select(r => r.Key)));
        return new Regex($"(?:^|[^a-z0-9]){words}(?:[^a-z0-9]|$)", Options);
    }

    public static Regex Naming(PersonNames person)
    {
        var handle = Any(person.Logins);
        var number = Any(person.Id is { } id ? [id.Key] : []);
        var repository = Any(person.RepositoryNames);
        return new Regex(
            string.Join(
                '|',
                // Of an address: the account below a host or an API's list of accounts, or in a search.
                $"(?:@|//[^/\\s\"]+/|(?:^|[^a-z0-9])(?:users?|repos|orgs)/|(?:author|user|involves|assignee|mentions|commenter|reviewed-by)(?::|%3a)){handle}(?:[^a-z0-9-]|$)",
                $"(?:^|[^a-z0-9])users?/{number}(?:[^0-9]|$)",
                // Of a claim or a context: properties that hold a handle, an account's number, or the name of a repository.
                $"\"(?:login|owner|user|author|actor|handle)\":\"{handle}\"",
                $"\"(?:owner|user|author|actor|person)(?:id|_id)?\":\"?{number}(?:[^0-9]|$)",
                $"\"(?:repositoryname|repository|fullname|full_name|repo)\":\"{handle}/",
                // Of a remark.
                $"(?:^|[\\s'(\"/]){repository}(?:[^a-z0-9-]|$)"),
            Options);
    }

    /// <summary>Of what people write: handles and full names, as words of their own.</summary>
    public static Regex Spoken(PersonNames person) => new($@"(?<![\w-]){Any(person.FullNames.Concat(person.Logins).OrderByDescending(n => n.Length))}(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static string Any(IEnumerable<string> words) => $"(?:{string.Join('|', words.Select(Regex.Escape).DefaultIfEmpty(Nothing))})";
}
