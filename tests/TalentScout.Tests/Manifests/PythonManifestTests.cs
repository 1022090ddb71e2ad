namespace TalentScout.Tests.Manifests;

public sealed class PythonManifestTests
{
    [Fact]
    public void Requirements_are_read_with_extras_markers_and_comments() => Assert.Equal(
        ["postgresql@1", "redis@2", "mysql@3 commented", "mongodb@5", "sqlite@6"],
        Manifest.Findings("requirements.txt", """
            psycopg2-binary==2.9.9 ; python_version < "3.13"
            celery[redis]>=5  # the queue
            # mysqlclient==2.1.0
            # we once thought about cassandra-driver here
            -e git+https://git.example/pymongo.git#egg=pymongo
            aiosqlite @ https://files.example/aiosqlite.whl
            --hash=sha256:0123
            """));

    [Theory]
    [InlineData("requirements-dev.txt", "test")]
    [InlineData("requirements/test.txt", "test")]
    [InlineData("docs/requirements.txt", "optional")]
    [InlineData("constraints/requirements.txt", "")]
    public void The_name_of_a_list_says_what_it_is_for(string path, string scope) =>
        Assert.Equal([$"postgresql@1 {scope}".TrimEnd()], Manifest.Findings(path, "asyncpg"));

    [Fact]
    public void Pyproject_tells_groups_apart() => Assert.Equal(
        ["postgresql@4", "redis@5", "mongodb@9 optional", "mysql@10 test", "sqlite@13 test"],
        Manifest.Findings("pyproject.toml", """
            [project]
            name = "shop"
            dependencies = [
              "psycopg[binary]>=3",
              "channels[daphne]", "redis",
            ]

            [project.optional-dependencies]
            mongo = ["pymongo"]
            test = ["pymysql"]

            [dependency-groups]
            dev = ["aiosqlite", {include-group = "lint"}]
            """));

    [Fact]
    public void Poetry_is_read_too() => Assert.Equal(
        ["postgresql@3", "postgresql@4", "elasticsearch@5 optional", "redis@8 test"],
        Manifest.Findings("pyproject.toml", """
            [tool.poetry.dependencies]
            python = "^3.12"
            asyncpg = "^0.29"
            sqlalchemy = { version = "^2", extras = ["postgresql"] }
            elasticsearch = { version = "^8", optional = true }

            [tool.poetry.group.dev.dependencies]
            fakeredis = "*"
            """));

    [Fact]
    public void A_broken_line_of_toml_costs_that_line()
    {
        var reading = Manifest.Reader.Read("pyproject.toml", "[project]\ndependencies = [\"asyncpg\"]\nversion = = 3\n[project.optional-dependencies]\nx = [\"redis\"]\n");
        Assert.Equal(["postgresql@2", "redis@5"], reading.Findings.Where(f => f.Kind == SkillKind.Database).Select(f => $"{f.Skill}@{f.Line}"));
        Assert.StartsWith("pyproject.toml line 3: ", Assert.Single(reading.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Pipfile_setup_cfg_and_setup_py_are_read()
    {
        Assert.Equal(["postgresql@2", "redis@4 test"], Manifest.Findings("Pipfile", "[packages]\npsycopg2 = \"*\"\n[dev-packages]\nfakeredis = \"*\"\n"));
        Assert.Equal(["redis@4", "mongodb@7 optional"], Manifest.Findings("setup.cfg", "[options]\ninstall_requires =\n    requests\n    redis>=4\n\n[options.extras_require]\nmongo = pymongo\n[other]\nx = mysqlclient\n"));
        Assert.Equal(["redis@2", "mongodb@3 optional"], Manifest.Findings("setup.py", "setup(name='x',\n  install_requires=['redis>=4', \"requests\"],\n  extras_require={'mongo': ['pymongo']},\n  keywords=['mysqlclient'])\n"));
    }

    [Fact]
    public void Django_settings_name_their_store() => Assert.Equal(
        ["postgresql@2", "mysql@3 commented", "redis@4"],
        Manifest.Findings("shop/settings.py", "DATABASES = {'default': {\n  'ENGINE': 'django.db.backends.postgresql',\n  # 'ENGINE': 'django.db.backends.mysql',\n  'CACHE': 'redis://cache:6379'}}\n"));

    [Fact]
    public void Modules_that_a_type_checker_is_told_of_are_imported()
    {
        Assert.Equal(["redis@2 optional", "redis@4 optional", "postgresql@4"], Manifest.Findings("pyproject.toml",
            "[project.optional-dependencies]\nfast = [\"redis\"]\n[[tool.mypy.overrides]]\nmodule = [\"redis.*\", \"asyncpg\", \"colorama\"]\n"));
        Assert.Equal(["mongodb@1"], Manifest.Findings("setup.cfg", "[mypy-pymongo.*]\nignore_missing_imports = True\n"));
    }
}
