"""What a storage says with each file, where no web server of ours does: its kind, and how long it may be kept.

``deploy/apache/handbook.conf`` says the same; a test holds the two against each other.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_TEXT = {
    "text/html": ".html",
    "text/css": ".css",
    "text/javascript": ".js",
    "application/json": ".json",
    "image/svg+xml": ".svg",
    "text/calendar": ".ics",
    "text/vcard": ".vcf",
    "text/csv": ".csv",
    "text/plain": ".txt .md .scss .gpl .yml",
    "application/opensearchdescription+xml": ".xml",
}
_BINARY = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/x-icon": ".ico",
    "font/woff2": ".woff2",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/zip": ".zip",
}
_KINDS = {
    ending: kind
    for kinds, charset in ((_TEXT, "; charset=utf-8"), (_BINARY, ""))
    for plain, endings in kinds.items()
    for ending in endings.split()
    for kind in [plain + charset]
}
_HASHED = re.compile(r"\.[0-9a-f]{8,64}\.[a-z0-9]+$")


def content_type(file: str) -> str:
    """The media type of a release's file, by its ending; whatever is not known is bytes to keep (RFC 2046 4.5.1)."""
    return _KINDS.get(PurePosixPath(file).suffix.lower(), "application/octet-stream")


def cache_control(file: str) -> str:
    """A file with a hash in its name never changes; all else is the reader's browser's alone, and asked for anew."""
    return "private, max-age=31536000, immutable" if _HASHED.search(file) else "private, no-cache"
