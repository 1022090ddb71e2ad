using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace TalentScout.Harvest.Import;

/// <summary>Reads the fields of one JSON object of an import line, naming the place ("evidence[2].how") in every complaint.</summary>
internal readonly struct ImportReader
{
    private readonly JsonElement _object;
    private readonly string _path;

    public ImportReader(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new ImportException(path.Length == 0 ? "line" : path, "a JSON object");
        _object = element;
        _path = path;
    }

    public ImportLine Line() => new()
    {
        Id = Id(),
        Name = Text("name"),
        Place = Text("place"),
        Bio = Text("bio"),
        Company = Text("company"),
        Availability = Flag("availability"),
        Evidence = List("evidence", static r => r.Skill()),
        Activity = List("activity", static r => r.Month()),
    };

    private CandidateId Id()
    {
        var source = Needed("source");
        var handle = Needed("handle");
        return CandidateId.TryParse($"{source}:{handle}", out var id)
            ? id
            : throw new ImportException(Place("handle"), source == CandidateId.GitHub ? "the numeric GitHub id" : "a source without colon, slash or space, and a handle");
    }

    private ImportedSkill Skill()
    {
        var first = MonthOf("first");
        var last = MonthOf("last");
        if (first is { } f && last is { } l && f > l)
            throw new ImportException(Place("first"), "a month not after last");
        return new ImportedSkill(Needed("skill"), HowOf(), Number("count", 1), first, last, Address("url"), Text("excerpt"));
    }

    private ImportedMonth Month() => new(
        MonthOf("month") ?? throw new ImportException(Place("month"), "a month, yyyy-mm"),
        Needed("repo"), Flag("owner") ?? false, Number("commits", 0), Number("prs", 0), Number("reviews", 0), Number("issues", 0));

    private How HowOf() => Needed("how") switch
    {
        "merged" => How.Merged,
        "authored" => How.Authored,
        "reviewed" => How.Reviewed,
        "used" => How.Used,
        "declared" => How.Declared,
        _ => throw new ImportException(Place("how"), "one of merged, authored, reviewed, used, declared"),
    };

    private string Address(string name)
    {
        var text = Needed(name);
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? text
            : throw new ImportException(Place(name), "an http or https address");
    }

    private string Needed(string name) =>
        Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw new ImportException(Place(name), "a text that is not empty");

    private string? Text(string name) => Field(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => throw new ImportException(Place(name), "a text"),
    };

    private bool? Flag(string name) => Field(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new ImportException(Place(name), "true or false"),
    };

    private int Number(string name, int absent) => Field(name) switch
    {
        null => absent,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var n) && n >= 0 => n,
        _ => throw new ImportException(Place(name), "a whole number, 0 or more"),
    };

    private Month? MonthOf(string name) =>
        Text(name) is not { } text ? null : TalentScout.Month.TryParse(text, out var month) ? month : throw new ImportException(Place(name), "a month, yyyy-mm");

    private ImmutableArray<T> List<T>(string name, Func<ImportReader, T> read)
    {
        if (Field(name) is not { } list)
            return [];
        if (list.ValueKind != JsonValueKind.Array)
            throw new ImportException(Place(name), "a list");
        var path = Place(name);
        return [.. list.EnumerateArray().Select((e, i) => read(new ImportReader(e, path + "[" + i.ToString(CultureInfo.InvariantCulture) + "]")))];
    }

    private JsonElement? Field(string name) => _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string Place(string name) => _path.Length == 0 ? name : $"{_path}.{name}";
}
