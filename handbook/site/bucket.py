"""One place in an object storage, and what it refuses in plain words. Needs the package obstore."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError, PreconditionError
from obstore.store import S3Store

from handbook.site.headers import cache_control, content_type
from handbook.site.publishing import StorageFailed

ADDRESS = re.compile(r"s3:(//)?(?P<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?P<prefix>(/[^/]+)*)/?")
"""``s3:bucket`` or ``s3:bucket/prefix``, with or without two slashes."""

_KEY = (
    "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN, if it is for a while only)"
)
_REFUSALS = (
    ("NoSuchBucket", "there is no bucket {bucket}", "create it, or correct its name"),
    ("169.254.169.254|169.254.170.2", "there is no key for the storage", f"set {_KEY}"),
    (
        "InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken|InvalidToken|401 Unauthorized",
        "the storage does not accept our key",
        f"set {_KEY} anew",
    ),
    ("RequestTimeTooSkewed", "the storage finds our clock wrong", "set this machine's clock"),
    (
        "403 Forbidden",
        "the storage does not let our key do that in {bucket}",
        "let it list the bucket, and read, write and delete what is beneath {place}",
    ),
    (
        "configured region|PermanentRedirect|AuthorizationHeaderMalformed",
        "the bucket {bucket} is in another region",
        "set AWS_REGION",
    ),
    ("BadScheme", "the storage's address is not https", "correct AWS_ENDPOINT_URL"),
    (
        "kind: Connect|kind: Timeout|error sending request",
        "the storage cannot be reached",
        "see that the network is up, and that AWS_ENDPOINT_URL, if it is set, is right",
    ),
    ("SlowDown|status: 5", "the storage is failing", "wait a little"),
)
"""What stands in an error of the storage's client, what it means, and what to do; the first that fits holds."""

_Answer = TypeVar("_Answer")


class Missing(Exception):
    """There is no such object."""


class Changed(Exception):
    """An object is no longer what was read."""


class Bucket:
    """What is beneath a prefix of a bucket. Where, and by whose key, is in the environment (``AWS_…``).

    Every method may raise ``StorageFailed``.
    """

    def __init__(self, address: str):
        """``address`` matches ``ADDRESS``. Raises ``StorageFailed`` when the environment has what nobody can read."""
        parts = ADDRESS.fullmatch(address)
        assert parts
        self.bucket, prefix = parts["bucket"], parts["prefix"].strip("/")
        self._place = f"s3://{self.bucket}/{prefix}".rstrip("/")
        self._store = self._asked(
            lambda: S3Store(
                self.bucket,
                prefix=prefix or None,
                retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=60)},
            )
        )

    def __str__(self) -> str:
        return self._place

    def place(self, key: str) -> str:
        """Where an object is, for people."""
        return f"{self._place}/{key}"

    def read(self, key: str) -> bytes:
        """The object's bytes. Raises ``Missing``."""
        return self.read_tagged(key)[0]

    def read_tagged(self, key: str) -> tuple[bytes, str | None]:
        """The object's bytes, and the tag of this version of it. Raises ``Missing``."""

        def got() -> tuple[bytes, str | None]:
            answer = obstore.get(self._store, key)
            return bytes(answer.bytes()), answer.meta["e_tag"]

        return self._asked(got)

    def write(self, key: str, content: bytes) -> None:
        """Put an object there, with what readers' browsers are to know of it."""
        about = {"Content-Type": content_type(key), "Cache-Control": cache_control(key)}
        self._asked(lambda: obstore.put(self._store, key, content, attributes=about))

    def replace(self, key: str, content: bytes, tag: str | None) -> None:
        """Put an object in place of the version with that tag, or of none. Raises ``Changed`` when another is there."""
        about = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
        try:
            self._asked(
                lambda: obstore.put(
                    self._store,
                    key,
                    content,
                    attributes=about,
                    mode={"e_tag": tag} if tag else "create",
                )
            )
        except (AlreadyExistsError, PreconditionError, Missing):
            raise Changed from None

    def keys(self, beneath: str) -> dict[str, datetime]:
        """The objects beneath a prefix, and when each was written, by the storage's clock."""

        def listed() -> dict[str, datetime]:
            batches = obstore.list(self._store, beneath)
            return {one["path"]: one["last_modified"] for batch in batches for one in batch}

        return self._asked(listed)

    def delete(self, keys: Iterable[str]) -> None:
        """Delete objects; one that is not there is none to delete."""
        if paths := list(keys):
            self._asked(lambda: obstore.delete(self._store, paths))

    def _asked(self, ask: Callable[[], _Answer]) -> _Answer:
        try:
            return ask()
        except (AlreadyExistsError, PreconditionError):
            raise
        except (BaseError, OSError) as error:
            if isinstance(error, FileNotFoundError) and "NoSuchBucket" not in str(error):
                raise Missing from None
            raise self._refusal(str(error)) from error

    def _refusal(self, error: str) -> StorageFailed:
        told = error.splitlines()[0].replace("{", "{{").replace("}", "}}")
        unknown = [f"the storage refused: {told}", "have a look at it"]
        known = (texts for sign, *texts in _REFUSALS if re.search(sign, error))
        names = {"bucket": self.bucket, "place": self._place}
        return StorageFailed(*(text.format(**names) for text in next(known, unknown)))
