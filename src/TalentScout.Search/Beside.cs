namespace TalentScout.Search;

/// <summary>Work that is worth another thread while this one goes on.</summary>
internal static class Beside
{
    /// <param name="worth">else it is done at once</param>
    /// <returns>waits for what comes of it</returns>
    public static Func<T> Of<T>(bool worth, Func<T> work)
    {
        if (!worth)
        {
            var done = work();
            return () => done;
        }

        var working = Task.Run(work);
        return () => working.GetAwaiter().GetResult();
    }
}
