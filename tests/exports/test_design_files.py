"""Files for design programs hold exactly the published colors and typefaces (requirements 17 and 55)."""

from __future__ import annotations

import csv
import io
import json

import brand_yml
import pytest
import swatch

from handbook.exports.catalog import catalog
from project import ROOT


@pytest.fixture(params=["brand", "small_brand", "hostile_brand"])
def company(request):
    """A company; also one whose every text looks like markup."""
    return request.getfixturevalue(request.param)


def made(brand, name):
    """The bytes of one file."""
    return next(one for one in catalog(brand, ROOT) if one.url == f"downloads/{name}").make()


def channels(value):
    return [int(value[start : start + 2], 16) for start in (1, 3, 5)]


def test_an_adobe_program_reads_every_color_with_its_name(brand, tmp_path):
    (tmp_path / "palette.ase").write_bytes(made(brand, "palette.ase"))
    read = swatch.parse(str(tmp_path / "palette.ase"))
    assert [one["name"] for one in read] == ["Ink", "Paper", "Marigold", "Sky", "Brick", "Moss"]
    for color, value in zip(read, brand.color.palette.values(), strict=True):
        assert [round(part * 255) for part in color["data"]["values"]] == channels(value)


def test_gimp_reads_every_color_on_a_line_of_its_own(company):
    head, *lines = made(company, "palette.gpl").decode().splitlines()
    assert head == "GIMP Palette"
    colors = [line for line in lines if line[:1] in " 0123456789"]
    values = [channels(value) for value in company.color.palette.values()]
    assert [[int(part) for part in line.split(chr(9))[0].split()] for line in colors] == values


def test_posits_library_reads_the_brand(company, tmp_path):
    (tmp_path / "_brand.yml").write_bytes(made(company, "_brand.yml"))
    read = brand_yml.Brand.from_yaml(tmp_path / "_brand.yml")
    assert read.meta.name.full == company.meta.name.full
    assert {key.upper() for key in read.color.palette.values()} == {
        value.upper() for value in company.color.palette.values()
    }
    assert read.color.primary.upper() == company.color.primary.upper()
    assert read.typography.base.family == company.typography.base.family


def test_tokens_hold_each_color_as_components_and_each_reference_leads_to_one(company):
    tokens = json.loads(made(company, "brand.tokens.json"))
    for key, value in company.color.palette.items():
        color = tokens["palette"][key]["$value"]
        assert color["colorSpace"] == "srgb"
        assert [round(part * 255) for part in color["components"]] == channels(value)
    for scheme in ("light", "dark"):
        for job, token in tokens[scheme].items():
            if job != "$type" and isinstance(token["$value"], str):
                assert token["$value"].strip("{}").split(".")[1] in company.color.palette
    base = tokens["typography"]["base"]["$value"]
    assert base["fontFamily"][0] == company.typography.base.family.split(",")[0]
    assert base["fontSize"]["unit"] in ("px", "rem")


def test_the_dark_scheme_of_the_tokens_has_the_lighter_color_as_its_text(brand):
    tokens = json.loads(made(brand, "brand.tokens.json"))
    assert tokens["light"]["foreground"]["$value"] == "{palette.ink}"
    assert tokens["dark"]["foreground"]["$value"] == "{palette.paper}"
    assert tokens["dark"]["background"]["$value"] == "{palette.ink}"


@pytest.mark.parametrize("name", ["brand.css", "brand.scss", "tailwind.css"])
def test_a_style_sheet_names_each_color_once(brand, name):
    text = made(brand, name).decode()
    assert text.count("color-marigold: #f2a900;") == 1
    assert text.count("color-primary: #12372a;") == 1


def test_the_contrast_of_every_pair_is_listed_and_never_rounded_up(brand):
    rows = list(csv.DictReader(io.StringIO(made(brand, "contrast.csv").decode())))
    assert len(rows) == 6 * 5
    sample = next(row for row in rows if (row["text"], row["ground"]) == ("marigold", "paper"))
    assert sample["contrast"] == "1.89"
    assert sample["verdict"] == "not for text"


def test_the_same_facts_give_the_same_bytes(company):
    first, second = (
        {
            one.url: one.make()
            for one in catalog(company, ROOT)
            if one.shelf not in ("logo", "logos", "kits")
        }
        for _ in range(2)
    )
    assert first == second
