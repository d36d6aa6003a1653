"""The command ``upgrade``: says what will change, changes it file by file, and says what a company must do."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from handbook.upgrading.files import (
    LIST, SAMPLE, Change, changes, files_of, id_of, merged, read_list, write, written_list,
)  # fmt: skip
from handbook.upgrading.migrations import WRITTEN_FOR, migrate, written_for
from handbook.upgrading.pages import changed_pages
from handbook.upgrading.release import as_numbers, version_of
from handbook.upgrading.texts import Texts

SETTINGS = "mkdocs.yml"
BEGUN = ".build/upgrading"
"""Which release an upgrade has begun to bring; gone when it is done."""
_MENU = re.compile(r"^nav:\n(?:(?:[ #-].*)?\n)*", re.MULTILINE)


@dataclass(frozen=True)
class Plan:
    """Everything that an upgrade does, and what it says."""

    own: list[Change]
    companys: list[Change]
    notes: list[str]
    stays: list[str]


def upgrade(root: Path, release: Path, yes: bool) -> bool:
    """Whether the handbook at ``root`` is that of ``release`` afterwards, or was left as it was because somebody said so."""
    plan = planned(root, release)
    if refused := _refusal(root, release, bool(plan.own or plan.companys)):
        click.echo("{}\n    mend: {}\nNothing was changed.".format(*refused))
        return False
    _tell(plan, root, release)
    if not plan.own and not plan.companys:
        return True
    if not yes and not click.confirm("Go ahead?", default=True):
        click.echo("Nothing was changed.")
        return True
    carry_out(root, release, plan)
    click.echo(
        "Done. See what changed with `git diff`, then commit it. `git stash -u` puts it aside until then."
    )
    return True


def planned(root: Path, release: Path) -> Plan:
    """What is still to do; after one that was stopped half way, the rest."""
    own, stays = changes(root, release)
    pages = [*changed_pages(root, release)]
    stays += [one for one in pages if isinstance(one, str)]
    how = {one.file: one for one in pages if isinstance(one, Change)}
    texts = Texts(root, {file: (one.content or b"").decode() for file, one in how.items()})
    notes = migrate(texts)
    companys = [
        Change(file, text.encode(), how[file].how if file in how else "follows the new shape")
        for file, text in sorted(texts.changed.items(), reverse=True)  # pages before facts
    ]
    settings = _settings(root, release)
    if isinstance(settings, str):
        stays.append(settings)
    elif settings:
        companys.insert(0, settings)
    version = f"{version_of(release)}\n"
    if written_for(root) != version.strip():
        companys.append(Change(WRITTEN_FOR, version.encode(), "says the new version"))
    text = written_list(release).encode()
    if not (root / LIST).is_file() or (root / LIST).read_bytes() != text:
        companys.append(Change(LIST, text, "says how each file came"))
    return Plan(own, companys, notes, stays)


def _settings(root: Path, release: Path) -> Change | str | None:
    """Settings that the release changed, beside a company's own menu, names and language."""
    came = root / SAMPLE / SETTINGS
    if not came.is_file():
        return None
    base, new = (
        came.read_text(encoding="utf-8"),
        files_of(release)[f"{SAMPLE}/{SETTINGS}"].read_text(encoding="utf-8"),
    )
    menu = _MENU.search(base)
    new = _MENU.sub(lambda _: menu[0] if menu else "", new)
    ours = (root / SETTINGS).read_bytes()
    both = merged(ours, base.encode(), new.encode())
    if both is None:
        return f"{SETTINGS} stays as it is; `make check` says which lines have to read otherwise"
    return (
        Change(SETTINGS, both, "new settings; your menu, names and language stay")
        if both != ours
        else None
    )


def _refusal(root: Path, release: Path, is_something: bool) -> tuple[str, str] | None:
    """Why nothing can be done here now, and what to do about it."""
    ours, theirs = version_of(root), version_of(release)
    if not (root / SAMPLE).is_dir() and not read_list(root):
        return "this handbook is still the sample's", "make it yours first: make adopt"
    if ours and theirs and as_numbers(theirs) < as_numbers(ours):
        return f"that is handbook {theirs}, and this is {ours} already", "name a newer one"
    state = _git_state(root)
    if state is None:
        mend = "git init && git add -A && git commit -m Before; then what changes can be seen and taken back"
        return "nothing here could be taken back: this folder is not under git", mend
    begun = root / BEGUN
    is_half = begun.is_file() and begun.read_text(encoding="utf-8") == _named(release)
    if state and is_something and not is_half:
        half = (
            "an upgrade to another release stopped half way: run that one again, or "
            if begun.is_file()
            else ""
        )
        mend = f"{half}commit your changes (git commit -a) or put them aside (git stash), then run this again"
        return f"{len(state)} files have changes that are not committed, {state[0][3:]} first", mend
    return None


def _git_state(root: Path) -> list[str] | None:
    """The lines of ``git status``; None where there is no git."""
    git = ("git", "status", "--porcelain", "--untracked-files=no", "--", ".")
    run = subprocess.run(git, cwd=root, capture_output=True, text=True)
    return None if run.returncode else run.stdout.splitlines()


def _named(release: Path) -> str:
    return id_of(written_list(release).encode())


def _tell(plan: Plan, root: Path, release: Path) -> None:
    version = version_of(release)
    if not plan.own and not plan.companys:
        click.echo(f"This is handbook {version} already; there is nothing to change.")
    else:
        click.echo(f"From handbook {version_of(root)} to {version}. This will change:")
    for what in (*_counted(plan.own), *(f"{one.file}: {one.how}" for one in plan.companys)):
        click.echo(f"  {what}")
    _tell_list("What becomes of your facts and pages:", plan.notes)
    _tell_list("What you must do:", musts(release, written_for(root)))
    _tell_list(
        "New pages of the sample; copy those you like from sample/docs to docs:",
        _new_pages(root, release),
    )
    _tell_list("This stays:", plan.stays)
    click.echo("What you have written in data/, docs/ and the menu is not touched otherwise.")


def _tell_list(title: str, lines: list[str]) -> None:
    if lines:
        click.echo("\n".join([title, *(f"  {line}" for line in lines)]))


def _counted(own: list[Change]) -> Iterator[str]:
    """The handbook's own files by folder: "templates/: 4 replaced, 1 new"."""
    for top in sorted({one.file.partition("/")[0] for one in own}):
        within = [one for one in own if one.file.partition("/")[0] == top]
        counts = Counter(one.how for one in within)
        if top == within[0].file:
            yield f"{top}: {within[0].how}"
        else:
            yield f"{top}/: " + ", ".join(f"{count} {how}" for how, count in counts.items())


def _new_pages(root: Path, release: Path) -> list[str]:
    came, docs = read_list(root), f"{SAMPLE}/docs/"
    pages = [name for name in files_of(release) if name.startswith(docs) and name.endswith(".md")]
    return [one.removeprefix(f"{SAMPLE}/") for one in pages if came and one not in came]


def musts(release: Path, version: str) -> list[str]:
    """What CHANGELOG.md says a company must do since a version."""
    file = release / "CHANGELOG.md"
    parts = re.split(r"(?m)^## ", file.read_text(encoding="utf-8"))[1:] if file.is_file() else []
    since = [part for part in parts if as_numbers(part.split()[0]) > as_numbers(version)]
    must = [re.search(r"(?ms)^### You must\n(.*?)(?=^### |\Z)", part) for part in reversed(since)]
    bullets = [re.findall(r"(?m)^- (.*(?:\n  .*)*)", one[1]) for one in must if one]
    return [" ".join(one.split()) for found in bullets for one in found]


def carry_out(root: Path, release: Path, plan: Plan) -> None:
    """Change every file; the settings first, as what they were is read from the sample, the list last."""
    write(root / BEGUN, _named(release).encode())
    first = [one for one in plan.companys if one.file == SETTINGS]
    last = [one for one in plan.companys if one.file != SETTINGS]
    for one in (*first, *plan.own, *last):
        if one.content is None:
            (root / one.file).unlink(missing_ok=True)
        else:
            write(root / one.file, one.content)
    (root / BEGUN).unlink()
