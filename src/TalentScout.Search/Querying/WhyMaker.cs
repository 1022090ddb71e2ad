using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>Why a candidate is, or is not, a hit: a verdict and a sentence for each condition of the query.</summary>
internal sealed class WhyMaker(QueryRun run, SegmentQuery segment, int doc, Candidate candidate, ImmutableArray<HitSkill> strengths)
{
    public const string Met = "met";
    public const string NotMet = "not met";
    public const string Unknown = "unknown";

    public ImmutableArray<WhyCondition> Conditions()
    {
        var query = run.Asked.Query;
        return [.. QueryTree.Conjuncts(query.Root).Select(p => Condition(p, required: true)), .. query.Nice.Select(p => Condition(p, required: false))];
    }

    private WhyCondition Condition(QueryNode node, bool required)
    {
        var (verdict, because) = Judge(node);
        return new WhyCondition(NodeText.Of(node), required, verdict, because) { Needed = verdict == Met ? null : Needed(node, verdict) };
    }

    /// <summary>What would have to be seen. Of an AND all that is missing, of an OR any of it.</summary>
    private string Needed(QueryNode node, string verdict) => node switch
    {
        SkillNode skill => $"work that shows {run.Context.NameOf(skill.Skill)}: a change accepted by a project about it, or its use in a repository they work on{Unread()}",
        TextNode => $"{NodeText.Of(node)} in their name, profile, or the names and descriptions of the repositories they work on",
        NotNode not => $"no {NodeText.Of(not.Part)}: that keeps them out",
        AndNode and => string.Join("; and ", Missing(and.Parts)),
        OrNode or => string.Join("; or ", Missing(or.Parts)),
        _ when verdict == Unknown => $"{NodeText.Of(node)} said in a public profile, or seen in public work",
        _ => $"{NodeText.Of(node)}, other than what is known",
    };

    private IEnumerable<string> Missing(ImmutableArray<QueryNode> parts) => parts
        .Select(p => (Node: p, Judge(p).Verdict)).Where(p => p.Verdict != Met).Select(p => Needed(p.Node, p.Verdict));

    private string Unread() => candidate.Coverage is var seen && seen.RepositoriesKnown > seen.RepositoriesRead
        ? FormattableString.Invariant($"; {seen.RepositoriesKnown - seen.RepositoriesRead} of their known repositories are not read yet")
        : "";

    private (string Verdict, string Because) Judge(QueryNode node)
    {
        var met = segment.Find(node)[doc];
        return node switch
        {
            NotNode not => OfNot(not, met),
            AndNode and => OfParts(and.Parts, met),
            OrNode or => OfParts(or.Parts, met),
            SkillNode skill => OfSkill(skill, met),
            TextNode text => met ? (Met, $"found {string.Join(" and ", TextClasses.All.Where(c => segment.Text(text, c.Fields)[doc]).Select(c => c.Name))}") : (NotMet, "stands in none of their texts"),
            FieldNode field => OfKnown(FieldRules.Of(field.Field).Known(candidate, field), met),
            FlagNode flag => OfKnown(FieldRules.Of(flag.Field).Known(candidate, flag), met),
            RangeNode range => OfKnown(FieldRules.Of(range.Field).Known(candidate, range), met),
            NearNode near => OfKnown(NearRule.Known(candidate, near), met),
            PrefixNode or FuzzyNode => met ? (Met, "a word like it stands in their texts") : (NotMet, "no word like it stands in their texts"),
            _ => (met ? Met : NotMet, ""),
        };
    }

    private static (string Verdict, string Because) OfKnown(string? known, bool met) =>
        known is null ? (met ? Met : Unknown, "nothing is known about this") : (met ? Met : NotMet, known);

    private (string Verdict, string Because) OfNot(NotNode not, bool met)
    {
        var (inner, because) = Judge(not.Part);
        return met ? (Met, inner == Unknown ? $"{because}; what is not known does not exclude" : because) : (NotMet, because);
    }

    /// <summary>Not met is unknown where one of the parts that are missing is.</summary>
    private (string Verdict, string Because) OfParts(ImmutableArray<QueryNode> parts, bool met)
    {
        var judged = parts.Select(p => (Node: p, Judged: Judge(p))).ToList();
        var told = met ? judged.Where(j => j.Judged.Verdict == Met) : judged.Where(j => j.Judged.Verdict != Met);
        var because = string.Join("; ", told.Select(j => $"{NodeText.Of(j.Node)}: {j.Judged.Because}"));
        return (met ? Met : judged.Any(j => j.Judged.Verdict == Unknown) ? Unknown : NotMet, because);
    }

    private (string Verdict, string Because) OfSkill(SkillNode node, bool met)
    {
        var ids = run.Context.WithChildren(node);
        if (met)
        {
            var best = strengths.First(s => ids.Contains(s.Id));
            return (Met, FormattableString.Invariant($"{best.Name ?? best.Id} with strength {best.Strength:F2}: {(best.Evidence is [var first, ..] ? first.What : "")}"));
        }

        var coverage = candidate.Coverage;
        var read = FormattableString.Invariant($"{coverage.RepositoriesRead} of {coverage.RepositoriesKnown} known repositories were read");
        // In their profile all the same: in a comment, a test, a dump.
        if (candidate.Skills.FirstOrDefault(s => ids.Contains(s.Skill)) is { Traces: [var uncounted, ..] })
            return (Unknown, $"{run.Context.NameOf(node.Skill)} is seen only where it does not count: {TraceSentence.Of(uncounted)}; {read}. Not seen is not \"has not\"");
        // Public work is never all work: that nothing was seen stays unknown, whatever was read.
        return (Unknown, $"no trace of {run.Context.NameOf(node.Skill)} seen; {read}. Not seen is not \"has not\"");
    }
}
