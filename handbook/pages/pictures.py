"""What a picture of pixels may hold: one whole picture, of a stated size, and nothing of who took it and where."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import ExifTags, Image

from handbook.problems import Problem

MOST_BYTES = 5_000_000
"""Bytes of a picture: half a minute on a slow telephone."""
MOST_PIXELS = 25_000_000
"""Pixels of a picture, 6,250 by 4,000. Opened, it takes 100 MB."""

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".webp": "WEBP"}
"""Endings of pictures, and what their bytes must be."""

SIGNATURE = re.compile(
    r"\s*((Generator|Creator|Created with|Exported (with|from)|Optimized by|Uploaded to):?\s+)?(Adobe|Affinity|Boxy|Canva|Corel"
    r"|Figma|gd-jpeg|GIMP|ImageMagick|Inkscape|JPEGmini|Krita|Lavc|Linearity|matplotlib|Microsoft|potrace|Serif|Sketch|SVGO"
    r"|SVG ?Repo)\b[^@<>]{0,120}",
    re.IGNORECASE,
)
"""How programs sign what they save."""

_DRAWING = frozenset(
    "Orientation XResolution YResolution ResolutionUnit YCbCrPositioning ImageWidth ImageLength BitsPerSample Compression"
    " PhotometricInterpretation SamplesPerPixel PlanarConfiguration WhitePoint PrimaryChromaticities YCbCrCoefficients"
    " YCbCrSubSampling ReferenceBlackWhite ExifOffset ExifVersion FlashPixVersion ComponentsConfiguration ColorSpace"
    " ExifImageWidth ExifImageHeight Gamma".split()
)
"""Tags of Exif (CIPA DC-008) that say how to draw the picture, and nothing else."""
_PHOTOSHOP = {0x03ED, 0x0406, 0x0425}
"""Resolution, quality and checksum: what Photoshop writes when it is told to write nothing."""
_SEGMENTS = {"APP0": b"JFIF", "APP1": b"", "APP2": b"", "APP13": b"", "APP14": b"Adobe"}
"""Segments of a JPEG that draw (ITU-T T.872), or that are judged by what Pillow reads in them."""
_CHUNKS = {b"iDOT", b"caNv", b"vpAg", b"orNT"}
"""Private chunks of a PNG that only say how to draw it."""

_SMALLER = (
    "make it smaller: no page shows more than 2,000 pixels across; or save it as .jpg or .webp"
)
_WITHOUT = (
    'run "make fix", which takes it out; or save the picture without it (Photoshop: Export As, Metadata "None";'
    ' Windows: Properties, Details, "Remove Properties"; Mac: ImageOptim)'
)


def check_picture(data: bytes, suffix: str, file: str) -> Iterator[Problem]:
    """The problems with a picture whose name ends in ``suffix``, one of ``FORMATS``."""
    kind = FORMATS[suffix]
    if len(data) > MOST_BYTES:
        what = f"the picture has more than {MOST_BYTES:,} bytes"
        yield Problem(file, 1, "too-large", what, _SMALLER)
        return
    try:
        yield from list(_in_picture(_open(data, kind), data, file))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        what = f"the picture has more than {MOST_PIXELS:,} pixels"
        yield Problem(file, 1, "too-large", what, _SMALLER)
    except Exception:  # each format and each damage has an exception of its own
        what = f"the picture cannot be opened to its end: it is broken, or no {kind}"
        yield Problem(file, 1, "picture", what, f"take it from where it came, or save it as {kind}")


def _open(data: bytes, kind: str) -> Image.Image:
    """The picture, decoded to its last pixel. Raises almost anything."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        formats = (kind, "MPO") if kind == "JPEG" else (kind,)
        image = Image.open(BytesIO(data), formats=formats)
        if image.width * image.height > MOST_PIXELS:
            raise Image.DecompressionBombError
        Image.open(BytesIO(data), formats=formats).verify()
        image.load()
    return image


def _in_picture(image: Image.Image, data: bytes, file: str) -> Iterator[Problem]:
    if getattr(image, "n_frames", 1) > 1:
        what = "the file holds several pictures, and a reader cannot stop what moves"
        mend = 'save one of them as a file of its own; "make fix" keeps the first'
        yield Problem(file, 1, "metadata", what, mend)
    elif not _ends(image, data):
        what = "the file does not end where its picture ends: something may be hidden there"
        yield Problem(file, 1, "metadata", what, _WITHOUT)
    if carried := list(dict.fromkeys(_carried(image))):
        more = f" and {len(carried) - 4} more" if len(carried) > 4 else ""
        what = f"the picture carries more than a picture: {', '.join(carried[:4])}{more}"
        yield Problem(file, 1, "metadata", what, _WITHOUT)


def _ends(image: Image.Image, data: bytes) -> bool:
    if image.format == "WEBP":
        return len(data) - 8 - int.from_bytes(data[4:8], "little") in (0, 1)
    end = b"IEND\xaeB`\x82" if image.format == "PNG" else b"\xff\xd9"
    return data.rstrip(b"\0\r\n").endswith(end)


def _carried(image: Image.Image) -> Iterator[str]:
    """What a picture tells besides itself, in words."""
    yield from _exif(image.getexif())
    if "xmp" in image.info or "XML:com.adobe.xmp" in image.info:
        yield "an editor's notes (XMP)"
    if set(image.info.get("photoshop", ())) - _PHOTOSHOP:
        yield "captions and credits (IPTC)"
    for name, text in getattr(image, "text", {}).items():
        drawing = name == "Software" or name.startswith("date:") or SIGNATURE.fullmatch(text)
        if name != "XML:com.adobe.xmp" and not drawing:
            yield f'a note ("{name[:30]}")'
    for name, *_ in getattr(image, "private_chunks", ()):
        if name not in _CHUNKS:
            yield f"data of a program ({name.decode('ascii', 'replace')})"
    yield from _segments(getattr(image, "applist", []))


def _exif(exif: Image.Exif) -> Iterator[str]:
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        yield "where it was taken (GPS)"
    if exif.get_ifd(ExifTags.IFD.IFD1):
        yield "a small copy of it, perhaps of what was cut off"
    tags = {**exif, **exif.get_ifd(ExifTags.IFD.Exif)}
    for tag in tags:
        name = ExifTags.TAGS.get(tag, f"tag {tag}")
        if name not in _DRAWING and tag != ExifTags.IFD.GPSInfo:
            yield name


def _segments(segments: list[tuple[str, bytes]]) -> Iterator[str]:
    for name, data in segments:
        if name == "COM":
            text = data.decode("latin-1").strip("\0")
            if text.strip() and not SIGNATURE.fullmatch(text):
                yield f'a note ("{text[:30]}")'
        elif not data.startswith(_SEGMENTS.get(name, b"Ducky")) or len(data) == 0:
            yield f"data of a program ({name})"


def stripped(data: bytes, suffix: str) -> bytes:
    """The same picture with nothing but its pixels, colors and orientation; of several, the first.

    A PNG keeps every pixel; a JPG is saved with the quality it had, a WebP with a high one. Raises almost anything.
    """
    image = _open(data, FORMATS[suffix])
    kept = Image.Exif()
    if turned := image.getexif().get(ExifTags.Base.Orientation):
        kept[ExifTags.Base.Orientation] = turned
    as_it_was = {
        name: value
        for name, value in image.info.items()
        if name in ("icc_profile", "transparency", "dpi")
    }
    quality = "keep" if image.format == "JPEG" else 90
    image.info, out = {}, BytesIO()
    image.save(out, FORMATS[suffix], exif=kept, quality=quality, optimize=True, **as_it_was)
    return out.getvalue()
