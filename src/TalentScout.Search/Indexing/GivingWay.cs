using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Lucene.Net.Index;

namespace TalentScout.Search;

/// <summary>Threads of their own that give way to all others: while people search, what is indexed and merged beside takes the time that is left.</summary>
internal sealed class GivingWay : TaskScheduler
{
    /// <summary>Of Linux: so much less than the rest of the program.</summary>
    private const int Niceness = 15;
    private const int ThisThread = 0;

    [ThreadStatic]
    private static bool _one;

    private readonly BlockingCollection<Task> _tasks = [];

    private GivingWay()
    {
        for (var i = 0; i < Environment.ProcessorCount; i++)
            new Thread(Work) { IsBackground = true, Name = "indexing" }.Start();
    }

    public static GivingWay Threads { get; } = new();

    public override int MaximumConcurrencyLevel => Environment.ProcessorCount;

    /// <summary>From now on, the calling thread; it cannot be taken back.</summary>
    public static void Begin()
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        // There the runtime's priorities have no effect. Where it is refused, it goes on as before.
        if (OperatingSystem.IsLinux())
            _ = SetPriority(0, ThisThread, GetPriority(0, Environment.ProcessId) + Niceness);
    }

    protected override IEnumerable<Task> GetScheduledTasks() => _tasks;

    protected override void QueueTask(Task task) => _tasks.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => _one && TryExecuteTask(task);

    private void Work()
    {
        _one = true;
        Begin();
        foreach (var task in _tasks.GetConsumingEnumerable())
            TryExecuteTask(task);
    }

    /// <param name="who">that of the process is its first thread's</param>
    [DllImport("libc", EntryPoint = "getpriority")]
    private static extern int GetPriority(int which, int who);

    [DllImport("libc", EntryPoint = "setpriority")]
    private static extern int SetPriority(int which, int who, int priority);
}

/// <summary>Merges on threads that give way.</summary>
internal sealed class MergesGivingWay : ConcurrentMergeScheduler
{
    protected override void DoMerge(MergePolicy.OneMerge merge)
    {
        GivingWay.Begin();
        base.DoMerge(merge);
    }
}
