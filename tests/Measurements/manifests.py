"""Scores `talentscout inspect manifest` on real manifests whose use of stores and frameworks is known (shared/real/manifests).

    python3 tests/Measurements/manifests.py [--half 0|1] [--errors]
    python3 tests/Measurements/manifests.py --speed        files per second of processor time, all of the program counted
    python3 tests/Measurements/manifests.py --hostile      seconds for a file of 5 MB, the worst of many kinds

One row per sheet. A skill counts as reported for a repository where one of its files shows it with the scope "runtime". Stores are compared by id, with
MySQL and MariaDB as one family (the sheets name both for either); recall is over what some file of the repository names. What the sheet says of the
repository is right, whether or not it says by which file. Two precisions: "named" looks at the stores that any sheet knows, "strict" at every database
and broker reported. --half tunes on one half of the repositories
(by a hash of the name) and looks at the other; --errors lists each miss and each surplus with the line that showed it.
"""
import argparse
import collections
import csv
import json
import pathlib
import resource
import subprocess
import sys
import time
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARKS = {
    "postgresql": ["postgres", "pgsql", "npgsql", "psycopg", "asyncpg", "pgx", "pg-client", '"pg"', " pg (", "sequel_pg"],
    "mysql": ["mysql", "mariadb", "trilogy"],
    "mongodb": ["mongo"],
}
FAMILY = {"mysql": "mysql", "mariadb": "mysql"}


def shared():
    for folder in [ROOT, *ROOT.parents]:
        if (folder / "shared" / "DESIGN.md").is_file():
            return folder / "shared" / "real" / "manifests"
    sys.exit(f"no shared/ beside or above {ROOT}: this measurement needs it")


def cells(text):
    return [part.strip() for part in text.split(";") if part.strip()]


def rows(real):
    for row in csv.DictReader(open(real / "truth.csv", encoding="utf-8")):
        frameworks = [f for f in row["frameworks"].replace("/", ";").split(";") if f]
        used = cells(row["databases"]) + cells(row["brokers_caches"])
        yield "apps", row["repo"], real / "apps" / row["repo"].replace("/", "__"), used, cells(row["visible_in_staged"]), frameworks
    for row in csv.DictReader(open(real / "compose_truth.csv", encoding="utf-8")):
        used = cells(row["databases"]) + cells(row["brokers_caches"])
        yield "compose", row["dir"], real / "compose" / row["dir"], used, used, None
    for row in csv.DictReader(open(real / "techempower_truth.csv", encoding="utf-8")):
        folder = real / "techempower" / row["dir"].replace("/", "__")
        text = "".join(f.read_text(encoding="utf-8", errors="replace") for f in files(folder)).lower()
        visible = [d for d in cells(row["databases"]) if any(mark in text for mark in MARKS[d])]
        yield "techempower", row["dir"], folder, cells(row["databases"]), visible, [f for f in cells(row["framework"]) if f != "None"]


def files(folder):
    return sorted(f for f in folder.rglob("*") if f.is_file())


def program():
    built = [p for p in [ROOT / f"src/TalentScout.App/bin/{c}/net10.0/talentscout.dll" for c in ("Release", "Debug")] if p.is_file()]
    if not built:
        sys.exit("build src/TalentScout.App first")
    return max(built, key=lambda p: p.stat().st_mtime)


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def inspect(paths):
    lines = "".join(json.dumps({"path": path, "content": text}) + "\n" for path, text in paths)
    start = time.perf_counter()
    out = subprocess.run(["dotnet", str(program()), "inspect", "manifest"], input=lines, capture_output=True, text=True, cwd=ROOT, check=True).stdout
    return [json.loads(line) for line in out.splitlines()], time.perf_counter() - start


def speed(real):
    some = [(str(f.relative_to(f.parents[len(f.relative_to(real).parts) - 3])), f.read_text(encoding="utf-8", errors="replace")) for kind in ("apps", "compose", "techempower") for f in files(real / kind)]
    rounds = 20
    before = processor_seconds()
    inspect(some)
    once = processor_seconds() - before
    before = processor_seconds()
    inspect(some * rounds)
    whole = processor_seconds() - before
    print(f"{len(some)} files: {len(some) * (rounds - 1) / (whole - once):.0f} files per second of processor time, JSON in and out counted; the first round with the start of the program took {once:.2f} s")


def hostile():
    kinds = {
        "package.json": ["[", '{"a":', '{"dependencies":{"pg":"1"}}', '"pg": "1",\n'], "Cargo.toml": ["[", "a = [\n", "[dependencies]\n", "x = { optional = true }\n"], "pyproject.toml": ["a.b.c.d.e = 1\n", "["],
        "docker-compose.yml": ["[", "{a: ", "- ", "a:\n", "&a *a ", "? ", "image: postgres\n", " "], "pom.xml": ["<dependency>", "<!-- <artifactId>", "<a b='c'>", "&lt;"], "a.csproj": ['<PackageReference Include="Npgsql"/>', "<"],
        "requirements.txt": ["celery[", "a==1\n"], "setup.py": ["install_requires=[", "'"], "setup.cfg": ["[mypy-a.*]\n", "a\n"], "go.mod": ["require (\n", "require github.com/lib/pq v1\n"], "Gemfile": ["group :a do ", 'gem "'], "build.gradle": ["{", "implementation 'a:b:1'\n"],
        "build.sbt": ['"a" % ', "(", '/*', '"""', "a % b % c ("], "project.clj": ["[a ", "#_[", ":profiles {"], "mix.exs": ["{:"], "Dockerfile": ["RUN pip install a && ", "FROM a\\\n", "ARG A=$A\nFROM ${A}\n"], "application.properties": ["postgres://", "a=b\n"], "application.yml": ["a: {", "a:\n "],
        ".env": ["CACHE_DRIVER=redis\n"], "appsettings.json": ['{"a":{"b":'], "db/a.sql": ["jsonb $$ create table create index "], "prisma/schema.prisma": ['datasource {\nprovider = "'], "libs.versions.toml": ['[libraries]\nx = "a:b:1"\n'], "config/database.yml": ["adapter: mysql2\n"],
        "shop/settings.py": ["'ENGINE': 'django.db.backends.mysql'\n"], "db/changelog/a.xml": ['<changeSet dbms="h2">\n'], "k8s/a.yaml": ["---\n"], "composer.json": ['"'],
    }
    chained = "[dependencies]\n" + "".join(f'redis{i} = {{ package = "redis", optional = true }}\n' for i in range(3_000))
    chained += "[features]\n" + "".join(f'f{i} = ["f{i + 1}", "dep:redis{i % 3_000}"]\n' for i in range(130_000))
    contents = [(path, text, text * (5_000_000 // len(text))) for path, texts in kinds.items() for text in texts] + [("Cargo.toml", "chained features", chained)]
    # Texts that ask for more work than they are long: aliases of aliases, one list looked up in another, a long text under a short name.
    laughs = "a0: &a0 redis://x\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 16))
    contents += [(path, "aliases of aliases", laughs + "# " * 2_400_000) for path in ("application.yml", "docker-compose.yml", "pnpm-workspace.yaml", "values.yaml", "k8s/a.yaml")]
    contents.append(("application.yml", "a map in itself", "a: &a [" + "*a, " * 200_000 + "1]\n" + "# " * 2_000_000))
    names = [f"made-up-{i}" for i in range(90_000)]
    peers, metas = ", ".join(f'"{n}": "1"' for n in names[:20_000]), ", ".join(f'"{n}": {{"optional": true}}' for n in names[:20_000])
    contents.append(("package.json", "optional peers", f'{{"peerDependenciesMeta": {{{metas}}}, "peerDependencies": {{{peers}}}}}' + " " * 4_000_000))
    contents.append(("requirements.txt", "names of which none is the same", "\n".join(names) * 4))
    contents.append(("Directory.Packages.props", "names of which none is the same", "<Project>" + "\n".join(f'<PackageVersion Include="{n}" />' for n in names) + "</Project>"))
    contents.append(("go.mod", "names of which none is the same", "require (\n" + "\n".join(f"github.com/a/{n} v1" for n in names) * 2))
    contents.append(("build.sbt", "enablePlugins(", "enablePlugins(" * 350_000))
    contents.append(("Dockerfile", "pip install in pip install", ("RUN " + "pip install a " * 280 + "\n") * 1_250))
    contents.append(("Dockerfile", "a long argument many times", "ARG A=" + "x" * 3_900 + "\n" + ("FROM " + "${A}" * 240 + "\n") * 5_000))
    contents.append(("Gemfile", "gems below many blocks", "if x\n" * 50_000 + 'gem "a"\n' * 500_000))
    contents.append(("pom.xml", "a long property many times", f"<project><groupId>{'g' * 400_000}</groupId><properties><p>{'p' * 200_000}</p></properties>" + "<dependency><groupId>${project.groupId}</groupId><artifactId>${p}</artifactId></dependency>" * 45_000))
    contents.append(("pyproject.toml", "a long name of a group", f"[dependency-groups]\n{'a-' * 150_000} = [" + '"redis", ' * 400_000 + "]\n"))
    contents.append(("setup.cfg", "a long name of an extra", f"[options.extras_require]\n{'a-' * 1_900}=\n" + " a\n" * 1_600_000))
    contents.append(("db/a.sql", "lines of data", "insert into a values (1, 'x', null);\n" * 140_000))
    contents.append(("db/migrate/1.rb", "lines of code", "  t.string :x, null: false\n" * 190_000))
    contents.append(("a/" * 1_200_000 + "package.json", "a path of megabytes", '{"dependencies": {"pg": "8"}}' + " " * 2_500_000))
    worst = []
    alone = min(inspect([("package.json", "x")])[1] for _ in range(3))
    for path, text, content in contents:
        _, seconds = inspect([(path, content)])
        worst.append((seconds - alone, path[-40:], text))
        print(f"{seconds - alone:6.2f} s  {path[-40:]} of {text!r}", file=sys.stderr, flush=True)
    worst.sort(reverse=True)
    for seconds, path, text in worst[:5]:
        print(f"{seconds:.2f} s more than for a small file: {path} of {text!r}")
    print(f"{len(worst)} files of 5 MB; the worst {worst[0][0]:.2f} s, with 5 MB of JSON to read")


def resolver():
    ids = {}
    for skill in json.load(open(ROOT / "config/skills.json", encoding="utf-8"))["skills"]:
        for name in [skill["id"], skill["name"], *skill.get("aliases", []), *skill.get("ambiguous", [])]:
            ids.setdefault(name.lower(), skill["id"])
    special = {"spark": "sparkjava"}

    def resolve(name):
        plain = name.split("[")[0].strip().lower()
        for form in (plain, plain.split(":")[0].split("-")[0]):
            if special.get(form) or ids.get(form):
                return special.get(form) or ids.get(form)
        return None
    return resolve


def family(ids):
    return {FAMILY.get(i, i) for i in ids}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--half", type=int, choices=(0, 1))
    options.add_argument("--errors", action="store_true")
    options.add_argument("--speed", action="store_true")
    options.add_argument("--hostile", action="store_true")
    given = options.parse_args()
    if given.hostile:
        return hostile()
    real = shared()
    if given.speed:
        return speed(real)
    table = [r for r in rows(real) if given.half is None or zlib.crc32(r[1].encode()) % 2 == given.half]
    catalogue = {s["id"]: s for s in json.load(open(ROOT / "config/skills.json", encoding="utf-8"))["skills"]}
    resolve = resolver()
    read, seconds = inspect([(str(f.relative_to(r[2])), f.read_text(encoding="utf-8", errors="replace")) for r in table for f in files(r[2])])
    named = family(store for r in table for store in r[3])
    totals = collections.defaultdict(collections.Counter)
    at = 0
    for sheet, name, folder, stores, visible, frameworks in table:
        shown = collections.defaultdict(list)
        for file in files(folder):
            for skill in read[at].get("skills", []):
                if skill["scope"] == "runtime":
                    shown[skill["id"]].append(f"{file.relative_to(folder)}:{skill['line']} {skill['via']}")
            at += 1
        reported = {i for i in shown if catalogue[i]["kind"] in ("database", "messaging")}
        used, wanted, found = family(stores), family(visible), family(reported)
        count(totals[sheet, "stores"], used, wanted, found, named)
        if given.errors:
            for store in sorted(wanted - found):
                print(f"- {sheet} {name}: {store} missed")
            for store in sorted(i for i in reported if FAMILY.get(i, i) not in used):
                print(f"+ {sheet} {name}: {store} by {', '.join(shown[store][:3])}{'' if FAMILY.get(store, store) in named else ' (on no sheet)'}")
        if not stores and sheet == "apps" and reported:
            totals[sheet, "stores"]["empty"] += 1
        if frameworks is None:
            continue
        ids = {f: resolve(f) for f in frameworks}
        text = "".join(f.read_text(encoding="utf-8", errors="replace") for f in files(folder)).lower()
        web = {i for i in shown if "web-framework" in catalogue[i].get("parents", [])}
        right = {i for i in ids.values() if i in shown}
        missed = {f for f, i in ids.items() if i not in shown and f.split("[")[0].split(":")[0].strip().lower() in text}
        kin = {k for i in ids.values() if i for k in catalogue[i].get("implies", {})}
        surplus = {i for i in web if i not in ids.values() and i not in kin and not set(catalogue[i].get("implies", {})) & set(ids.values())}
        totals[sheet, "frameworks"].update(right=len(right), missed=len(missed), strict=len(surplus), named=len(surplus))
        if given.errors:
            for framework in sorted(missed):
                print(f"- {sheet} {name}: framework {framework} ({ids[framework]}) missed")
            for framework in sorted(surplus):
                print(f"+ {sheet} {name}: framework {framework} by {', '.join(shown[framework][:3])} (row: {', '.join(frameworks) or 'none'})")
    print(f"{'sheet':12} {'kind':10} {'right':>6} {'missed':>7} {'surplus':>8} {'strict':>7} {'precision':>10} {'strict':>7} {'recall':>7}")
    for kind in ("stores", "frameworks"):
        whole = collections.Counter()
        for (sheet, what), counted in sorted(totals.items()):
            if what == kind:
                whole.update(counted)
                show(sheet, kind, counted)
        show("all", kind, whole)
    print(f"{at} files, {seconds:.1f} s with the start of the program")


def count(total, used, wanted, found, named):
    total.update(right=len(used & found), missed=len(wanted - found), strict=len(found - used), named=len((found - used) & named))


def show(sheet, kind, counted):
    right, missed = counted["right"], counted["missed"]
    precision = [right / max(1, right + counted[key]) for key in ("named", "strict")]
    empty = f"  {counted['empty']} repositories without a store report one" if counted["empty"] else ""
    print(f"{sheet:12} {kind:10} {right:6} {missed:7} {counted['named']:8} {counted['strict']:7} {precision[0]:10.3f} {precision[1]:7.3f} {right / max(1, right + missed):7.3f}{empty}")


if __name__ == "__main__":
    main()
