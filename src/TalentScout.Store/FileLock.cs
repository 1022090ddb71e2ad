namespace TalentScout.Store;

/// <summary>A lock between processes that the operating system frees when its holder dies, however it dies.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <returns>Null where another process (or another holder in this one) has it.</returns>
    /// <exception cref="StoreException">The folder cannot be written.</exception>
    public static FileLock? TryTake(string path)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreException($"{path} cannot be written: check who owns the data directory", e);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new StoreException($"{path} cannot be made: its folder does not exist", e);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
