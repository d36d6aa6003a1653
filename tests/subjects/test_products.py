"""Products by benefit, for whom and for whom not, and how to show them (requirements 20, 35)."""

from __future__ import annotations

import pytest
from support import HOSTILE, PAGES, shows_as_written, soup, text, vary

from handbook.kinds import Price, freeze
from handbook.subjects.products import product_cards, product_names


@pytest.fixture
def key(brand):
    """The first product's key."""
    return next(iter(brand.products))


def test_every_product_says_what_it_changes_and_for_whom(brand):
    cards = soup(product_cards(brand)).find_all("article")
    assert len(cards) == len(brand.products) > 0
    for card, product in zip(cards, brand.products.values(), strict=True):
        for expected in (
            product.name,
            product.one_line,
            product.benefit,
            *product.does,
            f"Not for {product.not_for}",
        ):
            assert expected in text(card)
        assert text(card.find("dl")).startswith(f"For {product.who}")


def test_a_card_shows_its_picture_to_everyone(brand, key):
    image = soup(product_cards(brand)).find("img")
    assert (
        image["src"] == f"site:{brand.products[key].picture.url}"
        and image["alt"] == brand.products[key].picture_alt
    )


def test_a_price_is_shown_as_one_says_it(brand, key):
    price = Price.model_validate({"amount": "1249.50", "currency": "USD", "per": "month"})
    assert "$1,249.50 a month" in text(product_cards(vary(brand, f"products.{key}.price", price)))


def test_a_card_says_who_follows_up(brand, key):
    role = brand.products[key].expert
    link = soup(product_cards(brand)).find("a", href=f"site:roles/{role.replace('_', '-')}.md")
    assert text(link) == brand.roles[role].name


def test_a_product_without_picture_price_or_page_still_has_a_card(brand, key):
    bare = brand.products[key].model_copy(
        update={"picture": None, "picture_alt": None, "price": None, "link": None, "does": ()}
    )
    card = soup(product_cards(vary(brand, f"products.{key}", bare))).article
    assert (
        not card.find("img")
        and "$" not in text(card)
        and not card.find("a", href=lambda href: href.startswith("http"))
    )
    assert bare.benefit in text(card)


def test_a_picture_without_words_is_called_by_the_products_name(brand, key):
    assert (
        soup(product_cards(vary(brand, f"products.{key}.picture_alt", None))).find("img")["alt"]
        == brand.products[key].name
    )


def test_each_name_leads_to_its_card(brand):
    cards = soup(product_cards(brand))
    links = soup(product_names(brand, pages=PAGES)).find_all("a")
    assert [text(link) for link in links] == [product.name for product in brand.products.values()]
    for link in links:
        assert cards.find(id=link["href"].partition("#")[2])


@pytest.mark.parametrize("macro", [product_cards, product_names])
def test_without_products_the_page_says_so(brand, macro):
    assert text(macro(vary(brand, "products", freeze({})))).startswith("No products yet")


@pytest.mark.parametrize("macro", [product_cards, product_names])
def test_what_looks_like_markup_is_shown_as_written(macro, hostile_brand):
    assert shows_as_written(macro(hostile_brand))
    assert text(macro(hostile_brand)).count(HOSTILE) >= 4


@pytest.mark.parametrize("macro", [product_cards, product_names])
def test_a_small_company_shows_its_own(macro, small_brand):
    assert next(iter(small_brand.products.values())).name in text(macro(small_brand))
