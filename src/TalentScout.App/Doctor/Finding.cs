using System.Text.Json.Serialization;

namespace TalentScout.App.Doctor;

/// <summary>What the doctor found in one place, in plain words. Advice: what to do about it; empty where nothing is to be done.</summary>
internal sealed record Finding(string Place, Verdict Verdict, string Says, string Advice = "")
{
    /// <summary>As a terminal shows it.</summary>
    [JsonIgnore]
    public string Line
    {
        get
        {
            var mark = Verdict switch { Verdict.Good => "ok  ", Verdict.Note => "note", _ => "BAD " };
            return $"{mark}  {Place}: {Says}" + (Advice.Length > 0 ? $"\n      -> {Advice}" : "");
        }
    }
}

internal enum Verdict
{
    Good,

    /// <summary>Works, but less than it could.</summary>
    Note,

    /// <summary>Something will not work.</summary>
    Bad,
}
