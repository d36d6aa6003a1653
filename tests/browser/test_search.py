"""Search as a colleague uses it: a question in their own words, the answer or the page, by keyboard alone if they like."""

from __future__ import annotations

import shutil
import zipfile

import pytest
import yaml

from handbook.drawing.rendering import days
from handbook.facts.brand import Brand
from handbook.pages.site_files import INDEX
from handbook.site.search import search_files
from handbook.site.search_sections import Indexed, Section
from project import CHECKOUT
from sites import index_of

QUESTIONS = {
    "what's our phone number": "someone-calls/who-helps/",
    "e-mail address": "someone-calls/who-helps/",
    "who helps with invoices": "someone-calls/who-helps/",
    "logo": "how-we-look/logo/",
    "primary color": "how-we-look/color/",
    "font": "how-we-look/typography/",
    "someone complains": "someone-calls/someone-complains/",
    "refund": "someone-calls/someone-complains/",
    "can I post": "what-we-say/can-i-post/",
    "elevator pitch": "what-we-say/pitch/",
    "words we never say": "what-we-say/words/",
    "testimonial": "what-we-say/testimonials/",
    "glossary lead": "what-we-say/glossary/",
    "customer names": "who-we-serve/customers/",
    "not a fit": "who-we-serve/not-a-fit/",
    "brand meeting agenda": "whats-on/brand-meeting/",
    "campaign radio": "whats-on/campaigns/",
    "sales figures": "whats-on/metrics/",
    "calendar": "whats-on/calendar/",
    "points": "my-part/scorecard/",
    "first day": "my-part/first-day/",
    "habits": "my-part/habits/",
    "how do I change this handbook": "change/",
}
"""What colleagues ask, and the page that must be among the first three; with a role and a product, below, twenty-five."""

JAPANESE = "お客様から電話番号を聞かれたら、すぐに答えてください。"


def there(page):
    """Wait until all of search has been fetched: then it has its way on for those who find nothing."""
    page.locator(".search__help a").first.wait_for(state="attached")


class Search:
    """The dialog, worked as a reader works it."""

    def __init__(self, page):
        self.page = page

    def open(self, address=""):
        self.page.goto(address)
        self.page.keyboard.press("/")
        return self

    def ask(self, question):
        there(self.page)
        self.page.locator(".search__query").fill(question)
        return self

    @property
    def pages(self):
        links = self.page.locator(".search__page > a:first-child").evaluate_all(
            "links => links.map(link => link.href)"
        )
        base = self.page.evaluate(
            "new URL(document.querySelector('script[data-base]').dataset.base, location).href"
        )
        return [link.removeprefix(base) for link in links]

    @property
    def answers(self):
        return self.page.locator(".search__answer").evaluate_all(
            "all => all.map(one => [one.querySelector('.search__name').textContent, one.querySelector('.search__value').textContent])"
        )

    @property
    def said(self):
        return self.page.locator(".search__count").inner_text()

    def focused(self):
        return self.page.evaluate("document.activeElement.classList[0]")


@pytest.fixture
def search(page):
    return Search(page)


@pytest.fixture(scope="module")
def opened(shared_page):
    """Search, opened on the home page, and all of it fetched."""
    search = Search(shared_page).open()
    there(shared_page)
    return search


@pytest.fixture
def asking(opened):
    """Search, open and asked nothing yet: for who asks one thing after another, and goes nowhere."""
    return opened.ask("")


def test_each_question_finds_its_page_among_the_first_three(asking, brand: Brand):
    role, product = next(iter(brand.roles.items())), next(iter(brand.products.values()))
    questions = QUESTIONS | {
        role[1].name.lower(): f"roles/{role[0].replace('_', '-')}/",
        f"{product.name} price": "who-we-serve/products/",
    }
    assert len(questions) == 25
    found = {question: asking.ask(question).pages[:3] for question in questions}
    assert not {
        question: found[question]
        for question, page in questions.items()
        if page not in found[question]
    }


FOUND = {
    "a working day": 0.97,
    "four strangers": 0.97,
    "misspelled": 0.95,
    "a fifth stranger": 0.85,
    "a fifth, misspelled": 0.85,
}
"""Which share of each set of questions finds its page; on the last two search was not tuned."""


def test_what_colleagues_and_strangers_ask_finds_its_page(asking, brand: Brand):
    asked = yaml.safe_load(
        (CHECKOUT / "bench" / "search_questions.yaml").read_text(encoding="utf-8")
    )
    found = asking.page.evaluate(
        "sets => sets.map(asked => asked.map(makeSearch(handbookIndex)).map(({ pages }) => pages.slice(0, 3).map(({ page }) => page.url)))",
        [list(questions) for questions in asked.values()],
    )
    assert asked.keys() == FOUND.keys()
    for (name, questions), firsts in zip(asked.items(), found, strict=True):
        lost = [
            question
            for (question, pages), first in zip(questions.items(), firsts, strict=True)
            if not set(pages.split()) & set(first)
        ]
        assert len(lost) <= (1 - FOUND[name]) * len(questions), (name, lost)


def test_facts_answer_directly(asking, brand: Brand):
    for question, value in {
        "what's our phone number": brand.contact.switchboard,
        "primary color": brand.color.primary,
        "opening hours": brand.contact.hours,
        "key message": brand.message.key_message.text,
        "one word": brand.message.one_word.word,
        "weekly target": str(brand.scorecard.weekly_target),
        brand.contact.switchboard.digits[1:]: brand.contact.switchboard,
        brand.contact.switchboard[3:]: brand.contact.switchboard,
    }.items():
        assert asking.ask(question).answers[0][1] == value, question
    product = next(one for one in brand.products.values() if one.price)
    assert asking.ask(f"{product.name} price").answers[0][0] == f"{product.name} · Price"
    term = next(iter(brand.glossary.values()))
    assert [term.term, term.means] in asking.ask(term.term).answers


def test_a_color_shows_itself_and_its_other_values(asking, brand: Brand):
    asking.ask("primary color")
    chip, note = (
        asking.page.locator(".search__color rect").first,
        asking.page.locator(".search__note").first,
    )
    assert chip.is_visible() and chip.get_attribute("fill") == brand.color.primary
    assert "RGB {} {} {}".format(*brand.color.primary.rgb) in note.inner_text()


def test_who_helps_is_named_with_a_way_to_reach_them(asking, brand: Brand):
    person = next(one for one in brand.contact.people.values() if one.phone and one.helps_with)
    asking.ask(person.helps_with[0])
    assert [person.helps_with[0], f"{person.name} · {person.phone}"] in asking.answers


def test_an_answer_leads_to_where_it_stands(search, brand: Brand):
    search.open().ask("phone number")
    search.page.locator(".search__answer a").first.click()
    search.page.wait_for_url("**/someone-calls/who-helps/#*")
    assert (
        brand.contact.switchboard
        in search.page.locator(
            f"[id='{search.page.url.partition('#')[2]}'] ~ * .contact-card"
        ).inner_text()
    )
    assert not search.page.locator(".search").is_visible()


def test_an_answer_can_be_copied(new_page, brand: Brand):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    search = Search(page).open().ask("phone number")
    page.get_by_role("button", name=f"Copy {brand.contact.switchboard}").click()
    page.get_by_text("Copied", exact=True).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == brand.contact.switchboard
    assert search.page.locator(".search").is_visible()


def test_what_was_found_is_marked(asking):
    asking.ask("complaints")
    first = asking.page.locator(".search__page").first
    first.locator(":is(.search__heading, .search__text) mark").first.wait_for()
    texts = first.locator(".search__title, .search__heading, .search__text").all()
    marked = [one.locator("mark").all_inner_texts() for one in texts]
    typed = [[mark.lower().startswith("complain") for mark in marks] for marks in marked]
    assert typed[0] == [True] and all(all(one) or not any(one) for one in typed)


def test_a_page_names_the_sections_and_leads_to_them(search):
    search.open().ask("letters under the photo")
    link = search.page.locator(".search__link--section").first
    anchor = link.get_attribute("href").partition("#")[2]
    link.click()
    search.page.locator(f"[id='{anchor}']").wait_for()
    assert search.page.url.endswith(f"#{anchor}")


def test_accents_case_and_forms_of_a_word_make_no_difference(asking):
    assert asking.ask("COMPLÁINING").pages[0] == "someone-calls/someone-complains/"
    assert asking.ask("complain").pages[0] == "someone-calls/someone-complains/"


def test_nothing_found_leads_on(search, brand: Brand):
    search.open().ask("xyzzy")
    assert "xyzzy" in search.said and not search.pages
    help = search.page.locator(".search__help")
    assert help.locator(f"a[href='{brand.contact.switchboard.href}']").is_visible()
    addresses = help.locator("a:not([href^='tel:'])").evaluate_all(
        "links => links.map(link => link.href)"
    )
    assert len(addresses) > 2
    for address in addresses:
        search.page.goto(address)
        anchor = address.partition("#")[2]
        assert search.page.locator(f"[id='{anchor}']" if anchor else "h1").count() == 1, address


# Words that the handbook does not say, or not so


@pytest.mark.parametrize(
    ("typed", "wanted"),
    {
        "complant": "someone-calls/someone-complains/",
        "refferal": "what-we-say/testimonials/",
        "elevatr pich": "what-we-say/pitch/",
        "tipography": "how-we-look/typography/",
        "jurnalist": "what-we-say/press/",
        "apologizing": "someone-calls/someone-complains/",
    }.items(),
)
def test_a_word_with_a_wrong_letter_or_another_ending_finds_its_page(asking, typed, wanted):
    assert wanted in asking.ask(typed).pages[:3]


def test_words_of_the_same_meaning_find_a_page_and_are_marked(asking):
    for typed, page, says in (
        ("boss", "roles/director/", "director"),
        ("yelling", "someone-calls/someone-complains/", ""),
        ("pantone", "how-we-look/color/", "color"),
        ("cash", "who-we-serve/products/", "pay"),
    ):
        assert page in asking.ask(typed).pages[:3], typed
        asking.page.locator(".search__found mark").first.wait_for(state="attached")
        marks = asking.page.locator(".search__found mark").all_inner_texts()
        assert any(mark.lower().startswith(says) for mark in marks), (typed, marks)


def test_the_file_itself_is_there_to_take(asking, brand: Brand):
    file = brand.style.downloads[0]
    link = asking.ask("logo").page.locator(".search__answer a").first
    assert link.get_attribute("href").endswith(file.file.url)
    assert link.evaluate("link => link.download !== null && link.hasAttribute('download')")
    assert not asking.page.locator(".search__answer .search__copy").first.is_visible()


def test_the_form_that_is_asked_for_is_the_one_to_take(asking, brand: Brand):
    for kind in ("png", "pdf"):
        names = [value for _, value in asking.ask(f"logo {kind}").answers]
        assert names and names[0].endswith(f".{kind}"), (kind, names)


def test_a_misspelled_word_is_answered_too(asking, brand: Brand):
    assert asking.ask("swichboard").answers[0][1] == brand.contact.switchboard


def test_as_many_answers_are_said_as_come_before_the_pages(asking):
    for question in ("logo", "complaint", "invoices"):
        asking.ask(question)
        kinds = asking.page.locator(".search__found > li").evaluate_all(
            "all => all.map((one) => one.className)"
        )
        before = kinds.index("search__page") if "search__page" in kinds else len(kinds)
        assert asking.said.startswith(f"{before} answer") or not before


def test_when_names_the_next_event(new_page, brand: Brand):
    first, second, *_ = brand.calendar.by_day
    page = new_page()
    page.clock.set_fixed_time(
        f"{second.starts.isoformat() if first.last_day < second.starts else first.starts}T09:00"
    )
    search = Search(page).open().ask("next event")
    coming = second if first.last_day < second.starts else first
    assert search.answers[0] == [coming.name, days(coming.starts, coming.ends)]


def test_a_subjects_own_page_comes_before_a_colleague_who_knows_more(asking, brand: Brand):
    asking.ask("complaints")
    kinds = asking.page.locator(".search__found > li").evaluate_all(
        "all => all.map(one => [one.className, one.querySelector('.search__link').textContent])"
    )
    names = {person.name for person in brand.contact.people.values()}
    people = [at for at, (_, text) in enumerate(kinds) if any(name in text for name in names)]
    assert people and min(people) > [kind for kind, _ in kinds].index("search__page")


def test_the_handbook_about_itself_comes_last(asking):
    pages = asking.ask("page").pages
    assert pages and not pages[0].startswith("change/")
    assert asking.ask("add a page").pages[0] == "change/writing/"


def test_the_first_line_stays_while_one_types(asking):
    question, first, changes = "how much is a bike per month", [], 0
    for at in range(1, len(question) + 1):
        asking.page.locator(".search__query").fill(question[:at])
        shown = asking.page.locator(".search__found > li:first-child .search__title").all()
        now = [one.inner_text() for one in shown]
        changes += bool(first) and now != first
        first = now
    assert changes <= 3


def test_what_is_quoted_ends_with_its_block(asking):
    asking.ask("days you rode")
    asking.page.locator(".search__found mark", has_text="rode").first.wait_for()
    quoted = asking.page.locator(".search__text", has_text="days you rode").first.inner_text()
    assert quoted.endswith("rode.") or " · " in quoted


# By keyboard


def test_keys_open_walk_and_close(search):
    search.open()
    page = search.page
    assert search.focused() == "search__query"
    page.keyboard.type("complaint")
    page.locator(".search__page").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert search.focused() == "search__link"
    page.keyboard.press("ArrowUp")
    assert search.focused() == "search__query"
    page.keyboard.press("ArrowDown")
    page.keyboard.type("s")
    assert page.locator(".search__query").input_value() == "complaints"
    page.keyboard.press("Escape")
    assert not page.locator(".search").is_visible()
    page.keyboard.press("/")
    page.keyboard.type("elevator pitch")
    page.locator(".search__page mark", has_text="pitch").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/what-we-say/pitch/")


def test_focus_goes_back_to_where_it_was(search):
    search.page.goto("")
    search.page.locator(".search-opener").focus()
    search.page.keyboard.press("Enter")
    assert search.focused() == "search__query"
    search.page.keyboard.press("Escape")
    assert search.focused() == "search-opener"


def test_a_slash_that_is_typed_stays_a_slash(search):
    search.page.goto("my-part/i-heard-this/")
    field = search.page.locator("article .field__input").first
    field.click()  # once it is there
    field.press("/")
    assert not search.page.locator(".search").is_visible() and field.input_value() == "/"


def test_what_is_typed_before_the_index_is_there_counts(new_page):
    page = new_page()
    page.route("**/search/index.js", lambda route: (page.wait_for_timeout(600), route.continue_()))
    page.goto("")
    page.keyboard.press("/")
    page.keyboard.type("elevator pitch")
    page.locator(".search__page").first.wait_for()
    assert Search(page).pages[0] == "what-we-say/pitch/"


# For everyone, and light


@pytest.mark.parametrize("width", [360, 1280])
def test_open_search_has_no_barriers(new_page, judge, width):
    page = new_page(viewport={"width": width, "height": 800})
    search = Search(page).open()
    for question in ("primary color", "complaint", "xyzzy"):
        search.ask(question)
        assert judge(page, width) == []
        assert page.evaluate("document.querySelector('.search').scrollWidth <= innerWidth")


def test_what_is_found_is_said(asking):
    asking.ask("phone number")
    assert asking.said.startswith("1 answer, ")
    assert asking.page.locator(".search__count").get_attribute("role") == "status"


def test_nothing_of_search_is_fetched_before_somebody_searches(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("", wait_until="networkidle")
    assert not [url for url in asked if "search" in url]
    page.locator(".search-opener").click()
    there(page)
    assert sorted(url.rpartition("/")[2] for url in asked if "search" in url) == [
        "index.js",
        "search.js",
        "search_dialog.js",
        "search_words.js",
    ]
    Search(page).ask("complaint").page.locator(".search__page mark").first.wait_for()
    texts = [url for url in asked if "texts-" in url]
    assert texts and len(texts) == len(set(texts))
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert len([url for url in asked if "search" in url]) == 4 + len(texts)


def test_without_scripts_there_is_no_search_but_the_contents(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("")
    assert not page.locator(".search-opener").is_visible()
    assert page.locator(".md-tabs a").first.is_visible()


# Other scripts, other ways


@pytest.fixture(scope="module")
def found_in(opened):
    """What search finds in an index of one page with these sections."""
    page = opened.page

    def find(query, *texts):
        parts = tuple(Section(f"s{number}", "", text) for number, text in enumerate(texts))
        scripts = search_files([Indexed("docs/a.md", "a/", "A", "", "", parts)], None, {}, "")
        return page.evaluate(
            "([index, query]) => makeSearch(index)(query).pages.flatMap(page => page.sections.map(one => one.section.anchor))",
            [index_of(scripts[INDEX]), query],
        )

    return find


@pytest.mark.parametrize("query", ["電話番号", "電話", "答えて", "お客様"])
def test_words_within_a_sentence_without_blanks_are_found(found_in, query):
    assert found_in(query, "Something else", JAPANESE) == ["s1"]


def test_the_whole_word_comes_before_some_of_it(found_in):
    assert found_in("電話番号", "番号だけ", JAPANESE)[0] == "s1"
    assert found_in("мир", "Москва", "Вот мир") == ["s1"]
    assert found_in("café", "The cafe is open") == ["s0"]


def test_a_word_is_found_by_its_beginning_not_by_its_middle(found_in):
    assert found_in("port", "Portrait", "support") == ["s0"]


def test_a_whole_word_is_another_than_one_that_begins_like_it(found_in):
    assert found_in("white bikes", "Ask Whitlock", "White paper")[0] == "s1"
    assert found_in("white bikes", "Ask Whitlock") == []


def test_letters_may_be_wrong_but_no_digit(found_in):
    assert found_in("reciept", "The receipt") == ["s0"]
    assert found_in("recpt", "The receipt") == []
    assert found_in("2014", "In 2015") == []
    assert found_in("a4", "On a5 paper") == []


# From a folder


@pytest.fixture(scope="module")
def folder(offline_zip, tmp_path_factory):
    where = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(offline_zip) as bundle:
        bundle.extractall(where)
    yield next(where.iterdir())
    shutil.rmtree(where)


def test_the_handbook_opens_from_a_folder_and_can_be_searched(new_page, folder, brand: Brand):
    page = new_page()
    search = Search(page).open((folder / "index.html").as_uri())
    assert search.ask("phone number").answers[0][1] == brand.contact.switchboard
    search.ask("elevator pitch")
    page.keyboard.press("Enter")
    page.wait_for_url("**/what-we-say/pitch.html")
    page.locator(".search-opener").click()
    assert search.ask("can i post").pages[0] == "what-we-say/can-i-post.html"
    page.keyboard.press("Escape")
    page.locator(".md-tabs a").nth(1).click()
    page.wait_for_url("file:///**/who-we-are/index.html")
    assert page.locator("h1").is_visible()
