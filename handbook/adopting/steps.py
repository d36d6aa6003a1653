"""What adopting changes, step by step, told before anything is done. Nothing is ever deleted or written over."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from handbook.adopting.answers import Answers
from handbook.adopting.brought import Brought
from handbook.adopting.facts_text import as_yaml
from handbook.adopting.filling_in import Addition, additions, write_additions
from handbook.facts.files import FACTS, read_files
from handbook.facts.sample import SAMPLE
from handbook.pages.page import read_page
from handbook.settings import FILE as SETTINGS
from handbook.upgrading.files import LIST, written_list
from handbook.upgrading.migrations import FIRST, WRITTEN_FOR
from handbook.upgrading.pages import as_taken
from handbook.upgrading.release import version_of

PARTS = ("data", "docs")
"""What is one company's own."""


def _nothing() -> None:
    pass


@dataclass(frozen=True)
class Step:
    """One thing that adopting does, or leaves as it is."""

    what: str
    do: Callable[[], object] = _nothing
    changes: bool = True


def whole_facts(answers: Answers, brought: Brought) -> dict[str, Any]:
    """The facts that answers and file give together; an answer goes before what the file says."""
    facts, given = dict(brought.facts), answers.given
    meta = dict(facts.pop("meta", {}))
    if "name" in given:
        meta["name"] = str(given["name"])
    contact = dict(facts.pop("contact", {}))
    for key, path in (
        ("website", "site"),
        ("email", "email"),
        ("telephone", "switchboard"),
        ("address", "address"),
    ):
        if key in given:
            contact[path] = str(given[key])
    if "website" in given:
        meta["link"] = {"home": str(given["website"])}
    color = _colors(given.get("colors", ()), facts.pop("color", {}))
    logo = _logo(answers, brought, meta.get("name", "company's")) or facts.pop("logo", {})
    groups = {"meta": meta, "logo": logo, "color": color, "typography": facts.get("typography", {}),
              "contact": contact, "facts": facts.get("facts", {})}  # fmt: skip
    return {key: group for key, group in groups.items() if group}


def _colors(given: Any, color: dict[str, Any]) -> dict[str, Any]:
    named = dict(zip(("primary", "secondary"), map(str, given), strict=False))
    names = dict(zip(named, ("main", "second"), strict=False))
    if not named:
        return color
    palette = {**{names[job]: value for job, value in named.items()}, **color.get("palette", {})}
    return {**color, "palette": palette, **names}


def _logo(answers: Answers, brought: Brought, name: Any) -> dict[str, Any]:
    if "logo" not in answers.given:
        return {}
    from_here = Brought(answers.folder / "answers")
    path = from_here.take(str(Path(answers.given["logo"]).expanduser()), "logo")
    brought.told += [line.partition(": ")[2] for line in from_here.told]
    brought.files |= from_here.files
    called = name["short"] if isinstance(name, dict) else name
    images = {"logo": {"path": path, "alt": f"The {called} logo"}}
    return {"images": images, **dict.fromkeys(("small", "medium", "large"), "logo")} if path else {}


def steps(root: Path, answers: Answers, brought: Brought) -> list[Step]:
    """Everything that is still to do, in order; done again, it begins where it ended."""
    facts = whole_facts(answers, brought)
    moves = [part for part in PARTS if _is_samples(root, part)]
    return [
        *(_move(root, part) for part in moves),
        *_settings(root, bool(moves)),
        *_facts(root, facts, "data" in moves),
        *_files(root, brought.files, "data" in moves),
        *_pages(root, "docs" in moves),
        *_language(root, answers.given.get("language")),
        *_version(root, bool(moves)),
    ]


def _is_samples(root: Path, part: str) -> bool:
    """Whether a folder is still the sample's; one that stopped half way goes on with the pages."""
    if (root / SAMPLE / part).exists() or not (root / part).exists():
        return False
    return (root / SAMPLE / "data").exists() or is_sample(root)


def is_sample(root: Path) -> bool:
    """Whether the facts are of a company that says it is made up, beside pages that say they are the sample's."""
    story = (read_files(root)[0].data or {}).get("story")
    is_made_up = isinstance(story, dict) and "notice" in story
    return is_made_up and not all(map(_is_general, (root / "docs").rglob("*.md")))


def _count(folder: Path) -> str:
    number = sum(path.is_file() for path in folder.rglob("*"))
    return "1 file" if number == 1 else f"{number} files"


def _move(root: Path, part: str) -> Step:
    def move() -> None:
        (root / SAMPLE).mkdir(exist_ok=True)
        (root / part).rename(root / SAMPLE / part)

    return Step(f"{part}/ moves to {SAMPLE}/{part}/ ({_count(root / part)}), as your pattern", move)


def _settings(root: Path, is_new: bool) -> Iterator[Step]:
    """The sample's menu stays with its pages; the other is the company's from now on."""
    kept = root / SAMPLE / SETTINGS
    if (is_new or (root / SAMPLE / "data").exists()) and not kept.exists():
        yield Step(f"{SETTINGS} is copied to {SAMPLE}/", partial(_copy, root / SETTINGS, kept))


def _facts(root: Path, facts: dict[str, Any], is_new: bool) -> Iterator[Step]:
    if is_new or not (root / FACTS).exists():
        text = as_yaml(facts)
        what = f"{FACTS} is written, {text.count(chr(10))} lines: {', '.join(facts)}"
        yield Step(what, partial(_write, root / FACTS, text))
        return
    document, _ = read_files(root)
    added, kept = additions(document, facts)
    if added:
        yield Step(_told(added), partial(write_additions, root, added))
    for place, path, value in kept:
        what = f"{place.file}:{place.line}: {path} stays as it is; your answer was {value}"
        yield Step(what, changes=False)


def _told(added: list[Addition]) -> str:
    return "\n".join(f"{one.file}: {one.label} is added" for one in added)


def _files(root: Path, files: Mapping[str, Path], is_new: bool) -> Iterator[Step]:
    for ours, source in files.items():
        target = root / "data" / ours
        if is_new or not target.exists():
            yield Step(f"data/{ours} is copied from {source}", partial(_copy, source, target))
        elif target.read_bytes() != source.read_bytes():
            yield Step(
                f"data/{ours} stays as it is, though {source} is another file", changes=False
            )


def _pages(root: Path, is_new: bool) -> Iterator[Step]:
    """The pages that hold for any company. They are this company's own from now on."""
    if not is_new and (root / "docs").exists():
        return
    source = root / ("docs" if is_new else f"{SAMPLE}/docs")
    pages = [path.relative_to(source) for path in sorted(source.rglob("*.md")) if _is_general(path)]
    what = f"docs/ has the {len(pages)} pages that hold for any company; they are yours now"

    def copy() -> None:
        for page in pages:
            text = (root / SAMPLE / "docs" / page).read_text(encoding="utf-8")
            _write(root / "docs" / page, as_taken(text))

    yield Step(what, copy)


def _is_general(path: Path) -> bool:
    """Whether a page holds for any company: it is no role's, and does not say that it is the sample's (``whose:``)."""
    page, _ = read_page(path, path.name)
    is_role = path.parent.name == "roles" and path.name != "index.md"
    return page is not None and not is_role and page.meta.get("whose") != SAMPLE


def _language(root: Path, language: str | None) -> Iterator[Step]:
    text = (root / SETTINGS).read_text(encoding="utf-8")
    new = re.sub(r"(?m)^(  language: ).*$", rf"\g<1>{language}", text)
    if language and new != text:
        yield Step(f"{SETTINGS}: the language is {language}", partial(_write, root / SETTINGS, new))


def _version(root: Path, is_new: bool) -> Iterator[Step]:
    """What an upgrade asks: which version the facts are written for, and how each file of the handbook came."""
    if not is_new and not (root / SAMPLE).exists():
        return
    if is_new or not (root / WRITTEN_FOR).exists():
        version = version_of(root) or FIRST
        write = partial(_write, root / WRITTEN_FOR, f"{version}\n")
        yield Step(f"{WRITTEN_FOR} says that your facts are written for handbook {version}", write)
    if not (root / LIST).exists():
        what = f"{LIST} says how each file of the handbook came, so that an upgrade keeps what you change"
        yield Step(what, lambda: _write(root / LIST, written_list(root)))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
