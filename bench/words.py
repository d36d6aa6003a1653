"""Of the words in the facts, how many a reader meets on one page alone, and so might stand on that page instead.

    .venv/bin/python bench/words.py [COMPANY_FOLDER]

Counts in the built site (``make build`` first), each text by the first of these that it is:

- on more pages: those that explain the handbook, which list every fact, don't count;
- used elsewhere: recall asks for it, search answers with it, the text checker knows it, or a file to take away has it;
- until a day: it goes by itself when a campaign ends, a claim expires or a customer's consent does, or names one that does;
- on one page: this is prose that might stand there;
- on no page: nobody reads it as it is written (what someone who cannot see a picture is told, say).

What is meant for no reader (a key, an address, a file, a code) is not counted.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from selectolax.lexbor import LexborHTMLParser

from handbook.drawing.rendering import show
from handbook.facts.brand import Brand
from handbook.facts.reading import read_brand
from handbook.kinds import Asset, Email, Facts, HexColor, Key, Phone, Ref, Text, WebAddress, walk
from handbook.site.search_answers import answers
from handbook.subjects.meeting import PagePath
from handbook.subjects.recall import questions

NOT_FOR_READERS = (("change",), ("f",), ("whats-on", "changes"))
"""Pages that list every fact, or what changed in any."""
NOT_WORDS = (Asset, Email, HexColor, Key, PagePath, Phone, WebAddress)
TEXTS = (".ics", ".vcf", ".json", ".css", ".html")
LISTS_OF_ALL = {"facts.json", "facts.schema.json", "changes.xml"}
"""Files that hold every fact, or what changed in any."""


def plain(text: str) -> str:
    """The words of a text in small letters, with one blank between two."""
    words = re.findall(r"\w+", text.casefold())
    return f" {' '.join(words)} "


def of_html(html: str) -> str:
    """The words of some HTML, with those that only a screen reader or a widget says."""
    tree = LexborHTMLParser(html)
    said = [
        value
        for node in tree.css("[alt], [aria-label], [value]")
        for value in map(node.attributes.get, ("alt", "aria-label", "value"))
    ]
    return plain("\n".join([tree.text(separator=" "), *filter(None, said)]))


def pages(site: Path) -> dict[str, str]:
    """The words of each page by its address."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        address = file.parent.relative_to(site)
        if any(address.parts[: len(one)] == one for one in NOT_FOR_READERS):
            continue
        article = LexborHTMLParser(file.read_text(encoding="utf-8")).css_first("article")
        found[address.as_posix()] = of_html(article.html if article else "")
    return found


def elsewhere(brand: Brand, site: Path) -> str:
    """The words of what uses facts beside pages."""
    found = [(site / "assets/text/rules.json").read_text(encoding="utf-8")]
    for file in sorted((site / "downloads").rglob("*.*")):
        if file.name not in LISTS_OF_ALL and file.suffix in TEXTS:
            text = file.read_text(encoding="utf-8")
            text = of_html(text) if file.suffix == ".html" else text
            found.append(re.sub(r"\r?\n[ \t]|\\(?=[,;])", "", text))  # unfolded (RFC 5545 3.1)
    for _, asked in questions(brand):
        for one in asked:
            found += [one.ask, *one.answer, *one.about, *one.more, *one.wrong]
    values = {tuple(map(str, path)): value for path, value in walk(brand)}
    for answer in answers(brand):
        if isinstance(values.get(answer.path), Facts) or answer.path[0] == "facts":
            found += [answer.value, answer.note, answer.words]
    return "\n".join(map(plain, found))


def dated(brand: Brand) -> set[tuple[Any, ...]]:
    """The paths of what is published until a day, or as long as somebody agrees; and of what names it."""
    values = list(walk(brand))
    is_dated = {
        path
        for path, value in values
        if isinstance(value, Facts) and type(value).withheld is not Facts.withheld
    }
    named = {
        path[:-1]
        for path, value in values
        if isinstance(value, Ref) and (*value.target, str(value)) in is_dated
    }
    return is_dated | named


def main(root: Path) -> None:
    brand = read_brand(root).brand
    shown, used = pages(root / "site"), elsewhere(brand, root / "site")
    until = dated(brand)
    words: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for path, value in walk(brand):
        if not isinstance(value, Text) or isinstance(value, NOT_WORDS):
            continue
        text = of_html(str(show(value)))
        on = sum(text in page for page in shown.values()) if text.strip() else 0
        if on > 1:
            group = "on more pages"
        elif text in used:
            group = "used elsewhere"
        elif any(path[:end] in until for end in range(len(path))):
            group = "until a day"
        else:
            group = "on one page" if on else "on no page"
        words[group] += len(text.split())
        if group == "on one page":
            alone[str(path[0])] += len(text.split())
    total = sum(words.values())
    for group, count in words.most_common():
        print(f"{group:>14}: {count:6,} words  {count / total:5.1%}")
    print("alone by group:", ", ".join(f"{name} {count}" for name, count in alone.most_common(12)))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve())
