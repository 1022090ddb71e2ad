using System.Collections.Immutable;
using TalentScout.App.Layout;

namespace TalentScout.App.Candidates;

/// <summary>
/// Questions for one person and one role: about what the role asks for, at work of theirs that was accepted, so that the answer can be checked against it;
/// and openly about what the role asks for and nobody has seen. They ask how and why, never for a definition.
/// </summary>
internal sealed class InterviewPack(CandidatePageModel model)
{
    private const int Asked = 5;
    private const int Unasked = 3;

    private Candidate Person => model.Candidate;

    public ImmutableArray<InterviewQuestion> Questions() =>
    [
        .. OfSkills(),
        .. Chosen().Where(s => s.Kind == SkillKind.Database).Take(1).Select(OfData),
        .. model.Unseen.Select(name => new InterviewQuestion(name, Wording.Format(Texts.Interview_Unseen, name), Texts.Interview_UnseenListen, null, null)),
        .. Person.Repositories.Where(r => !r.Own && r.Reviews > 0).OrderByDescending(r => r.Reviews).Take(1)
            .Select(r => OfPlace(Texts.Interview_ReviewTopic, Wording.Format(Texts.Interview_Review, Wording.Count(r.Reviews, Texts.Reviews_One, Texts.Reviews_Other), r.FullName), Texts.Interview_ReviewListen, r)),
        .. Person.Repositories.Where(r => !r.Own && r.Issues > 0).OrderByDescending(r => r.Issues).Take(1)
            .Select(r => OfPlace(Texts.Interview_IssueTopic, Wording.Format(Texts.Interview_Issue, Wording.Count(r.Issues, Texts.Issues_One, Texts.Issues_Other), r.FullName), Texts.Interview_IssueListen, r)),
        .. model.Practices.Where(p => p.Practice is Practice.Tests or Practice.Integration && !p.Proofs.IsEmpty)
            .Select(p => (Name: Named.Of("Practice", p.Practice.ToString()), Proof: p.Proofs[0]))
            .Select(p => new InterviewQuestion(p.Name, Wording.Format(Texts.Interview_Practice, p.Proof.Repository, p.Name), Texts.Interview_PracticeListen, p.Proof.Repository, p.Proof.Url)),
        Design(),
    ];

    /// <summary>What the search asked for first, strongest first; without a search what they are strongest in.</summary>
    private List<CandidateSkill> Chosen()
    {
        var strongest = Person.Skills.Where(s => s.Traces.Any(t => t.RepositoryName is not null)).OrderByDescending(s => model.Strength(s.Skill)).ThenBy(s => s.Skill, StringComparer.Ordinal).ToList();
        var asked = strongest.Where(s => model.Asked.Contains(s.Skill)).Take(Asked).ToList();
        return asked.Count > 0 ? asked : [.. strongest.Take(Unasked)];
    }

    /// <summary>Each about another repository as long as there are others: five questions about one place are one question.</summary>
    private IEnumerable<InterviewQuestion> OfSkills()
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var skill in Chosen())
        {
            var traces = skill.Traces.Where(t => t.RepositoryName is not null).ToList();
            var trace = traces.FirstOrDefault(t => t.How == traces[0].How && !used.Contains(t.RepositoryName!)) ?? traces[0];
            used.Add(trace.RepositoryName!);
            yield return OfSkill(skill, trace);
        }
    }

    private InterviewQuestion OfSkill(CandidateSkill skill, SkillTrace trace)
    {
        var name = NameOf(skill.Skill);
        var (where, when) = (trace.RepositoryName!, Wording.Months(trace.First, trace.Last));
        return trace.How switch
        {
            How.Merged => new(name, Wording.Format(Texts.Interview_Merged, where, Amount(trace), name, when), Texts.Interview_MergedListen, where, TheirsOf(trace)),
            How.Authored => new(name, Wording.Format(Texts.Interview_Authored, where, name, when), Texts.Interview_AuthoredListen, where, TheirsOf(trace)),
            How.Reviewed => new(name, Wording.Format(Texts.Interview_Reviewed, where, name), Texts.Interview_ReviewListen, where, trace.Url),
            _ => new(name, Wording.Format(Texts.Interview_Used, where, name), Texts.Interview_UsedListen, where, trace.Url),
        };
    }

    /// <summary>Their own changes there, so that whoever asks has read them; where there is no list of them, or nobody is to be named, the place itself.</summary>
    private string TheirsOf(SkillTrace trace) => WorkAddress.Of(trace, model.Visitor.Blind ? null : Person.Login) ?? trace.Url;

    private InterviewQuestion OfData(CandidateSkill skill)
    {
        var trace = skill.Traces.First(t => t.RepositoryName is not null);
        return new InterviewQuestion(NameOf(skill.Skill), Wording.Format(Texts.Interview_Data, trace.RepositoryName, NameOf(skill.Skill)), Texts.Interview_DataListen, trace.RepositoryName, trace.Url);
    }

    private InterviewQuestion Design()
    {
        var stack = TraceWording.Join([.. Chosen().Where(s => s.Kind is SkillKind.Language or SkillKind.Database or SkillKind.Framework or SkillKind.Messaging).Take(3).Select(s => NameOf(s.Skill))]);
        return new InterviewQuestion(Texts.Interview_DesignTopic, stack.Length == 0 ? Texts.Interview_DesignPlain : Wording.Format(Texts.Interview_Design, stack), Texts.Interview_DesignListen, null, null);
    }

    private static InterviewQuestion OfPlace(string topic, string question, string listen, CandidateRepository at) => new(topic, question, listen, at.FullName, at.Url);

    private static string Amount(SkillTrace trace) =>
        trace.PullRequests > 0 ? Wording.Count(trace.PullRequests, Texts.Pulls_One, Texts.Pulls_Other) : Wording.Count(trace.Commits, Texts.Commits_One, Texts.Commits_Other);

    private string NameOf(string skill) => Wording.Skill(model.Catalogue, skill);
}
