"""The style sheet without the rules that no page of the built site uses: most of Material's are for features we don't have.

A rule goes when each of its selectors names a class that neither a page nor a script has. Classes within ``:is()``,
``:not()`` and the like don't count, so a doubtful rule stays. A custom property of Material's goes when nothing uses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

STYLE_SHEET = "assets/stylesheets/handbook.css"
"""Where the site holds its style sheet."""
FRONT_SHEET = "assets/stylesheets/front.css"
"""The same, as far as the first page uses it."""

_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|[{};]|[^{};"\']+')
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_SET_BY_SCRIPT = re.compile(r'(?:\bclass:|\bclassList\.\w+\()\s*["\'`]([^"\'`]*)')
_MATERIAL = re.compile(r"bundle\.[0-9a-f]+\.min\.js")


def slim(site: Path) -> None:
    """Slim the style sheet of the built ``site`` in place.

    The first page gets a sheet of its own with what it uses, because it is what a new reader waits for.
    """
    sheet, front = site / STYLE_SHEET, site / FRONT_SHEET
    css = slimmed(sheet.read_text(encoding="utf-8"), words_in(site, sorted(site.rglob("*.html"))))
    sheet.write_text(css, encoding="utf-8")
    home = site / "index.html"
    front.write_text(slimmed(css, words_in(site, [home])), encoding="utf-8")
    home.write_text(home.read_text(encoding="utf-8").replace(STYLE_SHEET, FRONT_SHEET), encoding="utf-8")


def words_in(site: Path, pages: Iterable[Path]) -> set[str]:
    """Every class that ``pages`` have or their scripts may set; any word of our own scripts may be one."""
    words, scripts = {"js", "no-js"}, set[str]()
    for page in pages:
        html = page.read_text(encoding="utf-8")
        for names in set(_CLASSES.findall(html)):
            words.update(names.split())
        scripts.update(_scripts_of(html))
    for script in _with_imports(site / "assets" / "javascripts", scripts):
        text = script.read_text(encoding="utf-8")
        found = " ".join(_SET_BY_SCRIPT.findall(text)) if _MATERIAL.fullmatch(script.name) else text
        words.update(re.findall(r"[\w-]+", found))
    return words


def _scripts_of(html: str) -> Iterator[str]:
    """The names of the scripts that a page loads or may fetch, with the modules of its widgets (see boot.js)."""
    yield from set(re.findall(r"[\w.-]+\.js\b", html))
    yield from (f"{name}.js" for name in re.findall(r'data-widget="([\w-]+)"', html))
    if "checklist" in html:
        yield "checklist.js"


def _with_imports(folder: Path, names: set[str]) -> Iterator[Path]:
    """The scripts of these names, and those that they import."""
    waiting, seen = list(names), set[str]()
    while waiting:
        name = waiting.pop()
        path = folder / name
        if name in seen or not path.is_file():
            continue
        seen.add(name)
        yield path
        waiting += re.findall(r'["\'`]\./([\w-]+\.js)["\'`]', path.read_text(encoding="utf-8"))


def slimmed(css: str, words: set[str]) -> str:
    """``css`` without rules for classes that are not among ``words``, and without Material's unused custom properties."""
    css = "".join(_rules(iter(_TOKEN.findall(css)), words))
    while (leaner := _drop_properties(css)) != css:
        css = leaner
    return css


def _rules(tokens: Iterator[str], words: set[str]) -> Iterator[str]:
    """The rules until the block ends: at-rules with what is left in them, other rules with the selectors that are left."""
    head = ""
    for token in tokens:
        if token == "}":
            return
        if token == ";":
            yield f"{head.strip()};"
            head = ""
        elif token != "{":
            head += token
        elif re.match(r"\s*@(media|supports|layer|container)", head):
            inner = "".join(_rules(tokens, words))
            yield f"{head.strip()}{{{inner}}}" if inner.strip() else ""
            head = ""
        else:
            body = "".join(_until_closed(tokens))
            selectors = [head.strip()] if head.strip().startswith("@") else [one for one in _split(head) if _is_used(one, words)]
            yield f"{','.join(selectors)}{{{body}}}" if selectors and body.strip() else ""
            head = ""


def _until_closed(tokens: Iterator[str]) -> Iterator[str]:
    """The tokens until the block ends, with no more blanks than they need."""
    depth, before = 1, "{"
    for token in tokens:
        depth += {"{": 1, "}": -1}.get(token, 0)
        if not depth:
            return
        if token[0] not in "\"'":
            token = re.sub(r"\s+", " ", token)
            token = re.sub(r"^ ?(-*[a-z][\w-]*) ?: ", r"\1:", token).strip() if before in "{};" else token
        yield token
        before = token or before


def _split(selectors: str) -> Iterable[str]:
    """The selectors of a list; commas within brackets don't part them."""
    return (one.strip() for one in re.split(r",(?![^(\[]*[)\]])", selectors))


def _is_used(selector: str, words: set[str]) -> bool:
    if "[dir=rtl]" in selector and "rtl" not in words:
        return False
    bare = selector
    while bare != (bare := re.sub(r"\([^()]*\)|\[[^\]]*\]", "", bare)):
        pass
    return all(name in words for name in re.findall(r"\.(-?[A-Za-z_][\w-]*)", bare))


def _drop_properties(css: str) -> str:
    used = set(re.findall(r"var\(\s*(--md-[\w-]+)", css))
    strings = r'(?:"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|[^;{}"\'])*'
    return re.sub(rf"(?<=[{{;\s])(--md-[\w-]+)\s*:{strings}(;|(?=}}))", lambda match: match[0] if match[1] in used else "", css)
