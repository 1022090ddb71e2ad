namespace TalentScout.Tests.Manifests;

public sealed class DotNetManifestTests
{
    [Fact]
    public void A_project_says_what_it_references()
    {
        var found = Manifest.Findings("src/Shop.Api/Shop.Api.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <ItemGroup>
                <PackageReference Include="Npgsql.EntityFrameworkCore.PostgreSQL" Version="9.0.0" />
                <PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite">
                  <PrivateAssets>all</PrivateAssets>
                </PackageReference>
                <!-- <PackageReference Include="MySqlConnector" Version="2.3.0" /> -->
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <Reference Include="StackExchange.Redis, Version=2.0.0.0, Culture=neutral" />
              </ItemGroup>
            </Project>
            """, "aspnetcore", "postgresql", "sqlite", "mysql", "redis");
        Assert.Equal(["aspnetcore@1", "postgresql@3", "sqlite@4 optional", "mysql@7 commented", "aspnetcore@8", "redis@9"], found);
    }

    [Theory]
    [InlineData("Shop.Tests/Shop.Tests.csproj", "<PackageReference Include=\"Npgsql\" />")]
    [InlineData("src/Shop.csproj", "<PackageReference Include=\"Microsoft.NET.Test.Sdk\" /><PackageReference Include=\"Npgsql\" />")]
    [InlineData("src/Checks.csproj", "<IsTestProject>true</IsTestProject><PackageReference Include=\"Npgsql\" />")]
    public void A_test_project_only_tests(string path, string content) =>
        Assert.Equal(["postgresql@1 test"], Manifest.Findings(path, $"<Project Sdk=\"Microsoft.NET.Sdk\">{content}</Project>"));

    [Fact]
    public void A_sample_project_is_beside_the_product() =>
        Assert.Equal(["sqlite@1 optional"], Manifest.Findings("samples/Demo/Demo.csproj", "<Project><PackageReference Include=\"Microsoft.Data.Sqlite\" /></Project>"));

    [Fact]
    public void A_central_list_says_what_may_be_used_and_what_is_tested_is() => Assert.Equal(
        ["kafka@3 optional", "postgresql@4", "postgresql@5 test"],
        Manifest.Findings("Directory.Packages.props", """
            <Project>
              <ItemGroup>
                <PackageVersion Include="Confluent.Kafka" Version="2.3.0" />
                <PackageVersion Include="Npgsql" Version="9.0.0" />
                <PackageVersion Include="Testcontainers.PostgreSql" Version="4.0.0" />
              </ItemGroup>
            </Project>
            """));

    [Fact]
    public void A_broken_project_is_read_on_by_line()
    {
        var reading = Manifest.Reader.Read("a.csproj", """
            <Project>
              <ItemGroup
                <PackageReference Include="Npgsql" />
                <PackageReference Include="MongoDB.Driver" />
            """);
        Assert.Equal(["postgresql@3", "mongodb@4"], reading.Findings.Where(f => f.Kind == SkillKind.Database).Select(f => $"{f.Skill}@{f.Line}"));
        Assert.Equal("a.csproj line 3: no XML from here on", Assert.Single(reading.Problems));
    }

    [Fact]
    public void Packages_config_is_read() => Assert.Equal(
        ["sqlserver@2", "redis@3 optional"],
        Manifest.Findings("packages.config", """
            <packages>
              <package id="System.Data.SqlClient" version="4.8.0" />
              <package id="StackExchange.Redis" version="2.0.0" developmentDependency="true" />
            </packages>
            """));

    [Fact]
    public void An_outside_entity_is_refused()
    {
        var reading = Manifest.Reader.Read("a.csproj", """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Project><PackageReference Include="&e;" /></Project>""");
        Assert.Single(reading.Problems);
        Assert.All(reading.Findings, f => Assert.StartsWith("file:", f.Via, StringComparison.Ordinal));
    }

    [Fact]
    public void Appsettings_are_read_and_their_values_are_never_quoted()
    {
        var reading = Manifest.Reader.Read("appsettings.json", """
            {
              "ConnectionStrings": {
                "Main": "Server=db;Database=shop;User Id=sa;Password=hunter2;TrustServerCertificate=true",
                "Cache": "cache.internal:6379,password=hunter2",
                "Files": "Data Source=shop.db"
              },
              "Bus": { "Url": "amqp://guest:hunter2@bus:5672" }
            }
            """);
        Assert.Equal(["sqlserver@3", "redis@4", "sqlite@5", "rabbitmq@7"], reading.Findings.Select(f => $"{f.Skill}@{f.Line}"));
        Assert.DoesNotContain(reading.Findings, f => f.Excerpt.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void Beside_stores_that_are_tested_in_containers_an_embedded_one_counts() => Assert.Equal(
        ["sqlite@2", "postgresql@3", "postgresql@4 test", "mysql@5 optional"],
        Manifest.Findings("Directory.Packages.props", """
            <Project>
              <PackageVersion Include="Microsoft.Data.Sqlite" Version="10.0.0" />
              <PackageVersion Include="Npgsql" Version="10.0.0" />
              <PackageVersion Include="Testcontainers.PostgreSql" Version="4.0.0" />
              <PackageVersion Include="MySqlConnector" Version="2.0.0" />
            </Project>
            """));

    [Theory]
    [InlineData("Server=(local);Database=shop;Integrated Security=true", "sqlserver")]
    [InlineData("Server=db;Database=shop;User Id=sa;Password=x", "sqlserver")]
    [InlineData("Host=db;Database=shop;Username=ann", "postgresql")]
    [InlineData("Server=db;Port=3306;Database=shop;Uid=ann", "mysql")]
    [InlineData("Data Source=shop.db", "sqlite")]
    [InlineData("AccountEndpoint=https://shop.example/;AccountKey=x", "cosmosdb")]
    [InlineData("cache:6379,abortConnect=false", "redis")]
    public void Connection_strings_without_a_scheme_are_told_apart(string text, string skill) =>
        Assert.Equal([skill], Manifest.Findings("appsettings.json", $"{{\"ConnectionStrings\": {{\"Main\": \"{text}\"}}}}").Select(f => f.Split('@')[0]).Distinct());
}
