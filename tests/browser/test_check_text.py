"""A text is checked in the browser: the same findings as in Python, remedies to click, and nothing leaves the page."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from playwright.sync_api import expect
from text_case_files import HANDBOOKS, lines, rules_of, slips

from handbook.texts.checking import check
from handbook.texts.measures import measures
from handbook.texts.rules import as_json

PAGE = "what-we-say/check-my-text/"
ENGINE = """async ([rules, texts]) => {
  const engine = await import("/assets/javascripts/text_engine.js");
  const book = engine.ready(rules);
  const at = (text, offset) => [...text.slice(0, offset)].length;
  return texts.map((text) => ({
    found: engine.check(text, book).map((one) => ({ ...one, start: at(text, one.start), end: at(text, one.end) })),
    measures: engine.measures(text, book),
  }));
}"""


@pytest.mark.parametrize("company", HANDBOOKS)
def test_the_browser_finds_what_python_finds(page, company):
    rules = rules_of(HANDBOOKS[company])
    single = [*(case.text for case in slips(company)), *lines(company, "clean")]
    texts = [
        *single,
        "\n".join(single),
        "",
        "\n\n🚲 Wrenfeild\u2028a  b",
        "Ärger mit Wrenfeild 🥐 und $179 im Monat",
    ]
    page.goto(PAGE)
    told = page.evaluate(ENGINE, [json.loads(as_json(rules)), texts])
    for text, here in zip(texts, told, strict=True):
        there = [{**asdict(one), "say": list(one.say)} for one in check(text, rules)]
        assert here == {"found": there, "measures": measures(text, rules)}, text


def test_a_slip_is_mended_by_one_click_and_the_click_can_be_undone(page):
    page.goto(PAGE)
    field = page.get_by_label("Your text")
    field.fill("A Robin is $179 a month at Wrenfeild.")
    expect(page.locator(".check-text__verdict")).to_have_text("2 things to look at.")
    page.get_by_role("button", name="Write “$189”").click()
    expect(field).to_have_value("A Robin is $189 a month at Wrenfeild.")
    assert (
        page.evaluate("document.activeElement.closest('.check-text__finding').dataset.kind")
        == "name"
    )
    page.get_by_role("button", name="Write “Wrenfield”").click()
    expect(page.locator(".check-text__verdict")).to_have_text("Nothing to mend. Send it.")
    field.focus()
    page.keyboard.press("Control+z")
    expect(field).to_have_value("A Robin is $189 a month at Wrenfeild.")


def test_the_words_found_are_selected_by_keyboard(page):
    page.goto(PAGE)
    page.get_by_label("Your text").fill("Ask at Wrenfeild.")
    page.get_by_role("button", name="Wrenfeild", exact=True).press("Enter")
    assert page.evaluate("getSelection().toString()") == "Wrenfeild"


def test_each_network_says_whether_it_fits(page, brand):
    page.goto(PAGE)
    page.get_by_label("Your text").fill("a" * 2500)
    for network in brand.contact.social.values():
        row = page.locator(".check-text__network").filter(has_text=network.network)
        left = network.most - 2500
        expect(row).to_contain_text(f"{left} left" if left >= 0 else f"{-left} too long")


def test_nothing_is_kept_and_nothing_is_sent(page):
    asked = []
    page.on("request", lambda request: asked.append((request.method, request.url)))
    page.goto(PAGE)
    page.get_by_label("Your text").fill("Mossbank Pharmacy is cheap.")
    expect(page.locator(".check-text__finding")).to_have_count(2)
    assert {method for method, _ in asked} == {"GET"} and "Mossbank" not in str(asked)
    assert "Mossbank" not in page.evaluate("JSON.stringify(localStorage)")
    page.reload()
    expect(page.get_by_label("Your text")).to_have_value("")


def test_without_scripts_the_page_says_so(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    expect(page.locator(".check-text__still")).to_be_visible()
    expect(page.locator(".check-text form")).to_be_hidden()


def test_it_is_accessible_and_fits_a_phone(page, judge):
    page.goto(PAGE)
    assert judge(page, 320) == []
    page.get_by_label("Your text").fill("Wrenfeild is cheap. " + slips("sample")[-1].text)
    expect(page.locator(".check-text__finding")).to_have_count(3)
    assert judge(page, 320) == []
