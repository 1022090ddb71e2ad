using System.Security.Cryptography;
using Dapper;

namespace TalentScout.Store;

/// <summary>Random keys of this store, each made once and kept with it.</summary>
internal static class Secret
{
    private const int Bytes = 32;

    public static byte[] Of(WriteSession session, string name)
    {
        session.Execute("INSERT INTO setting (name, value) VALUES (@name, @fresh) ON CONFLICT (name) DO NOTHING", new { name, fresh = Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes)) });
        return Convert.FromHexString(session.Connection.ExecuteScalar<string>("SELECT value FROM setting WHERE name = @name", new { name })!);
    }
}
