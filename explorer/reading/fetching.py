"""Fetch web pages: only what a person asked for, only from the public internet, within limits of time and size.

address --find_target--> checked IP --httpx, pinned--> answer --redirect--> address ...
"""

from __future__ import annotations

import queue
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from explorer import __version__
from explorer.errors import ReadingError
from explorer.reading.addresses import Target, find_target
from explorer.reading.limits import LIMITS, Limits, megabytes

if TYPE_CHECKING:
    import httpx

_HEADERS = {
    "User-Agent": f"ActorExplorer/{__version__} (reads single articles that its user asks for)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,application/rss+xml,application/atom+xml,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en,*;q=0.5",
}
_REDIRECTS = {301, 302, 303, 307, 308}
_OPEN_IT = "Open it in a browser, save the page, and choose the file."
_TRY_LATER = "Try it again later, or open it in a browser, save the page, and choose the file."
_PACKINGS = {"gzip": 31, "x-gzip": 31, "deflate": 47}
"""Name in Content-Encoding -> zlib's window bits."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent: the address after all redirects, the bytes, and what the server calls them (lower case)."""

    url: str
    data: bytes
    content_type: str
    charset: str


def fetch(url: str, *, limits: Limits = LIMITS) -> Fetched:
    """Return what lies at an address.

    Args:
        url: http or https.
        limits: `page_seconds`, `silence_seconds`, `page_bytes` and `redirects`.

    Raises:
        ReadingError: the address leads into this machine or its network, also by redirect; or the server cannot be
            reached, refuses, sends too much or takes too long.
    """
    answers: queue.Queue[Fetched | ReadingError] = queue.Queue()
    stop = _Stop(time.monotonic() + limits.page_seconds)
    # In a thread: neither the resolution of a name nor a server that drips its headers can be held to a time otherwise.
    threading.Thread(target=_fetch_into, args=(answers, url.strip(), limits, stop), daemon=True).start()
    try:
        found = answers.get(timeout=limits.page_seconds + 1)
    except queue.Empty:
        stop.now()
        found = _too_slow(url, limits)
    if isinstance(found, ReadingError):
        raise found
    return found


class _Stop:
    """When a fetch must be given up, and the client that then is closed."""

    def __init__(self, deadline: float) -> None:
        self.deadline = deadline
        self.client: httpx.Client | None = None

    def now(self) -> None:
        self.deadline = 0.0
        if self.client is not None:
            self.client.close()

    def is_due(self) -> bool:
        return time.monotonic() > self.deadline


def _fetch_into(answers: queue.Queue[Fetched | ReadingError], url: str, limits: Limits, stop: _Stop) -> None:
    try:
        answers.put(_fetch(url, limits, stop))
    except ReadingError as problem:
        answers.put(problem)
    except Exception as error:  # closed from outside, or a server that breaks the rules of HTTP
        what = f"The server's answer cannot be read ({type(error).__name__})."
        answers.put(ReadingError(what, where=url, way_out=_TRY_LATER))


def _fetch(url: str, limits: Limits, stop: _Stop) -> Fetched:
    import httpx

    asked = url
    # trust_env=False: a proxy would resolve the name again, unchecked, and a .netrc would send passwords.
    with httpx.Client(timeout=limits.silence_seconds, trust_env=False, follow_redirects=False) as client:
        stop.client = client
        for _ in range(limits.redirects + 1):
            try:
                found = _ask(client, find_target(url), limits, stop)
            except ReadingError as problem:
                raise _name_asked(problem, asked) from problem
            except httpx.HTTPError as error:
                raise _explain(error, asked, limits) from error
            if isinstance(found, Fetched):
                return found
            url = urljoin(url, found)
    what = f"The address leads on to another more than {limits.redirects} times."
    raise ReadingError(what, where=asked, way_out=_OPEN_IT)


def _name_asked(problem: ReadingError, asked: str) -> ReadingError:
    """Return a problem under the address that was asked for, whatever it led on to."""
    if problem.where == asked:
        return problem
    return ReadingError(f"It leads on to {problem.where[:200]}. {problem.what}", where=asked, way_out=problem.way_out)


def _ask(client: httpx.Client, target: Target, limits: Limits, stop: _Stop) -> Fetched | str:
    """Return what the server sends, or the address to which it sends us on."""
    import httpx

    url = httpx.URL(target.url)
    request = client.build_request(
        "GET", url.copy_with(host=target.ip, fragment=None),
        headers={**_HEADERS, "Host": url.netloc.decode("ascii")},
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
    )  # fmt: skip
    answer = client.send(request, stream=True)
    try:
        if answer.status_code in _REDIRECTS and "location" in answer.headers:
            return answer.headers["location"]
        if answer.status_code != HTTPStatus.OK:
            raise ReadingError(f"The server answers {_name(answer)}.", where=target.url, way_out=_OPEN_IT)
        data = b"".join(_read(answer, target.url, limits, stop))
    finally:
        answer.close()
    kind = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    return Fetched(target.url, data, kind, answer.charset_encoding or "")


def _name(answer: Any) -> str:
    try:
        return f"{answer.status_code} ({HTTPStatus(answer.status_code).phrase})"
    except ValueError:
        return str(answer.status_code)


def _read(answer: httpx.Response, url: str, limits: Limits, stop: _Stop) -> Iterator[bytes]:
    """Give the body piece by piece, unpacked; it is counted after unpacking."""
    packing = answer.headers.get("content-encoding", "").strip().lower()
    if packing not in ("", "identity", *_PACKINGS):
        raise ReadingError("The server packs the page in a way that is not read.", where=url, way_out=_OPEN_IT)
    unpacker = zlib.decompressobj(_PACKINGS[packing]) if packing in _PACKINGS else None
    size = 0
    for piece in answer.iter_raw():
        if stop.is_due():
            raise _too_slow(url, limits)
        try:
            piece = unpacker.decompress(piece, limits.page_bytes - size + 1) if unpacker else piece
        except zlib.error as error:
            raise ReadingError("The page arrives broken.", where=url, way_out=_TRY_LATER) from error
        size += len(piece)
        if size > limits.page_bytes:
            what = f"The page is too large; at most {megabytes(limits.page_bytes)} are read."
            raise ReadingError(what, where=url, way_out=_OPEN_IT)
        yield piece


def _too_slow(url: str, limits: Limits) -> ReadingError:
    what = f"The server takes too long; after {limits.page_seconds:g} s it was given up."
    return ReadingError(what, where=url, way_out=_TRY_LATER)


def _explain(error: httpx.HTTPError, url: str, limits: Limits) -> ReadingError:
    import httpx

    if isinstance(error, httpx.TimeoutException):
        what = f"The server was silent for {limits.silence_seconds:g} s."
    elif isinstance(error, httpx.ConnectError):
        what = f"The server cannot be reached ({error})."
    else:
        what = f"The server's answer cannot be read ({type(error).__name__})."
    return ReadingError(what, where=url, way_out=_TRY_LATER)
