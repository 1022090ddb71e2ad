namespace TalentScout.App.Candidates;

/// <summary>The skills that a query asks for by name, wanted or required; not those that it leaves out.</summary>
internal static class AskedSkills
{
    public static IEnumerable<Skill> Of(SearchQuery query, SkillCatalogue catalogue) => QueryTree.Conjuncts(query.Root).Where(n => n is not NotNode).Concat(query.Nice)
        .SelectMany(QueryTree.Leaves).OfType<SkillNode>().Select(n => catalogue.Find(n.Skill)).OfType<Skill>();
}
