using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace TalentScout.App.Candidates;

/// <summary>SVG's text element, which Razor takes for a directive of its own.</summary>
public sealed class ChartText : ComponentBase
{
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>Left edge, or centre where Centred; SVG length.</summary>
    [Parameter, EditorRequired] public string X { get; set; } = "";

    /// <summary>Base line, in user units.</summary>
    [Parameter, EditorRequired] public int Y { get; set; }

    /// <summary>Added to X, in user units.</summary>
    [Parameter] public int Dx { get; set; }
    [Parameter] public bool Centred { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Y);
        builder.AddAttribute(3, "dx", Dx == 0 ? null : Dx.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.AddAttribute(4, "text-anchor", Centred ? "middle" : null);
        builder.AddContent(5, Text);
        builder.CloseElement();
    }
}
