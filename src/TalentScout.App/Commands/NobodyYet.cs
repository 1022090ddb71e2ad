using TalentScout.App.Composition;

namespace TalentScout.App.Commands;

/// <summary>A data folder without people answers every query with nobody: said for what it is, which is mostly another folder than was meant.</summary>
internal static class NobodyYet
{
    /// <returns>True where there is nobody, and that was said.</returns>
    public static async Task<bool> SaidAsync(Workbench bench, Terminal terminal, CancellationToken cancellationToken)
    {
        var store = await bench.StoreAsync(cancellationToken);
        if (await store.Candidates.CountAsync(cancellationToken) > 0)
            return false;
        await terminal.Error.WriteLineAsync($"{bench.DataDirectory} holds nobody yet: harvest or import first, or name the folder that does with --data");
        return true;
    }
}
