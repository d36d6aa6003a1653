"""Publishing past one machine: to object storage (S3 and what speaks like it), with the promise that a folder gets.

Under the target's prefix ``releases/<name>/`` holds a release, its manifest with it. Its name is never used again, so
whoever reads it reads what was verified. ``editions`` is the pointer: one object with the names of the editions, oldest
first, a line each; readers get the last. The storage replaces it in one step, and only while it is still the one that
was read (``If-Match``, RFC 9110 13.1.1): of two who publish at once, one wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import TypeVar

from handbook.site.bucket import Bucket, Changed, Missing
from handbook.site.manifest import MANIFEST, listed_in, name_of, write_manifest
from handbook.site.publishing import (
    KEPT,
    Busy,
    Foreign,
    NothingToRollBack,
    StorageFailed,
    Unanswered,
)

EDITIONS = "editions"
"""The pointer's name."""
ABANDONED = timedelta(days=1)
"""After so long nobody is still uploading a release."""

_RELEASE = re.compile(r"[0-9a-f]{16}-[0-9a-f]{8}")
_Done = TypeVar("_Done")


def publish(site: Path, bucket: Bucket) -> str:
    """Make the built ``site`` the edition that the bucket shows, in one step. Returns the release's name.

    Raises ``Busy`` when somebody else published meanwhile, ``Foreign`` when the pointer is not ours, ``StorageFailed``
    when the storage does not let us; the edition that was shown is then still shown.
    """
    write_manifest(site)
    editions, tag = _editions(bucket)
    listed = listed_in((site / MANIFEST).read_bytes())
    content = name_of(listed)
    if editions and editions[-1].startswith(content) and _is_whole(bucket, editions[-1]):
        return editions[-1]
    release = f"{content}-{token_hex(4)}"
    _upload(bucket, site, listed, release)
    kept = [*editions, release][-KEPT:]
    _show(bucket, kept, tag)
    with suppress(
        StorageFailed
    ):  # the new edition is up; what cannot be cleared now is cleared later
        _prune(bucket, kept, set(editions) - set(kept))
    return release


def rollback(bucket: Bucket) -> tuple[str, list[str]]:
    """Make the bucket show the edition before the one it shows now.

    Returns that release, and the names of those passed over because they are no longer what was published. Raises
    ``NothingToRollBack``, or what ``publish`` raises.
    """
    editions, tag = _editions(bucket)
    earlier, altered = editions[:-1], []
    while earlier and not _is_whole(bucket, earlier[-1]):
        altered.append(earlier.pop())
    if not earlier:
        raise NothingToRollBack(*altered)
    _show(bucket, earlier, tag)
    return earlier[-1], altered


def look(bucket: Bucket) -> None:
    """See that we may read there, before anything is built. Raises what ``publish`` raises."""
    _editions(bucket)


def _editions(bucket: Bucket) -> tuple[list[str], str | None]:
    """The editions, oldest first, and the tag of this version of the pointer; none where nothing was published yet."""
    try:
        text, tag = bucket.read_tagged(EDITIONS)
    except Missing:
        return [], None
    names = text.decode(errors="replace").split("\n")[:-1]
    if not names or not all(map(_RELEASE.fullmatch, names)):
        raise Foreign(bucket.place(EDITIONS))
    return names, tag


def _show(bucket: Bucket, editions: list[str], tag: str | None) -> None:
    """Move the pointer, if it is still the one that was read."""
    text = "".join(f"{name}\n" for name in editions).encode()
    try:
        bucket.replace(EDITIONS, text, tag)
    except (Changed, StorageFailed) as error:
        if _shown(bucket) != text:
            raise (Busy() if isinstance(error, Changed) else error) from None
        # The answer was lost on its way, and the storage asked twice: it was us.


def _shown(bucket: Bucket) -> bytes:
    """The pointer as it is, after the storage did not say that it moved it."""
    try:
        return bucket.read(EDITIONS)
    except Missing:
        return b""
    except StorageFailed as error:
        raise Unanswered(*error.args) from None


def _upload(bucket: Bucket, site: Path, listed: dict[str, str], release: str) -> None:
    """Put a release there, and read it back. The manifest arrives first: by it the rest is known as ours."""

    def send(file: str) -> None:
        bucket.write(_key(release, file), (site / file).read_bytes())

    send(MANIFEST)
    _each(listed, send)
    if not _is_whole(bucket, release):
        raise StorageFailed(
            "what arrived in the storage differs from what was built", "have a look at it"
        )


def _is_whole(bucket: Bucket, release: str) -> bool:
    """Whether just the files that its manifest lists are there, each with its bytes, and it is named after them."""
    listed = _listed(bucket, release)

    def is_same(file: str) -> bool:
        with suppress(Missing):
            return sha256(bucket.read(_key(release, file))).hexdigest() == listed[file]
        return False

    there = {key.removeprefix(_key(release, "")) for key in bucket.keys(_key(release, ""))}
    named = release.startswith(name_of(listed))
    return named and there == {*listed, MANIFEST} and all(_each(listed, is_same))


def _listed(bucket: Bucket, release: str) -> dict[str, str]:
    """What the release's manifest lists; nothing where there is none of ours."""
    try:
        return listed_in(bucket.read(_key(release, MANIFEST)))
    except (Missing, ValueError):
        return {}


def _prune(bucket: Bucket, kept: list[str], fallen: set[str]) -> None:
    """Delete the releases that fell out of those kept, and those given up long ago; of each, what its manifest lists.

    What is young and not kept may be somebody's who is uploading now. The storage refuses whose clock is wrong.
    """
    newest: dict[str, datetime] = {}
    for key, written in bucket.keys("releases").items():
        release = key.split("/")[1]
        if _RELEASE.fullmatch(release) and release not in kept:
            newest[release] = max(written, newest.get(release, written))
    long_ago = datetime.now(UTC) - ABANDONED
    for release, written in newest.items():
        if release in fallen or written < long_ago:
            files = _listed(bucket, release)
            bucket.delete(_key(release, file) for file in files)
            bucket.delete([_key(release, MANIFEST)] if files else [])


def _key(release: str, file: str) -> str:
    return f"releases/{release}/{file}"


def _each(files: Iterable[str], work: Callable[[str], _Done]) -> list[_Done]:
    """Do the work for each file, many at once: most of it is waiting."""
    with ThreadPoolExecutor(16) as crew:
        return list(crew.map(work, files))
