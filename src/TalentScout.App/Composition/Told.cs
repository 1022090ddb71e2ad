namespace TalentScout.App.Composition;

/// <summary>Progress told at once and in order; Progress{T} would post it to another thread.</summary>
internal sealed class Told<T>(Action<T> tell) : IProgress<T>
{
    public void Report(T value) => tell(value);
}
