namespace TalentScout.Store;

/// <summary>The database cannot do what was asked, for a reason outside the program: in use, full, damaged, newer. The message is for the operator.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
