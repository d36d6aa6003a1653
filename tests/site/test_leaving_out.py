"""What a company leaves out takes its pages, menu lines, links, sections and steps with it; the rest stays whole."""

from __future__ import annotations

import os
import re
import shutil

import markdown
import pytest
from project import ROOT, Project, told
from sites import Pages, Standing, build_once
from support import text

from handbook.facts.brand import Brand
from handbook.pages.leaving_out import LeavingOut
from handbook.drawing.page_links import Pages as PageLinks
from handbook.drawing.placeholders import Gap, Inert
from handbook.drawing.registry import Macro
from markupsafe import Markup

LEFT_OUT = ("scorecard", "campaigns", "calendar", "metrics", "message")
"""Groups without which the sample company is built once."""
DELETED = (
    "docs/what-we-say/glossary.md",
    "docs/someone-calls/index.md",
    "docs/who-we-are/index.md",
)
"""Pages without which it is built too."""
RENAMED = ("docs/my-part/first-day.md", "docs/my-part/beginning.md")
NOT_THERE = ("our_words",)
"""What the sample does without as it is."""
GROUPS = [name for name in Brand.model_fields if name not in ("meta", "facts", *NOT_THERE)]


def without(project: Project, group: str) -> None:
    """Delete a group of facts as its writer would: its file, its lines, or the files of the roles."""
    file, pattern = project.folder / f"data/{group}.yaml", rf"(?ms)^{group}:.*?(?=^\S|\Z)"
    if group == "roles":
        project.delete_roles()
    elif file.exists():
        file.unlink()
    else:
        facts = project.read("data/brand.yaml")
        assert re.search(pattern, facts)
        project.write("data/brand.yaml", re.sub(pattern, "", facts))


def smaller(project: Project) -> None:
    for group in LEFT_OUT:
        without(project, group)
    for page in DELETED:
        (project.folder / page).unlink()
    old, new = (project.folder / page for page in RENAMED)
    old.rename(new)
    for file in [project.folder / "mkdocs.yml", *(project.folder / "docs").rglob("*.md")]:
        text = file.read_text()
        file.write_text(text.replace("first-day.md", "beginning.md"))


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Standing:
    """The sample company without much of what it has."""
    return build_once(tmp_path_factory, "left-out", change=smaller)


@pytest.fixture(scope="module")
def pages(small) -> Pages:
    return Pages(small.folder / "site")


def test_its_pages_are_not_there(pages):
    """Neither those that need the facts, nor those that were deleted, nor the sections left empty."""
    gone = {"my-part/scorecard", "whats-on/campaigns", "whats-on/calendar", "what-we-say/pitch",
            "what-we-say/kits", "what-we-say/glossary", "someone-calls", "who-we-are"}  # fmt: skip
    assert not gone & set(pages.addresses)
    assert {"someone-calls/who-helps", "who-we-are/our-name", "roles/sales"} <= set(pages.addresses)


def test_nothing_leads_to_them(small, pages):
    """Not the menu, not a page, not a template, not what search says when it finds nothing."""
    words = {"scorecard", "campaigns", "calendar", "pitch", "glossary", "metrics"}
    for address in pages.addresses:
        links = {link.get("href", "") for link in pages[address].find_all("a")}
        own = {re.sub(r"#.*", "", link).strip("./").rpartition("/")[2] for link in links}
        if not address.startswith("change"):
            assert not own & words, address
    help = (small.folder / "site/assets/search/index.js").read_text()
    assert "What does that word mean?" not in help and "Who can help with this?" in help


def test_what_is_left_has_no_holes(pages):
    """No heading over nothing, no list without items, no box with a title only."""
    for address in pages.addresses:
        article = pages.article(address)
        for heading in article.find_all(["h2", "h3"]) if article else ():
            after = heading.find_next_sibling()
            parent = heading.find_parent(class_="path") or article
            if heading.parent is parent:
                assert after is not None and after.name != heading.name, (address, text(heading))
        for frame in article.select("ul, ol, tbody, .admonition") if article else ():
            held = frame.find(["li", "tr"]) or frame.select_one("p:not(.admonition-title), div")
            assert held or frame.get("data-part"), (address, str(frame)[:80])


def test_the_first_day_has_the_steps_that_are_left(pages):
    day = pages.article("my-part/beginning")
    steps = [text(step) for step in day.select(".stop__title")]
    assert steps == [text(one).rstrip("¶ ") for one in day.select(".path > h2")]
    assert "How people reach us" in steps and "What do you do?" not in steps


def test_a_page_that_is_renamed_keeps_what_leads_to_it(pages):
    home = pages["."] if "." in pages.addresses else pages[""]
    assert home.select_one(".next-step a")["href"].startswith("my-part/beginning/")


@pytest.mark.parametrize(
    ("key", "line", "what"),
    [
        ("needs: campains", 4, '"campains" is not a group of facts'),
        ("key: pitch", 4, "the key pitch is that of docs/what-we-say/pitch.md too"),
    ],
)
def test_a_slip_in_the_head_of_a_page_is_told(tmp_path, key, line, what):
    project = Project(tmp_path)
    file = "docs/who-we-serve/lessons.md"
    head, _, body = project.read(file).removeprefix("---\n").partition("\n---\n")
    project.write(file, f"---\n{head.splitlines()[0]}\nhide: [toc]\n{key}\n---\n{body}")
    found = [(file, number, said) for file, number, said, _ in told(project.run("check"))]
    places = [number for name, number, said in found if said.startswith(what[:20])]
    assert (places and line in places) or any(what in said for _, _, said in found)


# The tree of one page


def left(source: str) -> str:
    """What a page shows that may lead to gone.md, and where GONE, DRAWN and LOST stand for what macros draw."""
    inert = Inert()
    values = {"GONE": Gap(), "DRAWN": Markup("<p>drawn</p>"), "LOST": Gap()}
    for name, value in values.items():
        source = source.replace(name, inert.hold(value))
    extension = LeavingOut(inert, lambda href: href.startswith("gone.md"))
    html = markdown.markdown(source, extensions=["tables", "admonition", "toc", extension])
    return text(inert.settle(html))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("One. See [it](gone.md#a), or not. Two.", "One. Two."),
        ("See [it](gone.md).\n\nThen go.", "Then go."),
        ("See **[it](gone.md)**.", ""),
        ("We answer within LOST, always. Call us.", "Call us."),
        ("- [A](gone.md) first\n- [B](b.md) second", "B second"),
        ("- [A](gone.md) and [B](b.md)", "A and B"),
        ("- at LOST\n- here", "here"),
        ("- only [A](gone.md)\n\nText.", "Text."),
        ("|a|b|\n|-|-|\n|x|[A](gone.md)|\n|y|[B](b.md)|", "a b y B"),
        ("|a|\n|-|\n|[A](gone.md)|\n\nText.", "Text."),
        ("## Head\n\nWords.\n\nGONE\n\n## Next\n\nMore.", "Next More."),
        ("## Head\n\nDRAWN\n\nGONE\n\n## Next\n\nMore.", "Head drawn Next More."),
        ("## Head\n\n### Sub\n\nGONE\n\n## Next\n\nMore.", "Next More."),
        ("We promise:\n\nGONE\n\nText.", "Text."),
        ("## Head\n\nOpen [it](gone.md).\n\n## Next\n\nMore.", "Next More."),
        ('!!! today "Do"\n\n    Open [it](gone.md).\n\nText.', "Text."),
        ('!!! today "Do"\n\n    Open [it](gone.md). Go.\n\nText.', "Do Go. Text."),
        ("“Is it [so](gone.md)?” she asked. “Yes.”", "“Yes.”"),
        ("A [link](b.md) stays. GONE of nothing.", "A link stays."),
    ],
)
def test_what_leads_nowhere_goes_and_no_more(source, shown):
    assert left(source) == shown


def test_what_a_macro_says_of_a_page_that_is_gone_leads_nowhere(brand):
    def see(brand):
        return Markup('See <a href="site:a.md#b">one</a>, <a href="site:c.md">two</a>.')

    call = Macro(see).for_pages(brand, {"pages": PageLinks({}, ["a.md"])})
    assert call() == 'See one, <a href="site:c.md">two</a>.'


# Everything in turn

PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "docs").rglob("*.md")
    if path != ROOT / "docs/index.md" and (path.parent.name != "roles" or path.name == "index.md")
)
"""All but the first one, and those of roles: these are facts, and what names one that is gone is told."""
HALVES = [(bit, value) for bit in range(len(PAGES).bit_length()) for value in (0, 1)]
"""For any two pages there is a half that has one of them and not the other."""


@pytest.mark.parametrize("group", GROUPS)
def test_without_one_group_the_rest_is_in_order(tmp_path, group):
    project = Project(tmp_path)
    without(project, group)
    run = project.check()
    assert run.returncode == 0, run.stdout


DETAILS = {
    "none": "",
    "site": "https://company.example",
    "email": "hello@company.example",
    "switchboard": "+1 503 555 0147",
    "hours": "Whenever we are there.",
    "address": "9 Hill Street, Anytown",
}


@pytest.mark.parametrize("detail", DETAILS)
def test_a_name_and_one_way_to_reach_a_company_are_enough(tmp_path, detail):
    project = Project(tmp_path)
    shutil.rmtree(project.folder / "data")
    for page in project.folder.glob("docs/*/*.md"):  # facts of one's own are asked for by name
        if "{{ facts." in page.read_text():
            page.unlink()
    project.delete_roles()
    contact = f'contact:\n  {detail}: "{DETAILS[detail]}"\n' if DETAILS[detail] else ""
    project.write("data/brand.yaml", f"meta:\n  name: Company\n{contact}")
    run = project.check()
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(("bit", "value"), HALVES)
def test_whatever_pages_are_deleted_the_rest_is_in_order(tmp_path, bit, value):
    project = Project(tmp_path)
    for number, page in enumerate(PAGES):
        if number >> bit & 1 == value:
            (project.folder / page).unlink()
    run = project.check()
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("what", [*GROUPS, *PAGES] if os.environ.get("TORTURE") else [])
def test_each_in_turn(tmp_path, what):
    """The sample company without one group, or without one page, builds strictly."""
    project = Project(tmp_path)
    if what in GROUPS:
        without(project, what)
    else:
        (project.folder / what).unlink()
    run = project.run("publish")
    assert run.returncode == 0, run.stdout + run.stderr
