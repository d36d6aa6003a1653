"""Pictures drawn in SVG: what drawing programs export passes, or is told a remedy; what runs, asks or hides is refused."""

from __future__ import annotations

import base64
from io import BytesIO

import pytest
from PIL import Image

from handbook.pages.svg import DEEPEST, check_svg, words
from handbook.pages.svg_drawn import MOST_DRAWN

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 1 1">{}</svg>'
)


def pixels(kind: str = "PNG", **options: object) -> str:
    """A small picture as it stands within an SVG."""
    out = BytesIO()
    Image.new("RGB", (4, 3), (18, 55, 42)).save(out, kind, **options)
    return f"data:image/{kind.lower()};base64,{base64.b64encode(out.getvalue()).decode()}"


# What drawing programs write


FIGMA = f"""<svg width="120" height="80" viewBox="0 0 120 80" fill="none" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<g clip-path="url(#clip0_1_2)">
<mask id="mask0_1_2" style="mask-type:luminance" maskUnits="userSpaceOnUse" x="0" y="0" width="120" height="80">
<path d="M120 0H0V80H120V0Z" fill="white"/>
</mask>
<mask id="mask1" mask-type="alpha"><rect width="9" height="9" fill="url('#paint0_linear_1_2')"/></mask>
<g mask="url(#mask0_1_2)"><g filter="url(#filter0_d_1_2)" style="mix-blend-mode:multiply">
<rect x="8" y="8" width="40" height="40" rx="6" fill="url(&quot;#paint0_linear_1_2&quot;)" data-figma-bg-blur-radius="4"/>
<path d="M1 1L9 9" stroke="#12372A" style="stroke:#12372A;stroke:color(display-p3 0.0706 0.2157 0.1647);stroke-opacity:1"/>
<rect width="12" height="12" fill="url(#pattern0_1_2)"/>
</g></g></g>
<defs>
<filter id="filter0_d_1_2" x="0" y="4" width="60" height="60" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB">
<feFlood flood-opacity="0" result="BackgroundImageFix"/>
<feColorMatrix in="SourceAlpha" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0" result="hardAlpha"/>
<feOffset dy="4"/><feGaussianBlur stdDeviation="2"/><feComposite in2="hardAlpha" operator="out"/>
<feTurbulence type="fractalNoise" baseFrequency="2 2" stitchTiles="stitch" numOctaves="3" result="noise" seed="1790"/>
<feBlend mode="normal" in="SourceGraphic" in2="effect1_dropShadow_1_2" result="shape"/>
</filter>
<pattern id="pattern0_1_2" patternContentUnits="objectBoundingBox" width="1" height="1"><use xlink:href="#image0_1_2" transform="scale(0.01)"/></pattern>
<linearGradient id="paint0_linear_1_2" x1="0" y1="0" x2="0" y2="40" gradientUnits="userSpaceOnUse"><stop stop-color="#F2A900"/><stop offset="1" stop-color="#F2A900" stop-opacity="0"/></linearGradient>
<clipPath id="clip0_1_2"><rect width="120" height="80" fill="white" transform="translate(0 0)"/></clipPath>
<image id="image0_1_2" width="4" height="3" preserveAspectRatio="none" xlink:href="{pixels()}"/>
</defs>
</svg>"""

ILLUSTRATOR = """<?xml version="1.0" encoding="UTF-8"?>
<svg id="Layer_1" data-name="Layer 1" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <g isolation="isolate"><path d="M3,4c1-.5,2,1,3,0Z" fill="#12372a" stroke-width="0"/>
  <g style="mix-blend-mode: multiply; opacity: .5;"><circle cx="9" cy="9" r="4" fill="#f2a900"/></g></g>
  <text transform="translate(12 40)" fill="#231f20" font-family="Inter-Bold, Inter" font-size="12" font-weight="700"><tspan x="0" y="0" letter-spacing="-.02em">Wren</tspan></text>
</svg>"""

ILLUSTRATOR_SAVED = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 28.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Ebene_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px"
\t viewBox="0 0 64 64" style="enable-background:new 0 0 64 64;" xml:space="preserve">
<linearGradient id="SVGID_1_" gradientUnits="userSpaceOnUse" x1="0" y1="32" x2="64" y2="32"><stop offset="0" style="stop-color:#F2A900"/></linearGradient>
<path fill="url(#SVGID_1_)" d="M0,0h64v64H0V0z"/>
</svg>"""

INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->

<svg width="64mm" height="64mm" viewBox="0 0 64 64" version="1.1" id="svg5" xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg">
  <defs id="defs2" />
  <g id="layer1">
    <rect style="fill:#aa0000;stroke:none;stroke-width:0.264583;-inkscape-stroke:none" id="rect31" width="20" height="20" x="4" y="4" />
    <text xml:space="preserve" style="font-size:10.5833px;line-height:1.25;font-family:'Open Sans';-inkscape-font-specification:'Open Sans, Normal';text-align:center;text-anchor:middle;white-space:pre" x="30" y="30" id="t1"><tspan id="tspan1" style="stroke-width:0.26" x="30" y="30">Wren</tspan></text>
  </g>
</svg>"""

OTHERS = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg width="100%" height="100%" viewBox="0 0 64 64" version="1.1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xml:space="preserve" xmlns:serif="http://www.serif.com/" zoomAndPan="magnify" style="fill-rule:evenodd;clip-rule:evenodd;stroke-linejoin:round;stroke-miterlimit:2;">
    <metadata id="CorelCorpID_0Corel-Layer"/>
    <g id="Layer-1" serif:id="Layer 1" transform="matrix(1,0,0,1,-100,-200)"><path d="M0,0L9,9" style="fill:rgb(18,55,42);fill-rule:nonzero;"/></g>
    <g style="transform: translate(1px, 2px) rotate(4deg); transform-origin: 50% 50%"><use xlink:href="#Layer-1"/></g>
</svg>"""


@pytest.mark.parametrize("svg", [FIGMA, ILLUSTRATOR, ILLUSTRATOR_SAVED, INKSCAPE, OTHERS])
def test_what_drawing_programs_export_passes(svg):
    assert check_svg(svg.encode(), "x.svg") == []
    assert check_svg(b"\xef\xbb\xbf" + svg.replace("\n", "\r\n").encode(), "x.svg") == []


REMEDIES = {
    "Illustrator's own style sheet": (
        "<defs><style>.cls-1{fill:#12372a;}</style></defs>",
        "Presentation Attributes",
    ),
    "Inkscape's metadata": (
        '<metadata id="m"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Jo</dc:creator></rdf:RDF></metadata>',
        "Optimized SVG",
    ),
    "Inkscape's view": (
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" id="v"/>',
        "Optimized SVG",
    ),
    "Inkscape's place of the file": (
        '<g xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
        ' inkscape:export-filename="/home/jo/secret.png"/>',
        "Optimized SVG",
    ),
    "a note": ("<!-- for Acme, ask Jo -->", "Remove comments"),
    "a note like a signature": ("<!-- Created by Jo for Acme -->", "Remove comments"),
    "metadata in words": ("<metadata>drawn by Jo</metadata>", "Remove metadata"),
    "Figma's blur": (
        '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml" style="backdrop-filter:blur(2px)"/></foreignObject>',
        "PNG",
    ),
}


@pytest.mark.parametrize(("inside", "remedy"), REMEDIES.values(), ids=REMEDIES)
def test_what_tells_more_than_it_draws_is_told_with_what_to_do_in_the_program(inside, remedy):
    (problem, *_) = check_svg(SVG.format("\n" + inside).encode(), "x.svg")
    assert problem.line == 2
    assert remedy in problem.mend


def test_a_picture_with_many_faults_of_a_kind_is_told_once_for_each_kind():
    layer = '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="a" i:mode="b"/>'
    assert len(check_svg(SVG.format(f"{layer}\n" * 50).encode(), "x.svg")) == 1


def test_every_word_in_a_picture_can_be_checked():
    found = words(
        SVG.format(
            "<title>A wheel</title>\n<g id='Acme-Bank' aria-label='Hub'><text>Sp<tspan>oke</tspan></text></g>"
            "\n<metadata>by Jo</metadata><!-- note -->"
        ).encode(),
        "x.svg",
    ).split("\n")
    assert "A wheel" in found[0]
    assert all(word in found[1] for word in ("Acme-Bank", "Hub", "Spoke"))
    assert "by Jo" in found[2] and "note" in found[2]


# What runs, asks or hides


ACTIVE = {
    "script": "<script>alert(1)</script>",
    "script of another namespace": '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
    "prefixed script": '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
    "handler": '<path onclick="alert(1)" d="M0 0"/>',
    "handler in capitals": '<path ONLOAD="alert(1)" d="M0 0"/>',
    "handler where layers are named": '<path xmlns:s="http://www.serif.com/" s:onclick="x" d="M0 0"/>',
    "foreign object": "<foreignObject><body/></foreignObject>",
    "link": '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
    "use of another file": '<use href="https://evil.example/x.svg#a"/>',
    "use by xlink": '<use xlink:href="//evil.example/x.svg#a"/>',
    "use beside itself": '<use href="x.svg#a"/>',
    "picture of another host": '<image href="https://evil.example/p.png"/>',
    "picture of a filter": '<filter><feImage href="https://evil.example/p.png"/></filter>',
    "svg within": '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    "html within": '<image href="data:text/html;base64,PHN2Zy8+"/>',
    "animation": '<animate attributeName="href" to="javascript:alert(1)"/>',
    "set": '<set attributeName="onclick" to="alert(1)"/>',
    "base": '<g xml:base="https://evil.example/"/>',
    "style": "<style>@import url(//evil.example/x.css);</style>",
    "style attribute": '<path style="fill:url(//evil.example/x)" d="M0 0"/>',
    "style in escapes": r'<path style="fill:u\72l(//evil.example/x)" d="M0 0"/>',
    "style in other escapes": r'<path style="fill:\000075rl(//evil.example/x)" d="M0 0"/>',
    "style in references": '<path style="fill:&#117;&#x72;l(//evil.example/x)" d="M0 0"/>',
    "style after its own": '<path style="fill:url(#a);background:url(//evil.example)" d="M0 0"/>',
    "style with a set of pictures": "<g style=\"mask:image-set('//evil.example/x' 1x)\"/>",
    "style with a vendor's set": "<g style=\"mask:-webkit-image-set(url(//evil.example) 1x)\"/>",
    "style with src()": "<g style=\"cursor:src('//evil.example/x')\"/>",
    "style with image()": "<g style=\"fill:image('//evil.example/x')\"/>",
    "style with a fade": "<g style=\"mask:cross-fade(url(//evil.example/x),url(#a))\"/>",
    "style with an import": '<g style="@import url(#a)"/>',
    "style that binds": '<g style="-moz-binding:url(#a)"/>',
    "style of a page": '<g style="position:fixed;inset:0"/>',
    "paint of another file": '<path fill="url(https://evil.example/x#a)" d="M0 0"/>',
    "paint in quotes": '<path fill="URL( \'//evil.example/x#a\')" d="M0 0"/>',
    "paint in escapes": r'<path fill="ur\6c (//evil.example/x#a)" d="M0 0"/>',
    "paint after its own": '<path fill="url(#a) url(//evil.example)" d="M0 0"/>',
    "paint by a set": "<path fill=\"IMAGE-SET('//evil.example/x' 1x)\" d='M0 0'/>",
    "paint by src()": "<path mask=\"src('//evil.example/x')\" d='M0 0'/>",
    "paint over lines": '<path fill="url(&#10;//evil.example/x)" d="M0 0"/>',
    "cursor": '<g cursor="url(//evil.example/x),auto"/>',
    "stylesheet": '<?xml-stylesheet href="//evil.example/x.css"?>',
}  # fmt: skip


@pytest.mark.parametrize("inside", ACTIVE.values(), ids=ACTIVE)
def test_a_picture_that_could_run_or_ask_is_refused_with_its_line(inside):
    problems = check_svg(SVG.format("\n" + inside).encode(), "data/assets/x.svg")
    assert [problem.line for problem in problems][:1] == [2]
    assert problems[0].what
    assert "export" in problems[0].mend or "into the picture itself" in problems[0].mend


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY a "x">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>",
        b"<svg><script>alert(1)</script></svg>",
        b"<svg xmlns='http://www.w3.org/2000/svg'>",
        b"not a picture",
        b"\x1f\x8b\x08\x00",
        b"<svg xmlns='http://www.w3.org/2000/svg'>\r\r\r</svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'/>".encode("utf-16"),
        b"<?xml version='1.0' encoding='cp1026'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        ("<svg xmlns='http://www.w3.org/2000/svg'>" + "<g>" * 100_000).encode(),
        SVG.format("<g>" * DEEPEST + "</g>" * DEEPEST).encode(),
        b"<svg xmlns='http://www.w3.org/2000/svg'>" + b" " * 2_000_000,
    ],
)
def test_what_is_no_plain_picture_is_refused(data):
    assert check_svg(data, "data/assets/x.svg")


@pytest.mark.parametrize(
    "inside",
    [
        '<title>A wheel</title><circle cx="1" cy="1" r="1" fill="url(#a)"/>',
        '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs><use xlink:href="#a"/>',
        f'<image href="{pixels()}"/><image href="{pixels("JPEG")}"/><image href="{pixels("WEBP")}"/>',
        '<text xml:space="preserve" font-family="Georgia">a &lt; b (c)</text>',
        "<g transform=\"matrix(1 0 0 1 2 3)\" fill=\"var(--brand, #123)\" aria-label=\"url(x)\"/>",
    ],
)  # fmt: skip
def test_a_picture_that_only_draws_is_fine(inside):
    assert check_svg(SVG.format(inside).encode(), "x.svg") == []


def test_a_picture_of_pixels_within_is_opened_too():
    taken = Image.Exif()
    taken.get_ifd(0x8825)[1] = "N"
    for inside in (pixels("JPEG", exif=taken), pixels()[:-20], pixels().replace("png", "jpeg")):
        problems = check_svg(SVG.format(f'\n<image href="{inside}"/>').encode(), "x.svg")
        assert [problem.line for problem in problems] == [2], problems
        assert "within this picture" in problems[0].what and "make fix" not in problems[0].mend


# What does not end


def doubled(times: int, draw: str) -> str:
    """Each part draws the one before it twice."""
    parts = [f'<g id="p{n + 1}">{draw.format(n) * 2}</g>' for n in range(times)]
    return SVG.format('<path id="p0" d="M0 0"/>\n' + "\n".join(parts))


@pytest.mark.parametrize(
    "draw",
    [
        '<use href="#p{}"/>',
        '<use xlink:href=" #p{} "/>',
        '<rect fill="url(#p{})"/>',
        "<rect style=\"mask:url('#p{}')\"/>",
        '<path marker-end="url(#p{})" d="M0 0"/>',
    ],
)
def test_what_would_draw_without_end_is_refused_before_anybody_draws_it(draw):
    few, many = doubled(4, draw), doubled(64, draw)
    assert check_svg(few.encode(), "x.svg") == []
    assert f"more than {MOST_DRAWN:,} things" in check_svg(many.encode(), "x.svg")[0].what


def test_a_picture_that_draws_itself_is_refused_with_its_line():
    inside = '\n<g id="a"><use href="#b"/></g>\n<g id="b"><use href="#%61"/></g>'
    (problem,) = check_svg(SVG.format(inside).encode(), "x.svg")
    assert problem.line in (2, 3) and "itself" in problem.what


@pytest.mark.whole
def test_a_drawing_of_many_parts_is_fine():
    dots = '<path d="M0 0h1" fill="url(#a)" clip-path="url(#c)"/>' * 15_000
    shared = '<linearGradient id="a"><stop/><stop/></linearGradient><clipPath id="c"><path d="M0 0"/></clipPath>'
    assert check_svg(SVG.format(shared + dots).encode(), "x.svg") == []
