"""What a page may hold, judged as the site judges it; hostile fragments by the hundred, and edits that people make."""

from __future__ import annotations

from functools import cache
from itertools import product
from types import MappingProxyType

import markdown
from markupsafe import Markup
from mkdocs.config import load_config

from handbook.pages.markup import judge
from handbook.problems import Problem
from handbook.pages.page_environment import PageEnvironment
from handbook.drawing.placeholders import Inert
from project import ROOT

FACTS = {
    "plain": "Ann Lee",
    "breaks_out": 'x" onmouseover="alert(1)" data-x="',
    "blank": "x onmouseover=alert(1) autofocus",
    "tag": "<img src=x onerror=alert(1)>",
    "script": "javascript:alert(1)",
    "tabbed": "java\tscript:alert(1)",
    "elsewhere": "//evil.example/p.png",
    "letter": "mailto:hello@wrenfield.example",
}

PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    '<script src="//evil.example/x.js"></script>',
    "<svg onload=alert(1)></svg>",
    '<iframe src="//evil.example/"></iframe>',
    "<img src=//evil.example/p.png>",
    "<details open ontoggle=alert(1)>x</details>",
    '<link rel=stylesheet href="https://evil.example/x.css">',
)
PLACES = (
    "@",
    "words @ words",
    "<div>\n@\n</div>",
    '<div markdown="1">\n@\n</div>',
    "- a\n\n    - @",
    "> @",
    "| a | b |\n|---|---|\n| @ | x |",
    "!!! note '@'\n\n    text",
    "!!! note\n\n    @",
    "??? note\n\n    @",
    "A[^1]\n\n[^1]: @",
    "term\n:   @",
    "## @",
    "**@**",
    "[@](https://a.example)",
    "[a][b]\n\n[b]: https://a.example '@'",
    "[a](https://a.example '@')",
    "![@](x.png)",
    "`a` @ `b`",
    "    @\n\n@",
    "```\n@\n```",
    "<table>@<tr><td>x</td></tr></table>",
    "<table><tr>@<td>x</table>",
    "<select><option>@</select>",
    "<math><mtext><table><mglyph><style><!--</style>@",
    '<svg><p><style><a id="</style>@">',
    '<noscript><p title="</noscript>@">',
    "<template>@</template>",
    "<textarea>@",
    "<title>@</title>",
    "<xmp>@</xmp>",
    "<plaintext>@",
    "<!-- > -->@",
    "<!--><!-- -->@",
    "<!-->@-->",
    "<![CDATA[>@]]>",
    "<?x >@?>",
    "</div></main>@",
    "</article>\n\n@",
    '<a title="@">x</a>',
    "<a title='x'@>",
    '<div title="a>@',
    "<b title='>' @",
    "<style><!--</style>@--></style>",
    "<form><div></form><form>@",
    "<frameset>@",
    "<p/ @",
    '*x*{: title="@" }',
    "<p><table><p>@",
    "<a href=x><table><a>@",
    '<div data-x="`@`">\n</div>',
    "<div>\n<p title='\n\n@'>\n</div>",
)
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#x73;cript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "&#1;javascript:alert(1)",
    "&#x20;javascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript://a.example/%0aalert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/hostname",
    "blob:https://a.example/x",
    "view-source:x",
    "filesystem:http://a.example/x",
    "about:blank",
)
ELSEWHERE = (
    "//evil.example/p.png",
    "https://evil.example/p.png",
    "\\\\evil.example/p.png",
    "/\\evil.example/p.png",
    "\\/evil.example/p.png",
    "https:/evil.example/p.png",
    "https:evil.example/p.png",
    "http:\\\\evil.example/p.png",
    "https:///evil.example/p.png",
    "/&Tab;/evil.example/p.png",
    "/&NewLine;/evil.example/p.png",
    "&#x20;//evil.example/p.png",
    "&#2;//evil.example/p.png",
    "hTTp://evil.example/p.png",
    "&sol;&sol;evil.example/p.png",
    "ftp://evil.example/p.png",
)
OTHERS = (
    "<div>\n<img x=y' onerror=alert(1) src=x z='>\n</div>",
    '<div>\n<script src="//evil.example/x.js" ',
    "<div>\n<img src=x onerror=alert(1) ",
    "<div>\n<img src=x onerror=alert(1)//",
    '<img src="x" onerror="alert(1)',
    "<img/src/onerror=alert(1)>",
    "<img src=x\x0conerror=alert(1)>",
    "<img src='x'onerror=alert(1)>",
    "<div>\n<img src=x =onerror=alert(1)>\n</div>",
    '<a href="x" href="javascript:alert(1)">x</a>',
    '<base href="https://evil.example/">\n\n![x](p.png)',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<form action="https://evil.example"><button>x</button></form>',
    '<input type="image" src="//evil.example/p.png">',
    '<input formaction="javascript:alert(1)" type="submit">',
    '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
    '<object data="//evil.example/x"></object>',
    '<embed src="//evil.example/x">',
    '<video src="//evil.example/x" autoplay></video>',
    '<audio src="x" onerror="alert(1)"></audio>',
    '<video poster="//evil.example/p.png"></video>',
    '<img srcset="//evil.example/p.png 1x">',
    '<picture><source srcset="//evil.example/p.png"><img src="x.png"></picture>',
    '<body background="//evil.example/p.png" onload="alert(1)">',
    '<table background="//evil.example/p.png"><tr><td>x</td></tr></table>',
    "<p style=\"background:url('//evil.example/p.png')\">x</p>",
    "<style>@import '//evil.example/x.css';</style>",
    '<svg><a xlink:href="javascript:alert(1)"><text y="9">x</text></a></svg>',
    '<svg><image href="//evil.example/p.png"/></svg>',
    '<math href="javascript:alert(1)">x</math>',
    '<a href="x" ping="//evil.example/">x</a>',
    '<a href="https://a.example" target="_top">x</a>',
    '<a href="https://a.example" target="_blank">x</a>',
    '<p is="x-y" onfocus="alert(1)" tabindex="1" autofocus>x</p>',
    "<button onclick=alert(1)>x</button>",
    "<marquee onstart=alert(1)>x</marquee>",
    '*x*{: onmouseover="alert(1)" }',
    "*x*{: style=color:red }",
    "<javascript:alert(1)>",
    "<{{ facts.tag }}>",
    "<{{ facts.plain }} onclick=alert(1)>",
    "<div title={{ facts.blank }}>\nx\n</div>",
    "<div title=a{{ facts.blank }}>\nx\n</div>",
    "<div {{ facts.blank }}>\nx\n</div>",
    "<div data-{{ facts.plain }}='x'>\nx\n</div>",
    "<img src={{ facts.blank }} alt=x>",
    "*x*{: {{ facts.blank }} }",
    '<div title="{{ draw() }}">\nx\n</div>',
    "![{{ draw() }}](x.png)",
    "[x]({{ facts.script }})",
    '<a href="{{ facts.script }}">x</a>',
    '<a href="{{ facts.tabbed }}">x</a>',
    '<a href="java{{ facts.tabbed }}">x</a>',
    "![x]({{ facts.elsewhere }})",
    '<img src="/{{ facts.elsewhere }}" alt="x">',
    "{{ facts.tag }}",
    '<div title="{{ facts.breaks_out }}">\nx\n</div>',
    "[x](y.md '{{ facts.breaks_out }}')",
    '*x*{: title="{{ facts.breaks_out }}" }',
    "`{{ facts.tag }}` and {{ facts.breaks_out }}",
    "## {{ facts.tag }} {: #a }",
)


def hostile() -> list[str]:
    """Fragments of pages that try to run something, to fetch something, or to break the frame; each once."""
    placed = [place.replace("@", payload) for place, payload in product(PLACES, PAYLOADS)]
    links = [f'<a href="{address}">x</a>' for address in ADDRESSES]
    links += [f"[x]({address})" for address in ADDRESSES]
    links += [f"[x][y]\n\n[y]: {address}" for address in ADDRESSES]
    pictures = [f'<img src="{address}" alt="x">' for address in ELSEWHERE]
    pictures += [f"![x]({address})" for address in ELSEWHERE]
    return list(dict.fromkeys([*placed, *links, *pictures, *OTHERS]))


@cache
def _markdown() -> markdown.Markdown:
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=[], hooks=[])
    return markdown.Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    )


def _drawn() -> Markup:
    return Markup('<div class="drawn" title="x">drawn</div>')


def rendered(text: str, inert: Inert) -> str:
    """A page's HTML as Markdown gives it, with tokens in place of its facts."""
    facts = {"facts": MappingProxyType(FACTS)}
    environment = PageEnvironment(facts, {"draw": _drawn}, inert, _fault)
    return _markdown().reset().convert(environment.from_string(text).render())


def _fault(error: Exception, line: int) -> str:
    raise error


def published(text: str) -> tuple[str, list[Problem]]:
    """What the site would publish of a page's text, and its problems."""
    inert = Inert()
    html, problems = judge(rendered(text, inert), "docs/x.md", text, inert)
    return inert.settle(html), problems


def unjudged(text: str) -> str:
    """What would be published if nobody judged."""
    inert = Inert()
    return inert.settle(rendered(text, inert))
