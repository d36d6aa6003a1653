"""Past one machine: in a storage too, readers see one whole edition, whoever stops, fails or publishes at the same time."""

from __future__ import annotations

import hashlib
import json
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

pytest.importorskip("obstore")
pytest.importorskip("moto")
pytest.importorskip("flask_cors")

from click.testing import CliRunner
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

from handbook.__main__ import main
from handbook.site import storage
from handbook.site.bucket import ADDRESS, Bucket
from handbook.site.headers import cache_control, content_type
from handbook.site.publishing import (
    Busy,
    Foreign,
    NothingToRollBack,
    StorageFailed,
    Unanswered,
)
from project import CHECKOUT

FILES = ["index.html", "one/index.html", "two/ü & b.html", "assets/app.0123456789abcdef.js"]


class Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    def log(self, *_: object) -> None:
        pass


@dataclass
class Server:
    """A storage like S3 (moto) on loopback. ``before`` hears of each request, and may answer in the storage's place."""

    before: Callable[[str, str], bytes | None] = lambda method, path: None
    asked: list[str] = field(default_factory=list)
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.storage = DomainDispatcherApplication(create_backend_app)
        self.server = make_server("127.0.0.1", 0, self, threaded=True, request_handler=Quiet)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def __call__(self, environ, start):
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"].encode("latin-1").decode()
        refusal = self.before(method, path)
        if refusal is not None:
            start(refusal.decode(), [("Content-Length", "0")])
            return [b""]
        with self._one_at_a_time:  # as a storage decides who comes first
            answer = list(self.storage(environ, start))
        self.asked.append(f"{method} {path}")
        return answer

    def ask(self, key: str, method: str = "GET", content: bytes | None = None):
        """The storage's answer to somebody with a key of their own."""
        sent = {
            "Authorization": "AWS4-HMAC-SHA256 Credential=other/20261122/us-east-1/s3/aws4",
            "Content-Type": "application/octet-stream",
        }
        address = f"{self.address}/{quote(key)}"
        return urllib.request.urlopen(urllib.request.Request(address, content, sent, method=method))

    def read(self, key: str) -> bytes:
        with self.ask(key) as answer:
            return answer.read()

    def write(self, key: str, content: bytes) -> None:
        self.ask(key, "PUT", content).close()

    def keys(self, bucket: str) -> list[str]:
        listed = self.read(bucket).decode()
        return re.findall("<Key>(.*?)</Key>", listed)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.server.serve_forever, daemon=True)
    thread.start()
    with pytest.MonkeyPatch.context() as environment:
        for name, value in {
            "ACCESS_KEY_ID": "key",
            "SECRET_ACCESS_KEY": "secret",
            "REGION": "us-east-1",
            "ENDPOINT_URL": server.address,
            "ALLOW_HTTP": "true",
        }.items():
            environment.setenv(f"AWS_{name}", value)
        yield server
    server.server.shutdown()
    server.server.server_close()


@pytest.fixture
def bucket(server: Server, request: pytest.FixtureRequest) -> Iterator[Bucket]:
    """A place in a bucket of its own."""
    name = f"b-{hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:20]}"
    server.write(name, b"")
    yield Bucket(f"s3:{name}/the handbook")
    server.before = lambda method, path: None


@pytest.fixture
def build(tmp_path: Path) -> Callable[[str], Path]:
    """A small built site, every file of which says the same."""

    def build(text: str) -> Path:
        for file in FILES:
            path = tmp_path / text / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{file}: {text}")
        return tmp_path / text

    return build


def shown(server: Server, bucket: Bucket) -> str:
    """The edition that a reader gets, by way of the pointer; fails when a file is missing, altered or of another one."""
    release = server.read(f"{bucket.bucket}/the handbook/editions").decode().split("\n")[-2]
    base = f"{bucket.bucket}/the handbook/releases/{release}"
    listed = json.loads(server.read(f"{base}/.manifest.json"))
    contents = {file: server.read(f"{base}/{file}") for file in listed}
    hashes = {file: hashlib.sha256(content).hexdigest() for file, content in contents.items()}
    assert hashes == listed and sorted(listed) == sorted(FILES)
    (text,) = {content.decode().partition(": ")[2] for content in contents.values()}
    return text


def releases(server: Server, bucket: Bucket) -> set[str]:
    keys = server.keys(bucket.bucket)
    return {key.split("/")[2] for key in keys if key.startswith("the handbook/releases/")}


def test_five_editions_are_kept_and_gone_back_to_one_at_a_time(server, bucket, build):
    made = [storage.publish(build(f"edition {number}"), bucket) for number in range(7)]
    assert shown(server, bucket) == "edition 6"
    assert releases(server, bucket) == set(made[2:])
    assert [storage.rollback(bucket) for _ in range(4)] == [(name, []) for name in made[5:1:-1]]
    assert shown(server, bucket) == "edition 2"
    with pytest.raises(NothingToRollBack):
        storage.rollback(bucket)
    assert shown(server, bucket) == "edition 2"


def test_what_is_shown_already_is_not_sent_again(server, bucket, build):
    release = storage.publish(build("A"), bucket)
    server.asked.clear()
    assert storage.publish(build("A"), bucket) == release
    assert not [asked for asked in server.asked if asked.startswith("PUT")]
    server.write(f"{bucket.bucket}/the handbook/releases/{release}/index.html", b"altered")
    assert storage.publish(build("A"), bucket) != release
    assert shown(server, bucket) == "A"


def test_an_altered_edition_is_passed_over(server, bucket, build):
    first, second, _ = (storage.publish(build(text), bucket) for text in "ABC")
    server.write(f"{bucket.bucket}/the handbook/releases/{second}/more.html", b"not ours")
    assert storage.rollback(bucket) == (first, [second])
    assert shown(server, bucket) == "A"


def writes_of(server: Server, work: Callable[[], object]) -> int:
    """How many times a work writes or deletes."""
    server.asked.clear()
    work()
    return sum(asked.startswith(("PUT", "POST", "DELETE")) for asked in server.asked)


def stop_at(server: Server, number: int, answer: Callable[[], bytes | None]) -> None:
    """From now on, what writes goes through ``answer``, from the one with this number on."""
    count, lock = iter(range(10_000)), threading.Lock()

    def before(method: str, path: str) -> bytes | None:
        if method not in ("PUT", "POST", "DELETE"):
            return None
        with lock:
            return answer() if next(count) >= number else None

    server.before = before


def test_a_publish_that_is_refused_at_any_upload_leaves_the_old_edition(server, bucket, build):
    for text in "ABCDE":
        storage.publish(build(text), bucket)
    steps = writes_of(server, lambda: storage.publish(build("F"), bucket))
    assert steps == len(FILES) + 4  # manifest, pointer, and two to clear away the oldest
    for number in range(len(FILES) + 2):
        stop_at(server, number, lambda: b"403 Forbidden")
        with pytest.raises(StorageFailed, match="does not let our key"):
            storage.publish(build(f"not {number}"), bucket)
        server.before = lambda method, path: None
        assert shown(server, bucket) == "F"
    for number in (len(FILES) + 2, len(FILES) + 3):  # the new one is up; clearing away can wait
        stop_at(server, number, lambda: b"403 Forbidden")
        storage.publish(build(f"up {number}"), bucket)
        server.before = lambda method, path: None
        assert shown(server, bucket) == f"up {number}"


@pytest.mark.parametrize("number", [2, len(FILES) + 1])
def test_a_killed_publish_leaves_the_old_edition_and_the_next_one_works(
    server, bucket, build, number
):
    storage.publish(build("A"), bucket)
    work = "import sys; from pathlib import Path; from handbook.site import bucket, storage; storage.publish(Path(sys.argv[1]), bucket.Bucket(sys.argv[2]))"
    started: list[subprocess.Popen[bytes]] = []

    def kill() -> bytes:
        started[0].send_signal(signal.SIGKILL)
        return b"500 Gone"

    stop_at(server, number, kill)
    started.append(
        subprocess.Popen([sys.executable, "-c", work, build("B"), str(bucket)], cwd=CHECKOUT)
    )
    assert started[0].wait(300) == -signal.SIGKILL
    server.before = lambda method, path: None
    assert shown(server, bucket) == "A"
    storage.publish(build("B"), bucket)
    assert shown(server, bucket) == "B"


def test_what_arrives_otherwise_is_never_shown(server, bucket, build):
    storage.publish(build("A"), bucket)

    def alter(method: str, path: str) -> None:
        if path.endswith("/editions") or method != "GET":
            return
        server.before = lambda method, path: None
        release = path.split("/")[4]
        server.write(f"{bucket.bucket}/the handbook/releases/{release}/index.html", b"other")

    server.before = alter
    with pytest.raises(StorageFailed, match="differs from what was built"):
        storage.publish(build("B"), bucket)
    assert shown(server, bucket) == "A"


def test_of_two_who_publish_at_once_one_wins(server, bucket, build):
    storage.publish(build("A"), bucket)
    both, sites = threading.Barrier(2, timeout=300), [build("B"), build("C")]

    def wait(method: str, path: str) -> None:
        if method == "PUT" and path.endswith("/editions"):
            both.wait()

    server.before = wait
    with ThreadPoolExecutor(2) as crew:
        works = [crew.submit(storage.publish, site, bucket) for site in sites]
        failures = [work.exception() for work in works]
    server.before = lambda method, path: None
    assert sorted(type(failure) for failure in failures if failure) == [Busy]
    assert shown(server, bucket) == ("B" if failures[0] is None else "C")
    storage.rollback(bucket)
    assert shown(server, bucket) == "A"


def test_readers_never_see_a_torn_edition_while_it_changes(server, bucket, build):
    storage.publish(build("0"), bucket)
    done, seen = threading.Event(), []

    def read() -> None:
        while not done.is_set():
            seen.append(int(shown(server, bucket)))

    with ThreadPoolExecutor(1) as reader:
        reading = reader.submit(read)
        for number in range(1, 5):
            storage.publish(build(str(number)), bucket)
        done.set()
        reading.result()
    assert seen == sorted(seen) and len(set(seen)) > 1


def test_a_lost_answer_to_the_last_step_is_found_out(server, bucket, build):
    storage.publish(build("A"), bucket)

    def lose(method: str, path: str) -> bytes | None:
        if method != "PUT" or not path.endswith("/editions") or path in lost:
            return None
        lost.append(path)  # as when a retry finds that the first try had arrived
        release = sorted(releases(server, bucket) - {old})[0]
        server.write(f"{bucket.bucket}/the handbook/editions", f"{old}\n{release}\n".encode())
        return None

    lost: list[str] = []
    (old,) = releases(server, bucket)
    server.before = lose
    storage.publish(build("B"), bucket)
    assert lost and shown(server, bucket) == "B"


def test_silence_after_the_last_step_is_told_as_not_known(server, bucket, build):
    storage.publish(build("A"), bucket)

    def fall_silent(method: str, path: str) -> bytes | None:
        if method == "PUT" and path.endswith("/editions"):
            server.before = lambda method, path: b"403 Forbidden"
        return server.before(method, path) if server.before is not fall_silent else None

    server.before = fall_silent
    with pytest.raises(Unanswered):
        storage.publish(build("B"), bucket)


def test_what_others_put_there_stays(server, bucket, build):
    name = f"{bucket.bucket}/the handbook"
    theirs = [
        "notes.txt",
        "releases/plan/index.html",
        "releases/0123456789abcdef-01234567/x.html",
    ]
    for key in (f"{bucket.bucket}/elsewhere/editions", *(f"{name}/{key}" for key in theirs)):
        server.write(key, b"mine")
    first = storage.publish(build("0"), bucket)
    server.write(f"{name}/releases/{first}/note.txt", b"mine")
    for number in range(1, 7):
        storage.publish(build(str(number)), bucket)
    keys = {key.removeprefix("the handbook/") for key in server.keys(bucket.bucket)}
    assert {*theirs, "elsewhere/editions", f"releases/{first}/note.txt"} <= keys
    assert f"releases/{first}/index.html" not in keys


def test_an_upload_given_up_is_cleared_away_when_nobody_can_be_at_it(
    server, bucket, build, monkeypatch
):
    storage.publish(build("A"), bucket)
    stop_at(server, 3, lambda: b"403 Forbidden")
    with pytest.raises(StorageFailed):
        storage.publish(build("B"), bucket)
    server.before = lambda method, path: None
    storage.publish(build("C"), bucket)
    assert len(releases(server, bucket)) == 3  # somebody may still be uploading it

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(UTC) + timedelta(days=1, minutes=1)

    monkeypatch.setattr(storage, "datetime", Tomorrow)
    storage.publish(build("D"), bucket)
    assert len(releases(server, bucket)) == 3
    storage.rollback(bucket)
    assert shown(server, bucket) == "C"


@pytest.mark.parametrize("text", [b"", b"mine", b"0123456789abcdef\n", b"\xff\n"])
def test_a_foreign_pointer_is_refused_and_untouched(server, bucket, build, text):
    server.write(f"{bucket.bucket}/the handbook/editions", text)
    for work in (lambda: storage.publish(build("A"), bucket), lambda: storage.rollback(bucket)):
        with pytest.raises(Foreign):
            work()
    assert server.keys(bucket.bucket) == ["the handbook/editions"]
    assert server.read(f"{bucket.bucket}/the handbook/editions") == text


def test_each_file_says_what_it_is_and_how_long_it_may_be_kept(server, bucket, build):
    release = storage.publish(build("A"), bucket)
    base = f"{bucket.bucket}/the handbook/releases/{release}"
    with server.ask(f"{base}/one/index.html") as page:
        assert page.headers["Content-Type"] == "text/html; charset=utf-8"
        assert page.headers["Cache-Control"] == "private, no-cache"
    with server.ask(f"{base}/{FILES[-1]}") as script:
        assert script.headers["Cache-Control"] == "private, max-age=31536000, immutable"


def test_a_storage_says_what_our_own_server_says():
    conf = (CHECKOUT / "deploy/apache/handbook.conf").read_text()
    with_charset = [*re.search("AddCharset utf-8 (.*)", conf)[1].split(), ".html"]
    for kind, endings in re.findall(r"AddType (\S+) (.*)", conf):
        text = kind.startswith("text/")
        for ending in endings.split():
            charset = "; charset=utf-8" if text or ending in with_charset else ""
            assert content_type(f"a{ending}") == f"{kind}{charset}"
    assert cache_control("a.0123456789abcdef.js") in conf and cache_control("a.js") in conf


@pytest.mark.parametrize(
    ("change", "told", "mend"),
    [
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}, "cannot be reached", "network is up"),
        ({"AWS_ALLOW_HTTP": "false"}, "not https", "AWS_ENDPOINT_URL"),
        ({"AWS_ALLOW_HTTP": "perhaps"}, "perhaps", "have a look"),
        ({"BUCKET": "no-such-bucket"}, "no bucket no-such-bucket", "create it"),
        ({"ANSWER": "403 Forbidden"}, "does not let our key", "read, write and delete"),
        ({"ANSWER": "401 Unauthorized"}, "does not accept our key", "AWS_ACCESS_KEY_ID"),
        ({"ANSWER": "418 I'm a teapot"}, "418", "have a look"),
    ],
    ids=["network", "http", "setting", "bucket", "rights", "key", "other"],
)
def test_what_keeps_us_out_is_told_by_the_command(server, bucket, monkeypatch, change, told, mend):
    """Before anything is built, so at once."""
    if answer := change.get("ANSWER"):
        server.before = lambda method, path: answer.encode()
    target = f"s3://{change.get('BUCKET', bucket.bucket)}/handbook"
    for name in change.keys() & {"AWS_ENDPOINT_URL", "AWS_ALLOW_HTTP"}:
        monkeypatch.setenv(name, change[name])
    run = CliRunner().invoke(main, ["rollback", "--to", target])
    what, line, *_ = run.stderr.split("\n")
    assert run.exit_code == 3, run.output
    assert told in what and mend in line and "still up" in line
    assert run.stdout == ""


def test_addresses():
    for address in ("s3:handbook", "s3:my.bucket/a/b c", "s3://handbook/a/"):
        assert ADDRESS.fullmatch(address)
    for address in ("s3:", "s3:/a", "s3:Handbook", "s3:handbook//a", "gs:handbook"):
        assert not ADDRESS.fullmatch(address)
        run = CliRunner().invoke(main, ["rollback", "--to", address])
        assert run.exit_code == 2 and "s3:bucket/prefix" in run.stderr
