"""Which files the handbook's folders may hold: what would run in the build or in a reader's browser, hide a file of
another place, or overwrite a file of the site is refused before anything is built."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from importlib.machinery import all_suffixes
from pathlib import Path

from handbook.cache import NOTHING_KEPT, Cache, content
from handbook.input.file_names import fault_of, tidy
from handbook.pages.file_contents import check_contents
from handbook.problems import Problem
from handbook.input.text_files import link, no_file

PAGES = (".md",)
PICTURES = (".png", ".jpg", ".webp", ".svg", ".pdf")
"""What may lie beside pages."""

FOLDERS = ("data", "docs", "templates", "theme")
"""Where a link could bring a file of another place into the site."""

_CODE = {"macros", "hooks", "handbook", "tests", "bench"}
"""What of the project's own folder is code. mkdocs and Python look there first for whatever they load."""

_KEPT_FREE = {"assets", "schema", "search", "templates"}
_LEFT_BY_COMPUTERS = {".DS_Store"}
"""Files that a file manager leaves everywhere. They are never published."""


def check_tree(root: Path, cache: Cache = NOTHING_KEPT) -> list[Problem]:
    """The problems with the files of the handbook at ``root``, whatever stands in its pages and facts."""
    problems = [problem for folder in FOLDERS for problem in _no_files(root, root / folder)]
    problems += _stray_code(root)
    files = list(_files(root / "docs"))
    for path in files:
        problems += _in_docs(root, path, cache)
    for path in _files(root / "data" / "assets"):
        if not path.name.startswith("."):
            problems += [
                *_name(root, path),
                *_contents(path, path.relative_to(root).as_posix(), cache),
            ]
    return [*problems, *_collisions(root, files)]


def _files(folder: Path) -> Iterator[Path]:
    """Every file below ``folder`` that is one, in order; nothing behind a symbolic link."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (
            path
            for name in sorted(names)
            if (path := Path(place, name)).is_file() and not path.is_symlink()
        )


def _no_files(root: Path, folder: Path) -> Iterator[Problem]:
    """What in a folder is neither a file nor a folder: links, named pipes and the like."""
    found = [
        folder,
        *(
            Path(place, name)
            for place, folders, names in os.walk(folder)
            for name in (*folders, *names)
        ),
    ]
    for path in sorted(found):
        name = path.relative_to(root).as_posix()
        if path.is_symlink():
            yield link(name)
        elif path.exists() and not path.is_file() and not path.is_dir():
            yield no_file(name)


def _stray_code(root: Path) -> Iterator[Problem]:
    """Python beside mkdocs.yml that is not the handbook's: some of it would run in every build (main.py does)."""
    for path in sorted(root.iterdir()):
        stem, dot, ending = path.name.partition(".")
        is_code = f"{dot}{ending}" in all_suffixes() or any(path.glob("*.py"))
        if is_code and stem and stem not in _CODE:
            what = "code stands here that is not the handbook's, and a build could run it"
            mend = "delete it; what the handbook computes stands in handbook/"
            yield Problem(path.relative_to(root).as_posix(), 1, "stray-code", what, mend)


def _in_docs(root: Path, path: Path, cache: Cache) -> Iterator[Problem]:
    file, parts = path.relative_to(root).as_posix(), path.relative_to(root / "docs").parts
    if path.name in _LEFT_BY_COMPUTERS:
        return
    if any(part.startswith(".") for part in parts):
        yield Problem(
            file,
            1,
            "file",
            "a name that begins with a dot belongs to a tool, and may hold its secrets",
            "move it out of docs/",
        )
    elif name := _name(root, path):
        yield from name
        yield from _contents(path, file, cache)
    elif path.suffix not in PAGES + PICTURES:
        what = f"docs/ holds pages and pictures, and {path.suffix or 'a file without an ending'} is neither"
        yield Problem(
            file, 1, "file", what, f"delete it, or save it as one of {', '.join(PAGES + PICTURES)}"
        )
    elif parts[0] in _kept_free(root):
        what = f"the site puts its own files into {parts[0]}/, and this could overwrite one"
        yield Problem(file, 1, "file", what, "move it to another folder of docs/")
    else:
        yield from _contents(path, file, cache)


def _contents(path: Path, file: str, cache: Cache) -> list[Problem]:
    def check() -> list[Problem]:
        return list(check_contents(path, file))

    return cache.kept(check, "file", file, content(path)) if path.suffix != ".md" else check()


def _name(root: Path, path: Path) -> list[Problem]:
    """The problem with a file's name, and the one to use."""
    file = path.relative_to(root).as_posix()
    fault, better, number = fault_of(file), Path(tidy(file)), 2
    while (root / better).exists() and fault:
        better, number = Path(tidy(file)).with_stem(f"{Path(tidy(file)).stem}-{number}"), number + 1
    mend = f"rename it to {better.as_posix()}"
    return [Problem(file, 1, "file-name", fault, mend)] if fault else []


def _kept_free(root: Path) -> set[str]:
    """The folders of the site that are not for pages."""
    return _KEPT_FREE | {path.name for path in (root / "theme").glob("*/")}


def _collisions(root: Path, files: list[Path]) -> Iterator[Problem]:
    """Files that a reader could not tell apart: by address, or by a computer that takes A for a."""
    taken: dict[str, tuple[str, str]] = {}
    for path in files:
        file, address = path.relative_to(root).as_posix(), _address(path.relative_to(root / "docs"))
        first, its_address = taken.setdefault(_alike(address), (file, address))
        if first != file:
            how = (
                "the same address as"
                if address == its_address
                else "but for capital letters the same name as"
            )
            yield Problem(
                file,
                1,
                "collision",
                f"this has {how} {first}",
                "rename one of the two, or make them one",
            )


def _address(path: Path) -> str:
    if path.suffix != ".md":
        return path.as_posix()
    page = path.parent if path.stem in ("index", "README") else path.with_suffix("")
    return f"{page.as_posix()}/"


def _alike(address: str) -> str:
    return unicodedata.normalize("NFC", address).casefold()
