"""Of the words in the facts, how many a reader meets on one page alone, and so might stand on that page instead.

    .venv/bin/python bench/words.py [COMPANY_FOLDER]

Counts in the built site (``make build`` first). The pages that explain the handbook, which list every fact, don't count,
nor do a fact's own address and what is meant for no reader (a key, an address, a file).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from selectolax.lexbor import LexborHTMLParser

from handbook.drawing.rendering import show
from handbook.facts.reading import read_brand
from handbook.kinds import Key, Text, walk

NOT_FOR_READERS = ("change", "f")


def plain(html: str) -> str:
    """The words of some HTML in small letters, with one blank between two."""
    words = re.findall(r"\w+", LexborHTMLParser(html).text(separator=" ").casefold())
    return f" {' '.join(words)} "


def pages(site: Path) -> dict[str, str]:
    """The words of each page by its address."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        address = file.parent.relative_to(site)
        if address.parts[:1] and address.parts[0] in NOT_FOR_READERS:
            continue
        article = LexborHTMLParser(file.read_text(encoding="utf-8")).css_first("article")
        found[address.as_posix()] = plain(article.html if article else "")
    return found


def main(root: Path) -> None:
    shown = pages(root / "site")
    words: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for path, value in walk(read_brand(root).brand):
        if not isinstance(value, Text) or isinstance(value, Key):
            continue
        text = plain(str(show(value)))
        on = sum(text in page for page in shown.values()) if text.strip() else 0
        group = "on no page" if on == 0 else "on one page" if on == 1 else "on more pages"
        words[group] += len(text.split())
        if on == 1:
            alone[str(path[0])] += len(text.split())
    total = sum(words.values())
    for group, count in words.most_common():
        print(f"{group:>14}: {count:6,} words  {count / total:5.1%}")
    print("alone by group:", ", ".join(f"{name} {count}" for name, count in alone.most_common(12)))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve())
