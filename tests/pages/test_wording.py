"""Every text that a reader may meet is given to the checks, with its place."""

import datetime

import pytest

from handbook.facts.publication import publishable
from handbook.facts.reading import read_brand
from handbook.kinds import Text
from handbook.pages.page import split
from handbook.pages.withheld_words import Withheld
from handbook.pages.wording import of_facts, of_page, others
from support import vary

NAME = "Quillfeather"


def places(wordings):
    return {(one.file, one.line_at(one.text.index(NAME))) for one in wordings if NAME in one.text}


def test_pages_templates_menu_and_names_of_files(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(f"nav:\n  - Home: index.md\n  - {NAME}:\n      - b.md\n")
    for folder in ("docs", "templates", "theme/partials"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "docs" / f"{NAME}.png").write_bytes(b"")
    (tmp_path / "templates" / "a.html").write_text(f"<p>\n{{{{ {NAME} }}}}{NAME}</p>\n")
    (tmp_path / "theme" / "partials" / "b.html").write_text(f'<p class="x">\n<a title="{NAME}">\n')
    (tmp_path / "theme" / "c.html").write_text(
        f'<p class="{NAME}" data-x="{NAME}">{{# {NAME} #}}\n'
    )
    page, _ = split(f"---\ntitle: {NAME}\n---\n\n{{{{ {NAME} }}}}\n![{NAME}](a.png)\n", "docs/a.md")
    assert places([*of_page(page), *others(tmp_path)]) == {
        ("docs/a.md", 2), ("docs/a.md", 6), (f"docs/{NAME}.png", 1), ("templates/a.html", 2), ("theme/partials/b.html", 2), ("mkdocs.yml", 3),
    }  # fmt: skip


def test_a_fact_that_names_a_customer_without_consent_is_told(root):
    reading = read_brand(root)
    key = next(key for key, one in reading.brand.customers.named.items() if one.consent.given)
    brand = vary(reading.brand, f"customers.named.{key}.consent.given", False)
    brand = vary(
        brand, "story.vision", Text(f"A street like the one of {brand.customers.named[key].name}.")
    )
    published, withheld = publishable(brand, datetime.date(2026, 11, 22))
    names = Withheld(brand, withheld)
    wordings = of_facts(published, reading.document)
    told = [problem for wording in wordings for problem in names.in_text(wording)]
    line = reading.document.line(("story", "vision"))
    assert any(one.line == line and one.what.startswith("story.vision names") for one in told)


@pytest.mark.parametrize("call", ['{{ "mossbank" | upper }}', "{{ a | default('mossbank') }}"])
def test_what_stands_in_braces_is_a_text_like_any_other(call):
    page, _ = split(f"# T\n\n{call}\n", "docs/a.md")
    assert [(one.line, one.text) for one in of_page(page) if one.kind == "braces"] == [
        (3, "mossbank")
    ]
