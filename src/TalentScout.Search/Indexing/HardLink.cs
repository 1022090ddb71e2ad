using System.Runtime.InteropServices;

namespace TalentScout.Search;

/// <summary>A second name of a file, which the platform's library has no call for.</summary>
internal static partial class HardLink
{
    /// <returns>False where the file system has no such names, or not between these places.</returns>
    public static bool TryCreate(string path, string of) => OperatingSystem.IsWindows() ? CreateHardLink(path, of, 0) : Link(of, path) == 0;

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string of, string path);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string path, string of, nint security);
}
