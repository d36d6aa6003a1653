"""A kit's pictures: in each network's size, with the logo, whole where the facts have a picture of that shape (requirement 27)."""

from __future__ import annotations

import io
import shutil

import pytest
from PIL import Image
from support import vary

from handbook.exports.kit_pictures import kit_pictures
from handbook.facts.drawings import drawing_problems
from handbook.kinds import Asset, PictureSize, Text, freeze
from handbook.subjects.contact import Social
from project import ROOT

KEY = "try_a_week"


@pytest.fixture
def home(tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def pictures(brand, home, key=KEY):
    """The pictures of one campaign, opened, by network."""
    made = {one.name.split(",")[0]: one for one in kit_pictures(brand, home) if one.campaign == key}
    return {name: Image.open(io.BytesIO(one.make())) for name, one in made.items()}


def test_each_picture_is_as_large_as_its_network_wants_it(brand, home):
    sizes = {name: one.size for name, one in pictures(brand, home).items()}
    assert sizes == {
        "Instagram": (1080, 1350),
        "Facebook": (1200, 630),
        "LinkedIn": (1200, 627),
        "Anywhere else": (1200, 630),
    }


def test_upright_pictures_are_made_of_the_upright_drawing(brand, home):
    alone = vary(brand, f"campaigns.{KEY}.kit.picture_tall", None)
    with_it, without = pictures(brand, home), pictures(alone, home)
    assert with_it["LinkedIn"].tobytes() == without["LinkedIn"].tobytes()
    assert with_it["Instagram"].tobytes() != without["Instagram"].tobytes()


def test_the_logo_stands_on_its_ground_in_the_corner(brand, home):
    picture = pictures(brand, home)["LinkedIn"].convert("RGB")
    corner = picture.crop((0, 0, 150, 80))
    colors = {color for _, color in corner.getcolors(1 << 20)}
    assert {brand.color.light.rgb, brand.color.palette["marigold"].rgb} <= colors


def test_a_network_that_we_do_not_know_has_the_size_that_the_facts_give(brand, home):
    guild = Social(
        network=Text("Guild Hall"), name=Text("us"), link=brand.contact.site, picture=PictureSize("900 x 900")
    )  # fmt: skip
    unknown = guild.model_copy(update={"network": Text("Snapfolio"), "picture": None})
    brand = vary(brand, "contact.social", freeze({"guild": guild, "unknown": unknown}))
    made = pictures(brand, home)
    assert {name: one.size for name, one in made.items()} == {
        "Guild Hall": (900, 900),
        "Anywhere else": (1200, 630),
    }


def test_a_photo_stays_a_photo(brand, home):
    photo = Image.linear_gradient("L").resize((1500, 1000)).convert("RGB")
    photo.save(home / "data/assets/campaigns/photo.jpg")
    brand = vary(brand, f"campaigns.{KEY}.kit.picture", Asset("assets/campaigns/photo.jpg"))
    picture = pictures(brand, home)["LinkedIn"]
    assert (picture.format, picture.size) == ("JPEG", (1200, 627))
    assert (
        abs(picture.convert("L").getpixel((1190, 313)) - 128) < 6
    )  # cropped alike above and below


def test_the_same_kit_gives_the_same_bytes(brand, home):
    first = [one.make() for one in kit_pictures(brand, home)]
    shutil.rmtree(home / ".build")
    assert [one.make() for one in kit_pictures(brand, home)] == first


def test_a_kits_drawing_with_letters_as_text_is_refused(brand, home):
    file = home / "data" / brand.campaigns[KEY].kit.picture_tall
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>a</text></svg>'
    )
    ((path, _, what, _),) = drawing_problems(brand, home / "data")
    assert path == ("campaigns", KEY, "kit", "picture_tall") and "letters as text" in what
