"""Which pages a company has left out: by deleting one that the menu names, or by having no facts for it (``needs:``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from handbook.kinds.absent import ABSENT, Missing
from handbook.drawing.page_links import Pages
from handbook.facts.brand import Brand
from handbook.facts.internal import REASON
from handbook.kinds import look_up
from handbook.pages.menu import HOME
from handbook.pages.page import Page
from handbook.problems import Problem, did_you_mean
from handbook.subjects.roles import is_role, role_key


def left_out(
    deleted: Iterable[str], pages: Iterable[Page], brand: Brand, partner: bool = False
) -> dict[str, str]:
    """The pages that are not published, each by its path under docs/ with the reason in words.

    ``deleted`` are the pages that the menu names and that have no file; a ``partner`` does not get what is internal.
    """
    reasons = {path: "it has no file" for path in deleted if path != HOME}
    for page in pages:
        path = page.file.removeprefix("docs/")
        if missing := [need for need in page.needs if _lacks(brand, need)]:
            reasons[path] = f"there is no {', no '.join(missing)} in the facts"
        elif partner and (page.is_internal or _is_of_nobody(page, brand)):
            reasons[path] = REASON
    return reasons


def _is_of_nobody(page: Page, brand: Brand) -> bool:
    """Whether it is the page of a role that this edition has not."""
    return is_role(page.file) and role_key(page.file) not in (brand.roles or ())


def _lacks(brand: Brand, path: str) -> bool:
    """Whether a company has no facts at a dotted path; a path that no company has is a slip, told elsewhere."""
    try:
        return look_up(brand, tuple(path.split("."))) in (None, ABSENT)
    except Missing:
        return True
    except KeyError:
        return False


def shown_inside_alone(root: Path, published: Iterable[Page]) -> frozenset[str]:
    """The files under docs/, by their paths there, that a page names and none that is ``published`` does."""
    docs = root / "docs"
    written = "\n".join(path.read_text(encoding="utf-8") for path in docs.rglob("*.md"))
    left = "\n".join(page.body for page in published)
    files = [path for path in docs.rglob("*") if path.is_file() and path.suffix != ".md"]
    hidden = [path for path in files if path.name in written and path.name not in left]
    return frozenset(path.relative_to(docs).as_posix() for path in hidden)


def linked_pages(pages: Iterable[Page], gone: Iterable[str]) -> tuple[Pages, list[Problem]]:
    """What templates may lead to, by the ``key:`` of each page, and the problems with the keys."""
    known: dict[str, Page] = {}
    problems = []
    for page in pages:
        key = page.meta.get("key")
        if key in known:
            what = f"the key {key} is that of {known[key].file} too"
            problem = Problem(page.file, page.meta_lines["key"], "front-matter", what, "delete one")
            problems.append(problem)
        elif key:
            known[key] = page
    paths = {key: page.file.removeprefix("docs/") for key, page in known.items()}
    return Pages(paths, gone), problems


def check_needs(page: Page, brand: Brand) -> Iterator[Problem]:
    """The problems with what a page says it needs."""
    for need in page.needs:
        try:
            look_up(brand, tuple(need.split(".")))
        except Missing:
            continue
        except KeyError as error:
            what = f'"{need}" is not a group of facts'
            mend = did_you_mean(str(error.args[0]), type(brand).model_fields).strip()
            mend = mend or "write the name of a group of facts, for example campaigns"
            yield Problem(page.file, page.meta_lines["needs"], "front-matter", what, mend)
