"""What HTML a page may hold: an allow-list of elements and attributes, read by a parser.

Held against the page's own HTML, before facts and macros are put in place: those come from our templates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

from handbook.problems import Problem

ELEMENTS = frozenset(
    "a abbr article aside b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure footer"
    " h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li mark nav ol p picture pre q s samp section small span strong sub summary sup"
    " table tbody td tfoot th thead time tr ul var wbr".split()
)
ATTRIBUTES = frozenset(
    "abbr align alt checked cite class colspan datetime decoding dir disabled for headers height href hreflang id lang loading markdown name open"
    " rel reversed role rowspan scope span src start tabindex title type value width".split()
)
_SAFE_ADDRESS = re.compile(r"(?![a-z][a-z0-9+.-]*:)|https?:|mailto:|tel:", re.IGNORECASE)
_REMEDY = "write it in Markdown, or ask a developer for a macro"


def check_markup(
    html: str, file: str, source: str, resolve: Callable[[str], str] = str
) -> list[Problem]:
    """The problems in a page's HTML; ``source`` is the page's file, to find the lines in.

    ``resolve`` puts facts in place in an address: one that is safe by itself may not be so with them.
    """
    parser = _Parser(file, source, resolve)
    parser.feed(html)
    parser.close()
    return parser.problems


class _Parser(HTMLParser):
    def __init__(self, file: str, source: str, resolve: Callable[[str], str]):
        super().__init__(convert_charrefs=True)
        self.file, self.source, self.resolve = file, source.split("\n"), resolve
        self.problems: list[Problem] = []

    def problem(self, what: str, mend: str, *traces: str) -> None:
        wanted = [_bare(trace) for trace in traces if trace]
        line = next(
            (
                number
                for number, text in enumerate(self.source, 1)
                if all(trace in _bare(text) for trace in wanted)
            ),
            1,
        )
        found = Problem(self.file, line, "markup", what, mend)
        if found not in self.problems:
            self.problems.append(found)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.problem(f"a page may not hold <{tag}>", _REMEDY, f"<{tag}")
        for name, value in attributes:
            self._attribute(tag, name, self.resolve(value or ""))

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name not in ATTRIBUTES and not re.fullmatch(r"(aria|data)-[a-z-]+", name):
            self.problem(f'a page may not set {name}="…" on <{tag}>', _REMEDY, name)
        elif name in ("href", "src", "cite") and not _SAFE_ADDRESS.match(
            re.sub(r"[\x00-\x20]", "", value)
        ):
            scheme = _bare(value).split(":")[0]
            self.problem(
                f"an address beginning with {scheme}: is not safe for readers",
                "use https:, mailto:, tel: or a page's path",
                f"{scheme}:",
            )
        elif name == "src" and re.match(r"(https?:)?//", value.strip(), re.IGNORECASE):
            self.problem(
                f"the picture {value} would be fetched from another host",
                "put the file under data/assets/ or docs/ and use its path",
                value,
            )

    def handle_comment(self, data: str) -> None:
        self.problem(
            "an HTML comment would be published", "write {# … #} around it instead", "<!--"
        )

    def handle_decl(self, decl: str) -> None:
        self.problem(f"a page may not hold <!{decl}>", _REMEDY, "<!")

    unknown_decl = handle_decl

    def handle_pi(self, data: str) -> None:
        self.problem(f"a page may not hold <?{data}>", _REMEDY, "<?")


def _bare(text: str) -> str:
    """Text as a browser takes an address: no entities, no blanks or controls, in one case."""
    return re.sub(r"[\x00-\x20]", "", unescape(text)).lower()
