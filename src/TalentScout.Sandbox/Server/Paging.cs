using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TalentScout.Sandbox;

/// <summary>Pages of a list, and the Link header that names the others.</summary>
internal static class Paging
{
    /// <param name="path">Canonical path of the list, with numbers instead of names, as in the links of the real service.</param>
    public static Reply List<T>(ApiRequest request, IReadOnlyList<T> items, string path, Action<Utf8JsonWriter, T> write, long? modified = null)
    {
        var (from, to) = Window(request, items.Count);
        return Reply.Of(
            w =>
            {
                w.WriteStartArray();
                for (var i = from; i < to; i++)
                    write(w, items[i]);
                w.WriteEndArray();
            },
            modified) with
        { Link = Link(request, path, items.Count) };
    }

    /// <summary>First index of the page, and the one after its last.</summary>
    public static (int From, int To) Window(ApiRequest request, int count)
    {
        var from = (int)Math.Min(count, (request.Page - 1L) * request.PerPage);
        return (from, Math.Min(count, from + request.PerPage));
    }

    /// <summary>rel prev, next, last, first; null on the only page.</summary>
    public static string? Link(ApiRequest request, string path, int count)
    {
        var last = (count + request.PerPage - 1) / request.PerPage;
        var page = request.Page;
        var links = new List<string>();
        if (page > 1)
            links.Add(One(Math.Min(page - 1, Math.Max(last, 1)), "prev"));
        if (page < last)
        {
            links.Add(One(page + 1, "next"));
            links.Add(One(last, "last"));
        }
        if (page > 1)
            links.Add(One(1, "first"));
        return links.Count == 0 ? null : string.Join(", ", links);

        string One(int number, string relation) => $"<{request.Shapes.Base}{path}?{QueryWith(request, number)}>; rel=\"{relation}\"";
    }

    private static string QueryWith(ApiRequest request, int page)
    {
        var text = new StringBuilder();
        foreach (var (key, values) in request.Query)
            if (key != "page")
                foreach (var value in values)
                    text.Append(text.Length > 0 ? "&" : "").Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value ?? "").Replace("%20", "+", StringComparison.Ordinal));
        return text.Append(text.Length > 0 ? "&" : "").Append("page=").Append(page.ToString(CultureInfo.InvariantCulture)).ToString();
    }
}
