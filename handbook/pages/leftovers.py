"""What a reader would see though nobody meant it: Markdown that makes nothing, links to nowhere, notes to oneself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator

from handbook.pages.page import Page
from handbook.pages.visible_text import is_literal, line_at, literal_passages, prose
from handbook.pages.wording import Wording
from handbook.problems import Problem

Found = tuple[int, str, str]
"""Offset, what is wrong, how to mend it."""

_BOX = r"(?P<it>!!!|\?\?\?\+?)[ ]+[\w-]*(?:[ ]+[\w-]+)*[ ]*(?:\"[^\n]*\")?[ ]*(?=\n)"
"""The line that begins a box or a fold."""
_SHOWN = {
    r"\[\[(?P<it>[^\[\]\n]+)\]\](?!\()": (
        "[[{it}]] makes no link here", "write [words](page.md)"),
    r"\[(?P<it>[^\[\]\n]+)\][ ](?=\((?:[^()\s]*(?:/|\.[a-z]{2}|:)[^()\s]*|#[^()\s]+)\))": (
        "the blank after [{it}] makes it no link", "write [{it}](…), without the blank"),
    r"\((?P<it>[^()\[\]\n]+)\)(?=\[[^\[\]\s]*(?:/|\.[a-z]{2})[^\[\]\s]*\])": (
        "({it})[…] makes no link", "write [{it}](…): words in square brackets, address in round ones"),
    r"(?<!!)\[[ \t]*\](?P<it>\([^()\n]+\))": (
        "this link has no words, so nobody can click it: []{it}", "write its words between the square brackets"),
    r"(?<!!)\[(?P<it>[^\[\]\n]+)\]\([ \t]*#?[ \t]*\)": (
        "the link [{it}] leads nowhere", "write an address between the round brackets, or leave the words alone"),
    r"(?P<it>\[[^\[\]\n]*\]\([^()\s]*)(?:(?=\n|\Z)|(?<=\.md)(?=[ ][^\"()\n]*(?:\n|\Z)))": (
        "the link {it} is never closed", "put ) after the address"),
    r"(?<![\w:/]):(?P<it>[a-z][a-z0-9_+-]*):(?![\w:])": (
        ":{it}: makes no picture here", "paste the character itself, or leave it out"),
    r"^[ \t]*(?P<it>!!!|\?\?\?\+?)(?=[^\s!?+])": (
        "{it} makes no box without a blank after it", 'write {it} note "A title"'),
    r"^[ \t]*(?P<it>!!!|\?\?\?\+?)[ ]+(?=[^\n]*[\"“„«])(?![\w-]*(?:[ ]+[\w-]+)*[ ]*\"[^\n]*\"[ ]*$)": (
        "this line makes no box: {it} needs one word, and a title in straight quotes", 'write {it} note "A title"'),
    r"^[ \t]*(?P<it>===)[ ]+(?=[^\n]*[\"“„«]|[^\n]*\n\n?(?:[ ]{4}|\t))(?![!+]{0,2}[ ]?\"[^\n]*\"[ ]*$)": (
        "this line makes no tab: the title behind {it} needs straight quotes", 'write {it} "A title"'),
    rf"^(?P<in>[ ]*)(?:{_BOX})(?:\n[ \t]*(?=\n))*\n(?!(?P=in)(?:[ ]{{4}}|\t))[ \t]*(?=\S)": (
        "the box that begins here holds nothing", "indent what belongs in it by four blanks more than {it}"),
    r"\{:(?P<it>[ ]?[.#\w][^{}\n]*)$": (
        "{{:{it} is never closed", "put }} at its end"),
    r"(?<![{\\])(?P<it>\{[ ]?[a-z_]+(?:\.[a-z_]+)+[ ]?\}|\{[ ]?[a-z_]+\([^{}\n]*\)[ ]?\})(?!\})": (
        "{it} prints nothing: it has one brace on each side", "write two: {{{it}}}"),
    r"^[ \t>]*[-*+][ ]\[(?P<it>[ xX])\](?=[ ])": (
        "[{it}] makes no checkbox here", "write a plain list, or ask a developer for a macro"),
    r"~~(?P<it>[^~\n]+)~~": (
        "~~{it}~~ is not struck out here", "delete what is no longer true"),
    r"(?<![=\w])==(?P<it>[^=\s][^=\n]*)==(?!=)": (
        "=={it}== is not highlighted here", "write **{it}**"),
}  # fmt: skip
"""Marks of other programs, and slips in our own."""
_PATTERNS = [(re.compile(mark, re.MULTILINE), said) for mark, said in _SHOWN.items()]

_PRINTED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what a fact or macro prints."""

_NOTE = re.compile(r"\b(?:TODO|FIXME|TBD|XXX)\b|(?i:\blorem ipsum\b|\[insert [^\[\]\n]+\])")
_ALONE = re.compile(r"(?i:tbd|tba|tbc|todo|x{3,}|\?{2,}|\.{3}|…)")
"""What stands where a value is still to come."""
_MARKUP = re.compile(
    r"\*\*[^\s*][^*\n]{0,80}\*\*|</?(?:b|i|em|strong|a|br|p|u|span|div|ul|ol|li|img|font|h[1-6]|sup|sub)\b[^<>\n]{0,200}>"
    r"|!?\[[^\[\]\n]{1,80}\]\([^()\s]{1,200}\)|(?<!\{)(?P<one>\{)[ ]?[a-z_]+(?:\.[a-z_]+)+[ ]?\}(?!\})",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\[(?P<words>[^\[\]\n]+)\]\[(?P<label>[^\[\]\n]*)\]|\[\^(?P<note>[^\[\]\s]+)\]"
)
_DEFINED = re.compile(r"^[ ]{0,3}\[(?P<label>[^\[\]\n]+)\]:", re.MULTILINE)
_ROWS = re.compile(r"(?:^[ ]{0,3}\|[^\n]*\|[ \t]*(?:\n|\Z)){2,}", re.MULTILINE)
_RULE = re.compile(r"^[ ]{0,3}\|[ \t]*:?-+[-:| \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})[^`\n]*$", re.MULTILINE)
_STRONG = re.compile(r"(?<![\\*])\*\*(?=[^\s*])|(?<=[^\s*\\])\*\*(?!\*)")
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE
)
_CLOSED = frozenset(
    "a abbr article aside b blockquote caption cite code del details dfn div dl em figcaption figure footer h1 h2 h3 h4"
    " h5 h6 header i ins kbd label mark nav ol picture pre q ruby s samp section small span strong sub summary sup"
    " table u ul var".split()
)
"""Elements that a browser does not close by itself where the writer meant it."""


def check_leftovers(page: Page) -> Iterator[Problem]:
    """A problem for each thing a reader would see that is no part of the text, but for literal passages."""
    passages = literal_passages(page)
    text, unclosed = without_code(prose(page, _PRINTED))
    found = [*unclosed, *_marks(text), *_references(text), *_strong(text), *_open_tags(text)]
    found += _rows(text)
    for offset, what, mend in sorted(found):
        if not is_literal(passages, offset):
            yield Problem(page.file, line_at(page, offset), "leftover", what, mend)


def notes_to_oneself(wording: Wording) -> Iterator[Problem]:
    """A problem for each place where something is still to be written: in pages, facts, titles and menus."""
    text = without_code(wording.text)[0] if wording.kind == "page" else wording.text
    whole = _ALONE.fullmatch(text.strip()) if wording.kind == "fact" else None
    for found in [whole] if whole else _NOTE.finditer(text):
        if not wording.means_literally(found.start()):
            where = f" ({wording.what})" if wording.what else ""
            what = f'"{found[0]}" would be published{where}'
            mend = "write what belongs here, or delete it"
            yield Problem(wording.file, wording.line_at(found.start()), "leftover", what, mend)


def markup_in_facts(wording: Wording) -> Iterator[Problem]:
    """A problem for what is Markdown or HTML in a page: a fact is shown as it is written, with all of it."""
    found = _MARKUP.search(wording.text) if wording.kind == "fact" else None
    if found:
        what = f"{found[0]} would be shown as it is written ({wording.what})"
        mend = "a fact is plain words: delete the marks"
        if found["one"]:
            what, mend = f"{found[0]} refers to nothing", f"write {{{found[0]}}}"
        yield Problem(wording.file, wording.line_at(found.start()), "leftover", what, mend)


def without_code(text: str) -> tuple[str, list[Found]]:
    """The text with code blanked out, offset for offset, and the code blocks that are never closed."""
    unclosed: list[Found] = []
    for start, end in [*_fences(text, unclosed)][::-1]:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    pieces, done = [], 0
    for start, end in _code_spans(text):
        pieces += [text[done:start], re.sub(r"[^\n]", " ", text[start:end])]
        done = end
    return "".join([*pieces, text[done:]]), unclosed


def _fences(text: str, unclosed: list[Found]) -> Iterator[tuple[int, int]]:
    opened: re.Match[str] | None = None
    for found in _FENCE.finditer(text):
        if not opened:
            opened = found
        elif found[0].rstrip() == opened["fence"]:
            yield opened.start(), found.end()
            opened = None
    if opened:
        what = f"the code block that begins here is never closed: {opened[0]}"
        unclosed.append(
            (opened.start(), what, f"write {opened['fence']} on a line of its own after it")
        )


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """From each run of backticks to the next of the same length, within a paragraph; read once, in order."""
    begins = 0
    for paragraph in re.split(r"(\n[ \t]*\n)", text):
        runs = list(re.finditer(r"(?<!\\)`+", paragraph))
        later: dict[int, deque[re.Match[str]]] = defaultdict(deque)
        for run in runs:
            later[len(run[0])].append(run)
        done = 0
        for run in runs:
            same = later[len(run[0])]
            while same and same[0].start() <= max(run.start(), done - 1):
                same.popleft()
            if run.start() >= done and same:
                done = same.popleft().end()
                yield begins + run.start(), begins + done
        begins += len(paragraph)


def _marks(text: str) -> Iterator[Found]:
    for pattern, (what, mend) in _PATTERNS:
        for found in pattern.finditer(text):
            it = re.sub(f"{_PRINTED}+", "…", " ".join(found["it"].split())) or " "
            yield found.start("it"), what.format(it=it), mend.format(it=it)


def _rows(text: str) -> Iterator[Found]:
    """Rows of a table that has no line of dashes beneath its first row."""
    for found in _ROWS.finditer(text):
        if not _RULE.search(found[0]):
            what = "these lines make no table: the line of dashes under the first is missing"
            yield (
                found.start(),
                what,
                "write |---|---| under the first row, with a --- for each column",
            )


def _references(text: str) -> Iterator[Found]:
    defined = {_plain(found["label"]) for found in _DEFINED.finditer(text)}
    notes = Counter(_plain(found["note"]) for found in _REFERENCE.finditer(text) if found["note"])
    for found in _DEFINED.finditer(text):
        label = found["label"]
        if label.startswith("^") and notes[_plain(label[1:])] == 1:
            mend = f"write [{label}] where it belongs, or delete it"
            yield found.start(), f"no text has the footnote [{label}]", mend
    for found in _REFERENCE.finditer(text):
        if found["note"]:
            if f"^{_plain(found['note'])}" not in defined:
                what = f"the footnote [^{found['note']}] is nowhere"
                yield found.start(), what, f"write it: a line that begins with [^{found['note']}]:"
        elif _plain(found["label"] or found["words"]) not in defined:
            label = found["label"] or found["words"]
            what = f"{found[0]} leads nowhere: no line begins with [{label}]:"
            yield found.start(), what, f"write [{found['words']}](page.md)"


def _plain(label: str) -> str:
    return " ".join(label.lower().split())


def _strong(text: str) -> Iterator[Found]:
    """A paragraph's ** without a second one."""
    begins = 0
    for paragraph in re.split(r"(\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+\.)[ ]))", text):
        marks = list(_STRONG.finditer(paragraph))
        if len(marks) % 2:
            mend = r"write ** on both sides of the words, or \*\* where stars are meant"
            yield begins + marks[-1].start(), "** has no second ** to end what it begins", mend
        begins += len(paragraph)


def _open_tags(text: str) -> Iterator[Found]:
    """Elements that are never closed: a browser puts all that follows into them."""
    opened: dict[str, list[int]] = defaultdict(list)
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if name in _CLOSED and not tag["end"]:
            opened[name].append(tag.start())
        elif opened[name]:
            opened[name].pop()
    for name, starts in opened.items():
        for start in starts:
            yield (
                start,
                f"<{name}> is never closed, so the rest of the page stands in it",
                f"write </{name}> where it ends",
            )
