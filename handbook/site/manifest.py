"""What a release holds: its files with their SHA-256, in a file of the release itself."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

MANIFEST = ".manifest.json"
"""The manifest's name within a release: a JSON object from each file's path to its hash, in hexadecimal."""
NAME = ".release"
"""A release's own name, within it: whoever reads it through the link knows where the link leads now."""


def write_manifest(site: Path) -> None:
    """Note what the folder holds now."""
    text = json.dumps(_hashes(site), indent=0, sort_keys=True, ensure_ascii=False)
    (site / MANIFEST).write_text(text, encoding="utf-8")
    (site / MANIFEST).chmod(0o644)


def write_name(release: Path) -> bool:
    """Note in the release what it is called. Returns whether that had to be written."""
    file = release / NAME
    if file.is_file() and file.read_text(encoding="utf-8") == release.name:
        return False
    file.write_text(release.name, encoding="utf-8")
    file.chmod(0o644)
    return True


def fingerprint(site: Path) -> str:
    """A name for what the manifest lists, 16 hexadecimal digits: the same files give the same, whenever and wherever built."""
    return name_of(listed_in((site / MANIFEST).read_bytes()))


def name_of(listed: dict[str, str]) -> str:
    """The name for what a manifest lists."""
    lines = "".join(f"{file}\0{content}\n" for file, content in sorted(listed.items()))
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


def listed_in(manifest: bytes) -> dict[str, str]:
    """Each file's path and hash, by the manifest's bytes. Raises ``ValueError`` when they are no manifest."""
    listed = json.loads(manifest)
    if not isinstance(listed, dict):
        raise ValueError("not a manifest")
    return listed


def is_release(folder: Path) -> bool:
    """Whether the folder carries a manifest of ours, whatever became of its files."""
    try:
        return bool(listed_in((folder / MANIFEST).read_bytes()))
    except (OSError, ValueError):
        return False


def is_whole(folder: Path) -> bool:
    """Whether the folder holds exactly the files that its manifest lists, and is named after them if it has a release's name."""
    if not is_release(folder):
        return False
    named = folder.name.startswith(".") or folder.name.split("-")[0] == fingerprint(folder)
    return named and _hashes(folder) == listed_in((folder / MANIFEST).read_bytes())


def _hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
        if file not in (folder / MANIFEST, folder / NAME)
    }
