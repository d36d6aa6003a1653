"""The first four groups of the facts as a ``_brand.yml``, in the shape that Posit's brand.yml gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from handbook.subjects.color import ROLES

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

LINKS = {"home"}
"""The link of ours that is meant for everyone; the others lead into the company."""


def brand_yml(brand: Brand) -> bytes:
    """UTF-8 YAML. The logo's paths are those of this site, from its root."""
    value: dict[str, Any] = {
        "meta": {
            "name": {"short": str(brand.meta.name.short), "full": str(brand.meta.name.full)},
        },
    }
    if links := {name: str(link) for name in LINKS if (link := getattr(brand.meta.link, name))}:
        value["meta"]["link"] = links
    for name, part in (("logo", _logo), ("color", _color), ("typography", _typography)):
        if getattr(brand, name):
            value[name] = part(brand)
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True).encode()


def _logo(brand: Brand) -> dict[str, Any]:
    images = {
        str(key): {"path": f"../{image.path.url}", "alt": str(image.alt)}
        for key, image in brand.logo.images.items()
    }
    sizes = {
        size: {"light": str(variant.light), "dark": str(variant.dark)}
        for size in ("small", "medium", "large")
        if (variant := getattr(brand.logo, size))
    }
    return {"images": images, **sizes}


def _color(brand: Brand) -> dict[str, Any]:
    palette = {str(key): str(value) for key, value in brand.color.palette.items()}
    by_value = {value: key for key, value in palette.items()}
    jobs = {
        job: by_value.get(str(value), str(value))
        for job in ROLES
        if (value := getattr(brand.color, job))
    }
    return {"palette": palette, **jobs}


def _typography(brand: Brand) -> dict[str, Any]:
    """The styles. Where a font's file is stays out: brand.yml would look for it beside the document."""
    styles = {}
    for name, field in type(brand.typography).model_fields.items():
        style = getattr(brand.typography, name)
        if (
            name != "fonts"
            and style
            and (set_ := style.model_dump(by_alias=True, exclude_none=True))
        ):
            styles[field.alias or name] = _style(set_)
    return styles


def _style(settings: dict[str, Any]) -> dict[str, Any]:
    numbers = {"line-height": float, "weight": lambda text: int(text) if text.isdigit() else text}
    return {key: numbers.get(key, str)(str(value)) for key, value in settings.items()}
