using System.Collections.Frozen;

namespace TalentScout;

/// <summary>Words around places, in folded form.</summary>
internal static class PlaceWords
{
    /// <summary>Beside a name they change nothing: "Greater Seattle Area", "based in Berlin".</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Neutral = Set(
        "greater area metro metropolitan region city town state province prefecture county district oblast krai canton kanton governorate voivodeship department "
        + "downtown central inner near nearby around outside suburbs suburban the of in at from based living lives live currently located residing resident "
        + "originally born mostly mainly usually home base now sheng shi ken si gu do ku cho municipality republic kingdom capital en de da do del di la le el "
        + "im bei am und rural remote remotely remoto remota worldwide anywhere global hybrid onsite only also sometimes often timezone time zone hq office");

    /// <summary>Between two places: "Berlin and Paris".</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Joining = Set("and or to und oder et ou y o e og och ve then via vs x и та i 和 と");

    /// <summary>After a city's name they make it the land around it: "Kyiv oblast", "Orange County".</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Surrounding =
        Set("county province state oblast prefecture governorate voivodeship canton kanton krai parish eyalet ili 省 県 府");

    /// <summary>Says that the person need not be in one place.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Remote = Set(
        "remote remotely remoto remota wfh telecommute telework teletravail teletrabajo fernarbeit distributed anywhere 远程 リモート удаленно дистанционно");

    /// <summary>Words that no town's name has: institutions, streets, trades, and where jokers live.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoTown = Set(
        "university universidad universidade universita universitat universite universiteit college institute institut instituto institution school academy faculty "
        + "dept department lab labs laboratory research center centre centro campus library hospital clinic museum foundation ministry agency "
        + "inc llc ltd gmbh ag sa srl bv corp corporation company co group team studio studios agency bank technologies technology tech solutions software systems "
        + "street st str strasse road rd avenue ave av rue via calle rua lane blvd boulevard block sector floor building bldg room rm suite apt flat house villa phase plot "
        + "home office park desk bed couch sofa basement garage cave bunker kitchen chair terminal server datacenter computer laptop keyboard internet web cloud cyberspace localhost net "
        + "world earth planet globe galaxy universe space moon mars sun sky heaven hell void matrix dimension reality milky way solar system hemisphere "
        + "somewhere anywhere everywhere nowhere here there elsewhere wherever unknown none null undefined nil void secret hidden classified private "
        + "north south east west northern southern eastern western northeast northwest southeast southwest upper lower middle mid midwest midlands coast island islands isle peninsula "
        + "mountains mountain forest woods jungle desert countryside rural village country city town state county province district region area valley land lands "
        + "remote remotely hybrid onsite global worldwide nomad traveller traveler travelling traveling citizen student developer engineer programmer designer freelancer "
        + "freelance consultant manager director founder ceo cto coder hacker software hardware data science engineering code coding open source available hire hiring "
        + "i im my me we our you your he she they living based from born near originally currently formerly previously soon now always never not just also "
        + "the a an of in on at to for with by and or but is are was be all both between behind under over inside outside beyond where "
        + "currently time timezone gmt utc pst est cet ist republic kingdom federation union empire");

    /// <summary>Codes that are words or trades when typed in small letters.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordCodes =
        Set("in or me is it no so to de la al el es at be my as do by am ma pa id co hi oh ok us ai pm tv io ml ms mc dj pr ad an un per are can and dom mar nor ton sur gin");

    /// <summary>State or country? After a town that the gazetteer does not list, nobody can say.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DoubtfulCodes = Set("IN DE ID AR CO");

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
