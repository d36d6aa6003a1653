"""What an upgrade does with each file that is the handbook's own: replaced where it is as it came, else merged or kept.

``.handbook-files`` says how each file came: git's own id of its content, and its path.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

LIST = ".handbook-files"
SAMPLE = "sample"
COMPANYS = ("data", "docs", "mkdocs.yml")
"""What is a company's own; a release has the sample's there."""
_FOLDERS = (".ci", ".github", "bench", "deploy", "handbook", "templates", "tests", "theme")
_FILES = (
    ".gitignore", ".gitlab-ci.yml", ".pre-commit-hooks.yaml", "CHANGELOG.md", "LICENSE", "Makefile", "README.md",
    "biome.json", "hooks.py", "macros.py", "pyproject.toml", "requirements-test.txt", "requirements.txt",
)  # fmt: skip
_PASSING = {"__pycache__", ".DS_Store"}


def files_of(release: Path) -> dict[str, Path]:
    """Every file of a handbook that is no company's, by where it stands in a company's checkout."""
    home = release / SAMPLE if (release / SAMPLE).is_dir() else release
    found = {f"{SAMPLE}/{name}": path for name, path in _below(home, COMPANYS)}
    return found | dict(_below(release, (*_FOLDERS, *_FILES)))


def _below(folder: Path, parts: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    for part in parts:
        if (folder / part).is_file():
            yield part, folder / part
        for place, folders, names in os.walk(folder / part):
            folders[:] = sorted({*folders} - _PASSING)
            for path in (Path(place, name) for name in sorted({*names} - _PASSING)):
                if path.is_file() and not path.is_symlink():
                    yield path.relative_to(folder).as_posix(), path


def id_of(content: bytes) -> str:
    """The id by which git knows a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def written_list(release: Path) -> str:
    """The text of ``.handbook-files`` for a release."""
    ids = {name: id_of(path.read_bytes()) for name, path in files_of(release).items()}
    return "".join(f"{ids[name]} {name}\n" for name in sorted(ids))


def read_list(root: Path) -> dict[str, str]:
    """How each file of the handbook came, by its path; empty when that was never written down."""
    if not (root / LIST).is_file():
        return {}
    lines = (root / LIST).read_text(encoding="utf-8").splitlines()
    return {name: known for known, _, name in (line.partition(" ") for line in lines)}


@dataclass(frozen=True)
class Change:
    """What becomes of a file: its new content (None deletes it), and the word for it."""

    file: str
    content: bytes | None
    how: str


def changes(root: Path, release: Path) -> tuple[list[Change], list[str]]:
    """What changes of the handbook's own files, and what is said of those that stay though the release has others."""
    came, new = read_list(root), files_of(release)
    judge = partial(_judged, root, came)
    judged = [judge(name, path.read_bytes()) for name, path in sorted(new.items())]
    judged += [_gone(root, name, came[name]) for name in sorted(came.keys() - new.keys())]
    return [one for one in judged if isinstance(one, Change)], [
        one for one in judged if isinstance(one, str)
    ]


def _judged(root: Path, came: Mapping[str, str], name: str, new: bytes) -> Change | str | None:
    path, base = root / name, came.get(name)
    if not path.is_file():
        is_missed = base is None and _has_room(root, came, name)
        return Change(name, new, "new") if is_missed else None
    ours = path.read_bytes()
    if ours == new or base == id_of(new):
        return None
    if not came or base == id_of(ours):
        return Change(name, new, "replaced")
    both = merged(ours, content(root, base), new)
    if both is None:
        return f"{name} stays as you changed it; the release changed the same lines"
    return Change(name, both, "merged with yours") if both != ours else None


def _has_room(root: Path, came: Mapping[str, str], name: str) -> bool:
    """Whether the company has not deleted the whole folder that a file stands in."""
    top = name.partition("/")[0]
    return (root / top).exists() or not any(one.startswith(f"{top}/") for one in came)


def _gone(root: Path, name: str, base: str) -> Change | str | None:
    """A file that the release no longer has: deleted if it is as it came, and git has it."""
    path = root / name
    if not path.is_file():
        return None
    if base != id_of(path.read_bytes()) or not _git(root, "ls-files", "--", name):
        return f"{name} stays as you changed it; the release no longer has it"
    return Change(name, None, "deleted")


def content(root: Path, known: str | None) -> bytes | None:
    """What git keeps under an id; None where it keeps nothing."""
    return (_git(root, "cat-file", "blob", known) or None) if known else None


def _git(root: Path, *command: str) -> bytes:
    run = subprocess.run(("git", *command), cwd=root, capture_output=True)
    return b"" if run.returncode else run.stdout


def merged(ours: bytes, base: bytes | None, theirs: bytes) -> bytes | None:
    """Both changes of one file, or None where they cannot both be had."""
    if base is None:
        return None
    with tempfile.TemporaryDirectory() as place:
        paths = [Path(place, name) for name in ("ours", "base", "theirs")]
        for path, content in zip(paths, (ours, base, theirs), strict=True):
            path.write_bytes(content)
        run = subprocess.run(("git", "merge-file", "-p", *paths), capture_output=True)
        return None if run.returncode else run.stdout


def write(path: Path, content: bytes) -> None:
    """Write a file whole, or not at all; what may run stays so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    aside.write_bytes(content)
    if path.exists():
        aside.chmod(path.stat().st_mode)
    aside.replace(path)
