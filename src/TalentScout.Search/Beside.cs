namespace TalentScout.Search;

/// <summary>Work that is worth another thread while this one goes on.</summary>
internal static class Beside
{
    /// <summary>Both are done when it returns, and when it throws.</summary>
    /// <param name="worth">else one is done after the other</param>
    public static void Both(bool worth, Action first, Action second)
    {
        if (!worth)
        {
            first();
            second();
            return;
        }

        var working = Task.Run(second);
        try
        {
            first();
        }
        finally
        {
            working.GetAwaiter().GetResult();
        }
    }

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
