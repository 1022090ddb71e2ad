using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace TalentScout.Store;

/// <summary>
/// Rows of a lead list as bytes, before they are packed. A chunk says the same addresses, skills and employers again and again: each text is written where it stands first, and by its number
/// afterwards, so that reading makes it once: most of the time of a long export went into reading JSON.
/// Version 1 (November 2026): begins with the byte 1. What begins with `[` is JSON, of lists that were frozen before it.
/// </summary>
internal static class LeadRowBytes
{
    private const byte Version = 1;
    private const byte Json = (byte)'[';

    // By name: what is added to them later does not change what lists say.
    private static readonly FrozenDictionary<string, SkillKind> Kinds = Enum.GetValues<SkillKind>().ToFrozenDictionary(k => k.ToString(), StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, How> Hows = Enum.GetValues<How>().ToFrozenDictionary(h => h.ToString(), StringComparer.Ordinal);

    public static byte[] Write(ImmutableArray<LeadRow> rows)
    {
        var output = new Output();
        output.Byte(Version);
        output.Number(rows.Length);
        foreach (var row in rows)
            Write(output, row);
        return output.ToArray();
    }

    /// <exception cref="InvalidDataException">Written by a newer program.</exception>
    public static ImmutableArray<LeadRow> Read(byte[] bytes)
    {
        if (bytes is [Json, ..])
            return JsonSerializer.Deserialize(bytes, ListJson.Default.ImmutableArrayLeadRow);
        var input = new Input(bytes);
        if (input.Byte() is var version && version != Version)
            throw new InvalidDataException($"rows of a lead list are of version {version}: a newer program wrote them");
        return Many(input, Row);
    }

    private static void Write(Output output, LeadRow row)
    {
        output.Number(row.Rank);
        output.Text(row.Id.ToString());
        output.Text(row.Login);
        output.Text(row.Name);
        output.Double(row.Score);
        output.Text(row.Country);
        output.Text(row.City);
        output.Text(row.Place);
        output.Text(row.Company);
        output.Number(row.Open switch { null => 0, false => 1, true => 2 });
        output.Text(row.ProfileUrl);
        output.Month(row.LastActive);
        output.Number(row.ActiveMonths);
        output.Number(row.MergedElsewhere);
        output.Number(row.Skills.Length);
        foreach (var skill in row.Skills)
            Write(output, skill);
        output.Number(row.Why.Length);
        foreach (var why in row.Why)
            output.Text(why);
        // Of shortlists alone, which are short.
        output.Text(row.Lead is null ? null : JsonSerializer.Serialize(row.Lead, ListJson.Default.LeadState));
    }

    private static void Write(Output output, HitSkill skill)
    {
        output.Text(skill.Id);
        output.Text(skill.Kind.ToString());
        output.Double(skill.Strength);
        output.Text(skill.How.ToString());
        output.Month(skill.Last);
        output.Text(skill.Name);
        output.Number(skill.Asked ? 1 : 0);
        output.Number(skill.Evidence.Count);
        foreach (var evidence in skill.Evidence)
        {
            output.Text(evidence.Url);
            output.Text(evidence.What);
            output.Month(evidence.Last);
        }
    }

    private static LeadRow Row(Input input) => new()
    {
        Rank = input.Number(),
        Id = CandidateId.Parse(input.Needed()),
        Login = input.Needed(),
        Name = input.Text(),
        Score = input.Double(),
        Country = input.Text(),
        City = input.Text(),
        Place = input.Text(),
        Company = input.Text(),
        Open = input.Number() switch { 0 => null, 1 => false, _ => true },
        ProfileUrl = input.Needed(),
        LastActive = input.Month(),
        ActiveMonths = input.Number(),
        MergedElsewhere = input.Number(),
        Skills = Many(input, Skill),
        Why = Many(input, i => i.Needed()),
        Lead = input.Text() is { } lead ? JsonSerializer.Deserialize(lead, ListJson.Default.LeadState) : null,
    };

    private static HitSkill Skill(Input input)
    {
        var (id, kind, strength, how, last, name, asked) = (input.Needed(), Kinds[input.Needed()], input.Double(), Hows[input.Needed()], input.Month(), input.Text(), input.Number() == 1);
        return new HitSkill(id, kind, strength, how, last, HitProofs.Of(Many(input, i => new HitEvidence(i.Needed(), i.Needed(), i.Month())))) { Name = name, Asked = asked };
    }

    private static ImmutableArray<T> Many<T>(Input input, Func<Input, T> one)
    {
        var all = new T[input.Number()];
        for (var i = 0; i < all.Length; i++)
            all[i] = one(input);
        return ImmutableCollectionsMarshal.AsImmutableArray(all);
    }

    private sealed class Output
    {
        private readonly ArrayBufferWriter<byte> _bytes = new(64 * 1024);
        private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

        public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

        public void Byte(byte value)
        {
            _bytes.GetSpan(1)[0] = value;
            _bytes.Advance(1);
        }

        /// <summary>Not negative; seven bits a byte, the least first.</summary>
        public void Number(int value)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            for (; value > 0x7F; value >>= 7)
                Byte((byte)(value | 0x80));
            Byte((byte)value);
        }

        public void Double(double value)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(sizeof(double)), value);
            _bytes.Advance(sizeof(double));
        }

        public void Month(Month? month) => Number(month is { } known ? known.Index + 1 : 0);

        /// <summary>0: null; the number of a text that was before, from 1; or the next number, and the text.</summary>
        public void Text(string? text)
        {
            if (text is null)
            {
                Number(0);
                return;
            }

            if (_texts.TryGetValue(text, out var known))
            {
                Number(known);
                return;
            }

            _texts.Add(text, _texts.Count + 1);
            Number(_texts.Count);
            Number(Encoding.UTF8.GetByteCount(text));
            Encoding.UTF8.GetBytes(text, _bytes);
        }
    }

    private sealed class Input(byte[] bytes)
    {
        private readonly List<string> _texts = [];
        private int _at;

        public byte Byte() => bytes[_at++];

        public int Number()
        {
            var value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var next = bytes[_at++];
                value |= (next & 0x7F) << shift;
                if (next < 0x80)
                    return value;
            }
        }

        public double Double()
        {
            var value = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(_at));
            _at += sizeof(double);
            return value;
        }

        public Month? Month() => Number() is > 0 and var n ? new Month(n - 1) : null;

        public string? Text()
        {
            var number = Number();
            if (number <= _texts.Count)
                return number == 0 ? null : _texts[number - 1];
            var length = Number();
            var text = Encoding.UTF8.GetString(bytes, _at, length);
            _at += length;
            _texts.Add(text);
            return text;
        }

        public string Needed() => Text() ?? throw new InvalidDataException("a row of a lead list lacks a text that every row has");
    }
}
