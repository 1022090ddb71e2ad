namespace TalentScout.Sandbox;

/// <summary>Work that is not backend work: it must not be mistaken for it.</summary>
internal static class OtherStacks
{
    public static readonly Stack[] All =
    [
        new("web-react", "React front end", WorkRole.Frontend, "typescript", "TypeScript", Ecosystem.Npm)
        {
            Weight = 5,
            Extension = "tsx",
            Folders = ["src/components", "src/pages", "src/hooks"],
            Core = [new("react", "18.3.1", "react"), new("react-dom", "18.3.1", "react"), new("vite", "5.4.3")],
            Often = [new("next", "14.2.8", "nextjs"), new("@tanstack/react-query", "5.55.0"), new("tailwindcss", "3.4.10")],
            Tests = [new("vitest", "2.0.5"), new("@testing-library/react", "16.0.1")], Traps = [new("express", "4.19.2", "express"), new("pg", "8.12.0", "postgresql")],
            Besides = [("CSS", 14), ("HTML", 3), ("JavaScript", 4)],
            Topics = ["react", "typescript", "design-system", "frontend"],
            Idioms = ["Keep focus in the {noun} dialog", "Lazy load the {noun} chart", "Fix the dark theme of {noun} cards", "Memoize {noun} rows"],
        },
        new("web-vue", "Vue front end", WorkRole.Frontend, "javascript", "Vue", Ecosystem.Npm)
        {
            Weight = 2,
            Extension = "vue",
            Folders = ["src/components", "src/views"],
            Core = [new("vue", "3.5.3", "vue"), new("pinia", "2.2.2"), new("vite", "5.4.3")],
            Tests = [new("vitest", "2.0.5")],
            Besides = [("JavaScript", 34), ("CSS", 9)],
            Topics = ["vue", "vuejs", "pinia", "frontend"],
            Idioms = ["Virtualize the {noun} list", "Move {noun} state to a store"],
        },
        new("ios-swift", "iOS app", WorkRole.Mobile, "swift", "Swift", Ecosystem.Other)
        {
            Weight = 2,
            Extension = "swift",
            Folders = ["Sources/{N}", "Sources/{N}UI"],
            Besides = [("Objective-C", 4), ("Ruby", 1)],
            Topics = ["ios", "swift", "swiftui"],
            Idioms = ["Keep {noun} offline until the sync", "Fix the {noun} widget timeline"],
        },
        new("android-app", "Android app", WorkRole.Mobile, "kotlin", "Kotlin", Ecosystem.Gradle)
        {
            Weight = 2,
            Extension = "kt",
            Folders = ["app/src/main/java/{n}/ui", "app/src/main/java/{n}/data"],
            Core = [new("androidx.core:core-ktx", "1.13.1", "android"), new("androidx.compose.ui:ui", "1.7.0", "android"), new("androidx.room:room-runtime", "2.6.1")],
            Tests = [new("androidx.test.espresso:espresso-core", "3.6.1")], Traps = [new("org.postgresql:postgresql", "42.7.4", "postgresql")],
            Besides = [("Java", 6)],
            Topics = ["android", "jetpack-compose", "kotlin"],
            Idioms = ["Restore the {noun} scroll position", "Migrate {noun} screen to Compose"],
        },
        new("devops-terraform", "Terraform and Kubernetes", WorkRole.DevOps, "hcl", "HCL", Ecosystem.Other)
        {
            Weight = 4,
            Extension = "tf",
            Folders = ["modules/{n}", "environments/prod", "charts/{n}/templates"],
            Inherent = ["terraform", "kubernetes"],
            Besides = [("Shell", 16), ("Smarty", 5), ("Python", 3)],
            Topics = ["terraform", "kubernetes", "aws", "helm"],
            Idioms = ["Pin the node pool image", "Give {noun} its own namespace", "Rotate the {noun} certificates", "Raise the {noun} HPA ceiling"],
        },
        new("data-spark", "Batch pipelines on Spark and Airflow", WorkRole.Data, "python", "Python", Ecosystem.PyPi)
        {
            Weight = 3,
            Extension = "py",
            Folders = ["dags", "jobs/{n}"],
            Core = [new("pyspark", "3.5.2", "spark"), new("apache-airflow", "2.10.0", "airflow"), new("pandas", "2.2.2")],
            Often = [new("great-expectations", "0.18.21"), new("dbt-core", "1.8.6")],
            Tests = [new("pytest", "8.3.2")], Traps = [new("Django", "5.1", "django"), new("psycopg2-binary", "2.9.9", "postgresql")],
            Besides = [("SQL", 21), ("Shell", 1)],
            Topics = ["airflow", "spark", "data-engineering", "etl"],
            Idioms = ["Partition {noun} by day", "Backfill {noun} for last quarter", "Check {noun} for late rows"],
        },
        new("ml-torch", "Model training", WorkRole.Data, "python", "Python", Ecosystem.PyPi)
        {
            Weight = 2,
            Extension = "py",
            Folders = ["{n}", "experiments"],
            Core = [new("torch", "2.4.1", "pytorch"), new("numpy", "2.1.1"), new("scikit-learn", "1.5.1")],
            Often = [new("transformers", "4.44.2"), new("mlflow", "2.16.0")],
            Tests = [new("pytest", "8.3.2")], Traps = [new("fastapi", "0.114.0", "fastapi")],
            Besides = [("Jupyter Notebook", 55)],
            Topics = ["machine-learning", "pytorch", "forecasting"],
            Idioms = ["Retrain the {noun} model without holidays", "Log {noun} metrics per epoch"],
        },
        new("docs-guide", "Handbook", WorkRole.Docs, "markdown", "MDX", Ecosystem.Other)
        {
            Weight = 2,
            Extension = "md",
            Folders = ["docs", "docs/guides"],
            Besides = [("CSS", 10), ("JavaScript", 8)],
            Topics = ["documentation", "handbook"],
            Idioms = ["Explain {noun} with a picture", "Fix broken links in {noun}"],
        },
    ];
}
