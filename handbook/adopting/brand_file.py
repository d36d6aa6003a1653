"""Facts from a ``_brand.yml`` as it is published (https://posit-dev.github.io/brand-yml/), whoever wrote it for whatever.

Its first four groups have our shape, with more freedom: a name for a color may stand for another name, a logo may be a
bare path, a font may be one that another host serves. What stands in ours is what it comes to; what has no place here is
told, and nothing is refused but a file that is no YAML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

from handbook.adopting.brand_looks import colors, typography
from handbook.adopting.brought import Brought, fits, key_of
from handbook.kinds import Key, WebAddress
from handbook.problems import Problem
from handbook.input.text_files import read_source

NETWORKS = {
    "bluesky": "Bluesky", "facebook": "Facebook", "github": "GitHub", "instagram": "Instagram",
    "linkedin": "LinkedIn", "mastodon": "Mastodon", "threads": "Threads", "tiktok": "TikTok",
    "twitter": "X", "x": "X", "xing": "Xing", "youtube": "YouTube",
}  # fmt: skip
SIZES = ("small", "medium", "large")
_OURS = ("meta", "logo", "color", "typography")


def read_brand_file(file: Path) -> tuple[Brought, list[Problem]]:
    """What the document brings, and the problems when it is none."""
    source, problems = read_source(file, file.name)
    brought = Brought(file, source=source or "")
    if source is None:
        return brought, problems
    try:
        data = yaml.load(source, Loader=yaml.BaseLoader)  # texts only
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        what = f"this is no YAML: {getattr(error, 'problem', None) or 'it is nested too deep'}"
        mend = "mend it in the program that reads it"
        return brought, [Problem(file.name, mark.line + 1 if mark else 1, "yaml", what, mend)]
    _read(data if isinstance(data, dict) else {}, brought)
    return brought, []


def _read(data: dict[str, Any], brought: Brought) -> None:
    for key in data.keys() - set(_OURS):
        brought.tell(f"{key}:", f"{key} is for other programs, and stays there")
    palette = colors(data.get("color"), brought)
    _meta(data.get("meta"), brought)
    _logo(data.get("logo"), brought)
    typography(data.get("typography"), palette, brought)


def _meta(meta: Any, brought: Brought) -> None:
    if not isinstance(meta, dict):
        return
    name, link = meta.get("name"), meta.get("link")
    facts: dict[str, Any] = {}
    if isinstance(name, dict):
        short = name.get("short") or name.get("full")
        name = {"short": short, "full": name.get("full") or short} if short else None
    if name:
        facts["name"] = name
    links = {"home": link} if isinstance(link, str) else dict(link) if link else {}
    links = {key: value for key, value in links.items() if _is_address(key, value, brought)}
    if home := links.pop("home", None):
        facts["link"] = {"home": home}
        brought.facts.setdefault("contact", {})["site"] = home
    if facts:
        brought.facts = {"meta": facts, **brought.facts}
    for key, address in links.items():
        _place(key, address, brought)


def _is_address(key: str, value: Any, brought: Brought) -> bool:
    if is_one := fits(WebAddress, value):
        return is_one
    brought.tell(str(value), f"link.{key} is no web address, and did not come along")
    return False


def _place(key: str, address: str, brought: Brought) -> None:
    """A link of ours elsewhere: a network we are on, or a fact of our own."""
    name = re.sub(r"\W+", "_", key.lower()).strip("_")
    path = [part for part in unquote(urlsplit(address).path).split("/") if part]
    if name in NETWORKS and path:
        social = {"network": NETWORKS[name], "name": path[-1], "link": address}
        brought.facts.setdefault("contact", {}).setdefault("social", {})[name] = social
    elif fits(Key, name):
        brought.facts.setdefault("facts", {})[f"{name}_link"] = address


def _logo(logo: Any, brought: Brought) -> None:
    logo = dict.fromkeys(SIZES, logo) if isinstance(logo, str) else logo
    if not isinstance(logo, dict):
        return
    names, images = dict(logo.get("images") or {}), dict[str, Any]()
    sizes = {}
    for size in SIZES:
        value = logo.get(size)
        both = (
            value
            if isinstance(value, dict) and "path" not in value
            else dict.fromkeys(("light", "dark"), value)
        )
        found = {
            scheme: _image(both.get(scheme), names, images, brought) for scheme in ("light", "dark")
        }
        light, dark = found["light"] or found["dark"], found["dark"] or found["light"]
        if light:
            sizes[size] = light if light == dark else {"light": light, "dark": dark}
    for name in names:
        _image(name, names, images, brought)
    if sizes:
        near = {
            "small": ("medium", "large"),
            "medium": ("large", "small"),
            "large": ("medium", "small"),
        }
        whole = {
            size: sizes.get(size) or next(sizes[one] for one in near[size] if one in sizes)
            for size in SIZES
        }
        brought.facts["logo"] = {"images": images, **whole}


def _image(
    value: Any, names: Mapping[str, Any], images: dict[str, Any], brought: Brought
) -> str | None:
    """The key of an image, which stands among ``images`` from now on; None when its file is not there."""
    key = value if isinstance(value, str) and value in names else None
    value = names[key] if key else value
    path = value.get("path") if isinstance(value, dict) else value
    if not isinstance(path, str) or not path:
        return None
    key = key_of(key or Path(path).stem)
    if key not in images:
        if (ours := brought.take(path, "logo")) is None:
            return None
        alt = value.get("alt") if isinstance(value, dict) else None
        images[key] = {"path": ours, "alt": alt or f"The {_called(brought)} logo"}
    return key


def _called(brought: Brought) -> str:
    name = brought.facts.get("meta", {}).get("name", "company's")
    return name["short"] if isinstance(name, dict) else name
