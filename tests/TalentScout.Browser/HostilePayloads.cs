namespace TalentScout.Browser;

/// <summary>Eighty ways in which a harvested text could try to become a script. Each would call alert.</summary>
internal static class HostilePayloads
{
    public static readonly string[] All =
    [
        "<script>alert(1)</script>", "<ScRiPt>alert(1)</sCrIpT>", "<script src=data:,alert(1)></script>", "<script>alert(1)", "</script><script>alert(1)</script>", "<script/x>alert(1)</script>",
        "<script type=module>alert(1)</script>", "<script\u0000>alert(1)</script>", "<<script>alert(1)//<</script>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>", "<img src=x onerror='alert(1)'>", "<img/src=x/onerror=alert(1)>", "<img src=x:x onerror=alert(1)//", "\"><img src=x onerror=alert(1)>", "'><img src=x onerror=alert(1)>",
        "--><img src=x onerror=alert(1)>", "]]><img src=x onerror=alert(1)>", "<img \u000bsrc=x onerror=alert(1)>", "<image src=x onerror=alert(1)>",
        "<svg onload=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<svg><set onbegin=alert(1) attributeName=x>",
        "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>", "<svg><use href=\"data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>alert(1)</script></svg>#x\">",
        "<svg><foreignObject><iframe onload=alert(1)></iframe></foreignObject></svg>", "<svg><title><img src=x onerror=alert(1)></title></svg>", "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<math><annotation-xml encoding=text/html><script>alert(1)</script></annotation-xml></math>", "<math href=javascript:alert(1)>x</math>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<iframe src=javascript:alert(1)></iframe>", "<iframe onload=alert(1)></iframe>", "<object data=javascript:alert(1)></object>",
        "<object data=data:text/html,<script>alert(1)</script>></object>", "<embed src=javascript:alert(1)>", "<base href=javascript:alert(1)//>",
        "<body onload=alert(1)>", "<body onpageshow=alert(1)>", "<details open ontoggle=alert(1)>x</details>", "<video src=x onerror=alert(1)></video>", "<video><source onerror=alert(1)></video>",
        "<audio src=x onerror=alert(1)></audio>", "<marquee onstart=alert(1)>x</marquee>", "<input autofocus onfocus=alert(1)>", "<select autofocus onfocus=alert(1)></select>", "<textarea autofocus onfocus=alert(1)></textarea>",
        "<button autofocus onfocus=alert(1)>x</button>", "<div contenteditable autofocus onfocus=alert(1)>x</div>", "<style onload=alert(1)></style>", "<style>@import 'javascript:alert(1)';</style>", "<link rel=stylesheet href=javascript:alert(1)>",
        "<link rel=modulepreload href=data:text/javascript,alert(1) onload=alert(1)>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", "<form action=javascript:alert(1)><input type=submit autofocus></form>",
        "<isindex action=javascript:alert(1) type=image>", "<dialog open onclose=alert(1)><form method=dialog><button autofocus>x</button></form></dialog>",
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)", "javascript://example.com/%0aalert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:alert(1)", "//example.com\"onmouseover=alert(1) x=\"",
        "\" autofocus onfocus=alert(1) x=\"", "' autofocus onfocus=alert(1) x='", "` onmouseover=alert(1) `", "\" style=animation-name:x onanimationstart=alert(1) \"", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "<%= alert(1) %>",
        "@(alert(1))", "&lt;script&gt;alert(1)&lt;/script&gt;", "%3Cscript%3Ealert(1)%3C/script%3E", "\u003cscript\u003ealert(1)\u003c/script\u003e", "\u202e<script>alert(1)</script>",
    ];
}
