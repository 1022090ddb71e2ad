using TalentScout.Harvest.GitHub;

namespace TalentScout.Tests.GitHub;

public sealed class TextRuleTests
{
    [Theory]
    [InlineData("Merge pull request #12 from someone/branch")]
    [InlineData("Merge branch 'main' of github.com:acme/engine")]
    [InlineData("docs: explain the cache")]
    [InlineData("Docs(readme)!: new logo")]
    [InlineData("Fix typo in comment")]
    [InlineData("fixed a few small typos")]
    [InlineData("Update README.md")]
    [InlineData("Create CONTRIBUTING.md")]
    [InlineData("Bump Npgsql from 8.0.1 to 8.0.2")]
    [InlineData("chore(deps): bump axios from 1.0 to 1.1")]
    [InlineData("build(deps-dev): update jest")]
    [InlineData("update dependencies")]
    [InlineData("Apply prettier")]
    [InlineData("v1.2.3")]
    [InlineData("Release 4.0.0")]
    [InlineData("[maven-release-plugin] prepare release 2.1")]
    [InlineData("Initial commit")]
    [InlineData("whitespace")]
    [InlineData("wip")]
    [InlineData("")]
    [InlineData(null)]
    public void A_change_that_hardly_counts_is_told_by_its_first_line(string? line) => Assert.True(TrivialChange.Is(line));

    [Theory]
    [InlineData("Fix deadlock in connection pool")]
    [InlineData("Merged cell support in the XLSX writer")]
    [InlineData("feat: documents are compressed")]
    [InlineData("Documentation generator: read XML comments")]
    [InlineData("Fix link resolution in the crawler")]
    [InlineData("Release the lock before the callback")]
    [InlineData("Bumpless upgrade of replicas")]
    [InlineData("chore: drop support for .NET 6")]
    [InlineData("Update user when the address changes")]
    [InlineData("Add tests for retry")]
    [InlineData("Version vectors for the replica log")]
    [InlineData("Formatting of decimals follows the culture")]
    public void Work_is_not_taken_for_trifles(string line) => Assert.False(TrivialChange.Is(line));

    [Theory]
    [InlineData("Write to ann.lee+x@mail.example.org or call", "Write to [address removed] or call")]
    [InlineData("\"author\": \"Ann <ann@example.org>\"", "\"author\": \"Ann <[address removed]>\"")]
    [InlineData("npm i @types/node@18.0.0 react@latest", "npm i @types/node@18.0.0 react@latest")]
    [InlineData("postgres://app:secret@db.example.org/x", "postgres://app:[address removed]/x")]
    [InlineData("@Transactional", "@Transactional")]
    public void Mail_addresses_are_taken_out(string text, string kept) => Assert.Equal(kept, ContactMask.Emails(text));

    [Theory]
    [InlineData("Backend, +49 (30) 1234-5678", "Backend, [number removed]")]
    [InlineData("since 2009, 12 years, 192.168.0.1", "since 2009, 12 years, 192.168.0.1")]
    [InlineData("call 0049 30 12345678 now", "call [number removed] now")]
    public void Telephone_numbers_are_taken_out_of_what_people_write_of_themselves(string text, string kept) => Assert.Equal(kept, ContactMask.Contacts(text));

    [Theory]
    [InlineData("Fix the pool\n\nSigned-off-by: Ann <ann@example.org>", "Fix the pool")]
    [InlineData("  Fix\r\nmore", "Fix")]
    [InlineData("Merge pull request #5 from ann/feature", "Merge pull request #5")]
    [InlineData("Merge branch 'x' of https://github.com/ann/engine", "Merge branch 'x'")]
    [InlineData("Reported by ann@example.org", "Reported by [address removed]")]
    [InlineData("0123456789abc", "0123456789")]
    public void Of_a_message_the_first_line_is_kept(string message, string line) => Assert.Equal(line, ContactMask.FirstLine(message, line.Length < 12 ? 10 : 80));

    [Theory]
    [InlineData("ann", "User", AccountKind.Person)]
    [InlineData("ann", null, AccountKind.Person)]
    [InlineData("abbott", "User", AccountKind.Person)]
    [InlineData("acme", "Organization", AccountKind.Organisation)]
    [InlineData("renovate[bot]", "Bot", AccountKind.Bot)]
    [InlineData("renovate[bot]", null, AccountKind.Bot)]
    [InlineData("snyk-bot", "User", AccountKind.Bot)]
    [InlineData("acme-robot", "User", AccountKind.Bot)]
    [InlineData("web-flow", "User", AccountKind.Bot)]
    [InlineData("ghost", "User", AccountKind.Gone)]
    public void Accounts_are_told_apart(string login, string? type, AccountKind kind) => Assert.Equal(kind, AccountKinds.Of(login, type));

    [Theory]
    [InlineData("A fast driver for PostgreSQL", "postgresql")]
    [InlineData("Kafka consumers in golang, tested against Postgres", "kafka go postgresql")]
    [InlineData("An alternative to Kafka", "")]
    [InlineData("Streams without Kafka; state in PostgreSQL", "postgresql")]
    [InlineData("Unlike the old Kafka client it is small", "")]
    public void A_text_is_about_what_it_does_not_set_itself_apart_from(string text, string skills) =>
        Assert.Equal(skills, string.Join(' ', new AboutText(GitHubFixture.Catalogue).Find(text).Select(f => f.Skill.Id)));
}
