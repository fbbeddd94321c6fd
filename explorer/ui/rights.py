"""Class mode: who may change what all see, told from the request itself and from nothing that the page says.

    EXPLORER_VISITORS=look --> only the server's own machine, or whoever opened the page with the key, may change
    request --may_change--> yes or no, in a header that nobody outside can set (server.Guard)

A key comes once, in the address (`?key=...`). The server answers with a cookie that scripts cannot read and sends the
reader on to the address without it, so that no link that is passed on and no projector shows it.
"""

from __future__ import annotations

import hmac
import os
import secrets
from functools import cache
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import Scope

VISITORS = "EXPLORER_VISITORS"
"""Environment: "look" for visitors who may look and change nothing; "change", or not set, lets everybody change."""

KEY = "EXPLORER_KEY"
"""Environment: what opens the page for changes from another machine; without it one is made at every start."""

MAY_CHANGE = b"x-actor-explorer-may-change"
"""Header by which the guard tells the page; whatever comes from outside under this name is dropped."""

COOKIE = "actor_explorer_key"
PARAMETER = "key"

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Names of this machine that lead nowhere else."""

_FORWARDED = (b"forwarded", b"via", b"x-real-ip", b"x-client-ip", b"true-client-ip", b"cf-connecting-ip")
"""Headers of proxies, beside all that begin with x-forwarded: who comes by one is not at this machine."""

_KEY_BYTES = 9
"""Randomness of a made key: 72 bits, twelve letters and digits to type."""


@cache
def visitors_look() -> bool:
    """Tell whether visitors may only look; a word that nobody knows is taken for the safe one."""
    return os.environ.get(VISITORS, "").strip().lower() not in ("", "change")


@cache
def key() -> str:
    """Return the key of this server."""
    return os.environ.get(KEY, "").strip() or secrets.token_urlsafe(_KEY_BYTES)


def may_change(scope: Scope, own_name: str) -> bool:
    """Tell whether a request may change what all see.

    Args:
        scope: of the request, as it came (ASGI).
        own_name: by which name readers open the page (`browser.serverAddress`). If that is no name of this machine
            alone, all come by a proxy, and only the key counts.
    """
    return not visitors_look() or holds_key(scope) or is_own_machine(scope, own_name)


def is_own_machine(scope: Scope, own_name: str) -> bool:
    """Tell whether a request comes from a browser on the server's own machine and went by no proxy."""
    names = [name for name, _ in scope["headers"]]
    if any(name.startswith(b"x-forwarded") or name in _FORWARDED for name in names):
        return False
    client = scope.get("client")
    asked = [*_values(scope, b"host"), *(urlsplit(each).netloc for each in _values(scope, b"origin")), own_name]
    return client is not None and _is_loopback(client[0]) and all(_names_this_machine(each) for each in asked)


def holds_key(scope: Scope) -> bool:
    """Tell whether a request carries the cookie of somebody who opened the page with the key."""
    for text in _values(scope, b"cookie"):
        try:
            found = SimpleCookie(text).get(COOKIE)
        except CookieError:
            continue
        if found is not None and hmac.compare_digest(found.value.encode("utf-8", "replace"), _proof().encode()):
            return True
    return False


def take_key(scope: Scope) -> list[tuple[bytes, bytes]] | None:
    """Return the headers of the answer (303) to a request with a key in its address; None where it has none.

    The answer to a wrong key is the same without the cookie.
    """
    if not visitors_look() or scope["type"] != "http" or scope.get("method") != "GET":
        return None
    parameters = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    offered = [value for name, value in parameters if name == PARAMETER]
    if not offered:
        return None
    rest = urlencode([(name, value) for name, value in parameters if name != PARAMETER])
    # One slash in front: two would name another machine.
    place = "/" + quote(scope.get("path", "/").lstrip("/\\")) + (f"?{rest}" if rest else "")
    headers = [(b"location", place.encode("latin-1")), (b"cache-control", b"no-store"), (b"content-length", b"0")]
    if hmac.compare_digest(offered[0].strip().encode("utf-8", "replace"), key().encode()):
        cookie = f"{COOKIE}={_proof()}; Path=/; HttpOnly; SameSite=Strict"
        headers.append((b"set-cookie", cookie.encode("latin-1")))
    return headers


def may_not(scope: Scope, own_name: str) -> bool:
    """Tell whether a visitor asks for what visitors may not: to lay files on the server."""
    laying = scope["type"] == "http" and scope.get("method") not in ("GET", "HEAD", "OPTIONS")
    return laying and "/_stcore/upload_file" in scope.get("path", "") and not may_change(scope, own_name)


def mark(scope: Scope, own_name: str) -> Scope:
    """Return a request that tells the page whether it may change; what it said of that itself is gone."""
    headers = [each for each in scope["headers"] if each[0].lower() != MAY_CHANGE]
    if may_change(scope, own_name):
        headers.append((MAY_CHANGE, b"yes"))
    return {**scope, "headers": headers}


def _proof() -> str:
    """Return what stands for the key in a cookie, which may hold no odd characters."""
    return hmac.new(key().encode(), b"may change", "sha256").hexdigest()


def _values(scope: Scope, wanted: bytes) -> Iterable[str]:
    return [value.decode("latin-1") for name, value in scope["headers"] if name == wanted]


def _is_loopback(client: str) -> bool:
    try:
        address = ip_address(client)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def _names_this_machine(host: str) -> bool:
    try:
        return (urlsplit(host if "//" in host else f"//{host}").hostname or "") in LOOPBACK
    except ValueError:
        return False
