"""Pictures of pixels: whole, of a bounded size, and silent about who took them, where and with what."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageChops, PngImagePlugin

from handbook.input.file_names import fault_of, tidy
from handbook.pages.file_contents import check_contents
from handbook.pages.pictures import FORMATS, MOST_BYTES, MOST_PIXELS, check_picture, stripped
from project import Project

KINDS = sorted(FORMATS.items())
NOISE = Image.effect_noise((64, 48), 60).convert("RGB")


def saved(kind: str, image: Image.Image = NOISE, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def taken() -> Image.Exif:
    """What a telephone notes in each photograph."""
    exif = Image.Exif()
    exif[0x010F] = "Phone"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8769)[0x9003] = "2026:11:22 09:00:00"
    exif[0x0112] = 6
    return exif


def drawing() -> Image.Exif:
    """What only says how to draw."""
    exif = Image.Exif()
    exif[0x0112], exif[0x011A], exif[0x0128] = 1, 72.0, 2
    exif.get_ifd(0x8769)[0xA001] = 1
    return exif


def notes(*pairs: tuple[str, str]) -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    for name, text in pairs:
        info.add_itxt(name, text)
    return info


def problems(data: bytes, suffix: str) -> list[str]:
    return [problem.what for problem in check_picture(data, suffix, "x" + suffix)]


@pytest.mark.parametrize(("suffix", "kind"), KINDS)
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA"])
def test_a_plain_picture_passes(suffix, kind, mode):
    if not (kind == "JPEG" and mode in ("P", "RGBA")):
        profile = b"\0" * 128
        assert problems(saved(kind, NOISE.convert(mode), icc_profile=profile), suffix) == []
        assert problems(saved(kind, NOISE.convert(mode), exif=drawing()), suffix) == []


def test_what_programs_sign_with_passes():
    png = notes(("Software", "Adobe ImageReady"), ("Comment", "Created with GIMP"))
    assert problems(saved("PNG", pnginfo=png), ".png") == []
    comment = b"CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90\n"
    assert problems(saved("JPEG", comment=comment, progressive=True), ".jpg") == []


TELLING = {
    "a telephone's JPG": (".jpg", lambda: saved("JPEG", exif=taken()), "GPS"),
    "a telephone's WebP": (".webp", lambda: saved("WEBP", exif=taken()), "GPS"),
    "a PNG with it": (".png", lambda: saved("PNG", exif=taken()), "GPS"),
    "an editor's JPG": (".jpg", lambda: saved("JPEG", xmp=b"<x:xmpmeta/>"), "XMP"),
    "an editor's WebP": (".webp", lambda: saved("WEBP", xmp=b"<x:xmpmeta/>"), "XMP"),
    "an editor's PNG": (".png", lambda: saved("PNG", pnginfo=notes(("XML:com.adobe.xmp", "<x/>"))), "XMP"),
    "a note": (".jpg", lambda: saved("JPEG", comment=b"by Jo for Acme"), "by Jo for Acme"),
    "a PNG's author": (".png", lambda: saved("PNG", pnginfo=notes(("Author", "Jo"))), "Author"),
    "a caption": (".jpg", lambda: segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x04\x1c\x02P\0"), "IPTC"),
    "credentials": (".jpg", lambda: segment(0xEB, b"JP\0\0c2pa"), "APP11"),
    "a chunk of its own": (".png", lambda: chunk(b"caBX", b"Jo"), "caBX"),
    "a video behind it": (".jpg", lambda: saved("JPEG") + b"\0\0\0\x18ftypmp42" * 9, "does not end"),
    "an archive behind it": (".png", lambda: saved("PNG") + b"PK\3\4 secret", "does not end"),
    "more behind it": (".webp", lambda: saved("WEBP") + b"secret", "does not end"),
    "what moves": (".webp", lambda: saved("WEBP", save_all=True, append_images=[NOISE.rotate(9)]), "several"),
}  # fmt: skip


def segment(marker: int, data: bytes) -> bytes:
    """A JPEG with a segment of a program's own after its beginning."""
    whole = saved("JPEG")
    return whole[:2] + bytes([0xFF, marker]) + (len(data) + 2).to_bytes(2, "big") + data + whole[2:]


def chunk(name: bytes, data: bytes, after: bytes = b"IHDR") -> bytes:
    """A PNG with one more chunk."""
    whole = saved("PNG")
    end = whole.index(after) + 4 + 13 + 4
    crc = zlib.crc32(name + data).to_bytes(4, "big")
    return whole[:end] + len(data).to_bytes(4, "big") + name + data + crc + whole[end:]


@pytest.mark.parametrize(("suffix", "make", "word"), TELLING.values(), ids=TELLING)
def test_a_picture_that_tells_more_is_refused_and_make_fix_takes_it_out(suffix, make, word):
    data = make()
    found = list(check_picture(data, suffix, "x"))
    assert word in found[0].what and "make fix" in found[0].mend
    clean = stripped(data, suffix)
    assert problems(clean, suffix) == []
    before, after = (Image.open(BytesIO(one)) for one in (data, clean))
    assert after.getexif().get(0x0112) == before.getexif().get(0x0112)
    off = ImageChops.difference(before.convert("L"), after.convert("L")).getextrema()[1]
    assert off == 0 if suffix == ".png" else off < 80


@pytest.mark.parametrize(("suffix", "kind"), KINDS)
def test_a_broken_or_disguised_picture_is_refused(suffix, kind, tmp_path):
    whole = saved(kind)
    damaged = {
        "half": whole[: len(whole) // 2],
        "beginning": whole[:20],
        "another": saved(next(other for _, other in KINDS if other != kind)),
        "page": b"<script>alert(1)</script>",
        "none": b"",
    }
    for name, data in damaged.items():
        path = tmp_path / f"{name}{suffix}"
        path.write_bytes(data)
        (problem,) = check_contents(path, path.name)
        assert problem.mend and "fix" not in problem.mend, name
    if kind == "PNG":
        wrong = bytearray(whole)
        wrong[len(whole) // 2] ^= 255
        assert problems(bytes(wrong), suffix)


def test_a_picture_of_too_many_pixels_or_bytes_is_refused_before_it_is_opened(tmp_path):
    side = int(MOST_PIXELS**0.5) + 1
    wide = saved("PNG", Image.new("1", (side, side)))
    sizes = [(64).to_bytes(4, "big") + (48).to_bytes(4, "big"), b"\0\1\0\0" * 2]
    for data in (wide, with_right_sum(saved("PNG").replace(*sizes))):
        assert f"more than {MOST_PIXELS:,} pixels" in problems(data, ".png")[0]
    path = tmp_path / "x.jpg"
    path.write_bytes(saved("JPEG") + b"\0" * MOST_BYTES)
    assert f"more than {MOST_BYTES:,} bytes" in next(check_contents(path, "x.jpg")).what


def with_right_sum(png: bytes) -> bytes:
    """A PNG whose changed beginning has the checksum it should."""
    return png[:29] + zlib.crc32(png[12:29]).to_bytes(4, "big") + png[33:]


# Names


@pytest.mark.parametrize(
    ("name", "words", "better"),
    [
        ("assets/logo/Unser Logo (neu).svg", ["a blank", '"("', '")"'], "assets/logo/Unser-Logo-neu.svg"),
        ("photo.jpeg", [".jpeg", ".jpg"], "photo.jpg"),
        ("IMG_0042.JPG", [".JPG"], "IMG_0042.jpg"),
        ("über uns/straße.md", ['"ü"', '"ß"', "a blank"], "uber-uns/strasse.md"),
        ("u\u0308ber.md", ['"ü"'], "uber.md"),
        ("łódź.png", ['"ł"'], "lodz.png"),
        ("logo.v2.svg", ['"."'], "logo-v2.svg"),
        ("自転車.png", ['"自"'], "file.png"),
    ],
)  # fmt: skip
def test_a_name_that_would_not_travel_is_told_with_the_one_to_use(name, words, better):
    assert all(word in fault_of(name) for word in words), fault_of(name)
    assert tidy(name) == better and fault_of(better) is None


@pytest.mark.whole
def test_names_and_pictures_are_told_by_check_and_mended_by_fix(tmp_path):
    project = Project(tmp_path)
    photo = saved("JPEG", exif=taken())
    project.write(
        "data/assets/logo/Unser Logo (neu).svg", project.read("data/assets/logo/mark.svg")
    )
    project.write("data/assets/team.jpeg", saved("JPEG"))
    project.write("data/assets/team.jpg", photo)
    project.write("docs/change/Über uns.md", "# About\n\nWords.\n")
    project.write("docs/change/yard.webp", saved("WEBP", exif=taken()))
    project.put("logo.images.mark.path", '"assets/logo/Unser Logo (neu).svg"')
    run = project.run("check")
    assert run.returncode == 1
    for mend in (
        "rename it to data/assets/logo/Unser-Logo-neu.svg",
        "rename it to data/assets/team-2.jpg",
        "rename it to docs/change/Uber-uns.md",
        "rename the file to assets/logo/Unser-Logo-neu.svg, and write that here",
    ):
        assert mend in run.stdout
    assert run.stdout.count("where it was taken (GPS)") == 2
    run = project.run("fix")
    assert run.returncode == 1 and "GPS" not in run.stdout
    mended = (project.folder / "data/assets/team.jpg").read_bytes()
    assert mended != photo and problems(mended, ".jpg") == []
