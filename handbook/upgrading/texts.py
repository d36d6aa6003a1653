"""A company's facts and pages as texts to be changed: nothing is written before all of it is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from handbook.input.front_matter import divide
from handbook.input.strict_yaml import Document, Path_, label, parse, texts_in

FACTS = "data/brand.yaml"
_ROLES = "docs/roles/"


@dataclass
class Texts:
    """The texts of a company's handbook at ``root``. ``changed`` holds those that are to be written, by file."""

    root: Path
    changed: dict[str, str] = field(default_factory=dict)

    def files(self) -> list[str]:
        """Every file that holds facts or a page, and can be read."""
        found = [*(self.root / "data").glob("[!.]*.yaml"), *(self.root / "docs").rglob("*.md")]
        return [path.relative_to(self.root).as_posix() for path in sorted(found) if path.is_file()]

    def read(self, file: str) -> str:
        """What a file says after the changes so far; bytes that are no text read as nothing."""
        if file in self.changed:
            return self.changed[file]
        try:
            return (self.root / file).read_bytes().decode()
        except UnicodeDecodeError:
            return ""

    def change(self, file: str, text: str) -> None:
        """Let a file say ``text``."""
        if text != self.read(file):
            self.changed[file] = text

    def facts(self) -> Iterator[tuple[str, Document]]:
        """Each file with facts in it, and where each of them stands."""
        for file in self.files():
            text, stem = self.read(file), Path(file).stem
            if file.startswith("data/"):
                yield file, parse(text, file, () if file == FACTS else (stem,))
            elif file.startswith(_ROLES) and stem != "index":
                yield file, divide(text, file, ("roles", stem)).head


def rename(texts: Texts, old: str, new: str) -> None:
    """Give a fact another name beside its neighbors: its key, and every ``{{ … }}`` that asks for it."""
    wanted, key = tuple(old.split(".")), new.rpartition(".")[2]
    for file, document in texts.facts():
        lines = texts.read(file).split("\n")
        for number in _lines_of(document, wanted):
            lines[number - 1] = re.sub(r"[\w-]+(?=\s*:)", key, lines[number - 1], count=1)
        texts.change(file, "\n".join(lines))
    for file in texts.files():
        texts.change(file, _asked_otherwise(texts.read(file), old, new))


def _asked_otherwise(text: str, old: str, new: str) -> str:
    name = re.compile(rf"(?<![\w.]){re.escape(old)}(?![\w-])")
    return re.sub(r"\{[{%].*?[%}]\}", lambda asked: name.sub(new, asked[0]), text, flags=re.DOTALL)


def retire(texts: Texts, path: str, why: str) -> None:
    """Turn a fact that has no place any more into comments beneath ``why``, so that its words are not lost.

    A page that printed it has its words from now on. ``*`` in the path stands for any key or place of a list.
    """
    wanted = tuple(path.split("."))
    _write_out(texts, path)
    for file, document in texts.facts():
        lines = texts.read(file).split("\n")
        for number in reversed(_lines_of(document, wanted)):
            _comment_out(lines, number - 1, why)
        texts.change(file, "\n".join(lines))


def _write_out(texts: Texts, path: str) -> None:
    """Put the words of a fact into the pages that print it as it is."""
    group, _, rest = path.partition(".")
    printed = re.compile(rf"\{{\{{\s*{re.escape(path)}\s*\}}\}}")
    for file, document in texts.facts():
        inner = path if file == FACTS else rest
        found = {label(one): text for one, text in texts_in(document.data)}
        if inner in found and file in (FACTS, f"data/{group}.yaml"):
            words = " ".join(found[inner].split()).replace("\\", r"\\")
            for page in texts.files():
                if page.endswith(".md"):
                    texts.change(page, printed.sub(words, texts.read(page)))


def _lines_of(document: Document, wanted: tuple[str, ...]) -> list[int]:
    """The lines, in order, on which facts at a path begin."""
    return sorted({place.line for path, place in document.places.items() if _fits(path, wanted)})


def _fits(path: Path_, wanted: tuple[str, ...]) -> bool:
    return len(path) == len(wanted) and all(
        one in ("*", str(step)) for step, one in zip(path, wanted, strict=True)
    )


def _comment_out(lines: list[str], first: int, why: str) -> None:
    indent = len(lines[first]) - len(lines[first].lstrip())
    end = first + 1
    while end < len(lines) and _is_beneath(lines[end], indent):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    margin = " " * indent
    lines[first:end] = [
        f"{margin}# {why}",
        *(f"{margin}# {one[indent:]}".rstrip() for one in lines[first:end]),
    ]


def _is_beneath(line: str, indent: int) -> bool:
    """Whether a line belongs to the fact before it: it is empty, deeper, or an entry of its list."""
    inner = line.lstrip()
    depth = len(line) - len(inner)
    return not inner or depth > indent or (depth == indent and inner.startswith("- "))
