"""The server around the page: who may ask it, what its answers forbid, what it says when it starts.

request --Guard--> Streamlit --Guard--> answer that no other site may frame

Streamlit, asked by a page of another origin, looks up the public address of the machine on the internet before it
refuses, and answers nobody meanwhile. The guard stands before it and needs no look-up: an origin is its own if it is
the address that was asked, or one that the configuration names. Whatever is let through looks like the same origin to
Streamlit, so that it has nothing to look up.
"""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import streamlit as st
from streamlit.logger import get_logger

from explorer.ui import rights

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

EVERY_ADDRESS = ("0.0.0.0", "::", "")
"""What `server.address` says where others in the network may open the page."""

FORBIDDEN = (
    (b"content-security-policy", b"frame-ancestors 'self'"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"x-content-type-options", b"nosniff"),
)
"""No other site may show the page in a frame of its own, and no answer is taken for another kind than it says."""

REFUSED = b"This page is not for other sites. Open it by its own address."
POLICY_VIOLATION = 1008
"""Code with which a WebSocket is closed that may not be opened (RFC 6455)."""

NOWHERE = ("192.0.2.1", 9)
"""An address that is nobody's (RFC 5737). Choosing the way to it sends nothing and tells the own address."""

_log = get_logger(__name__)


class Guard:
    """Refuses what comes from other origins, at once, and adds what answers forbid (an ASGI middleware)."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before another application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it through."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        origins, hosts = _headers(scope, b"origin"), _headers(scope, b"host")
        if not is_own_host(hosts) or not is_own_origin(origins, hosts):
            await _refuse(scope, send)
            return
        sent_on = rights.take_key(scope)
        if sent_on is not None:
            await send({"type": "http.response.start", "status": 303, "headers": [*sent_on, *FORBIDDEN]})
            await send({"type": "http.response.body", "body": b""})
            return
        own_name = st.get_option("browser.serverAddress") or "localhost"
        if rights.may_not(scope, own_name):
            await _refuse(scope, send)
            return
        scope = rights.mark(scope, own_name)
        if origins:
            netloc = urlsplit(origins[0]).netloc.encode("latin-1")
            others = [(name, value) for name, value in scope["headers"] if name != b"host"]
            scope = {**scope, "headers": [*others, (b"host", netloc)]}

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *FORBIDDEN]}
            await send(message)

        await self.app(scope, receive, send_guarded)


def is_own_host(hosts: list[str]) -> bool:
    """Tell whether a request was meant for this server.

    A server for this machine alone is asked by names of this machine alone: any other is that of a site which has
    its own name lead here, so that its pages could read this one.
    """
    if st.get_option("server.address") not in rights.LOOPBACK:
        return True
    return len(hosts) == 1 and _hostname(f"//{hosts[0]}") in {*rights.LOOPBACK, *_named_hosts()}


def is_own_origin(origins: list[str], hosts: list[str]) -> bool:
    """Tell whether a request comes from a page of this server, or from no page at all."""
    if not origins or not st.get_option("server.enableCORS"):
        return True
    if len(origins) > 1 or len(hosts) != 1 or not _hostname(origins[0]):
        return False
    if urlsplit(origins[0]).netloc.lower() == hosts[0].lower():
        return True
    named = st.get_option("server.corsAllowedOrigins") or ()
    return origins[0] in named or _hostname(origins[0]) in _named_hosts()


def _named_hosts() -> set[str]:
    """Return the host names that the configuration says the page is opened by."""
    named = st.get_option("browser.serverAddress") or ""
    return {_hostname(named if "//" in named else f"//{named}"), *(st.get_option("server.allowedHosts") or ())} - {""}


def _hostname(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _headers(scope: Scope, wanted: bytes) -> list[str]:
    return [value.decode("latin-1") for name, value in scope["headers"] if name == wanted]


async def _refuse(scope: Scope, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        return
    headers = [(b"content-type", b"text/plain"), (b"content-length", str(len(REFUSED)).encode()), *FORBIDDEN]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": REFUSED})


@asynccontextmanager
async def announce(app: Any) -> AsyncIterator[None]:
    """Say how others reach the page, and open it on this machine where there is a screen."""
    port = st.get_option("server.port")
    if st.get_option("server.address") in EVERY_ADDRESS:
        addresses = " or ".join(f"http://{name}:{port}" for name in own_names())
        _log.info("Others in this network open %s (README: a class; the firewall must let them in).", addresses)
    if rights.visitors_look():
        _log.info(
            "Visitors may look. To change something from another machine, open the page with ?key=%s",
            quote(rights.key(), safe=""),
        )
    if not st.get_option("server.headless"):
        address = st.get_option("browser.serverAddress") or "localhost"
        threading.Timer(0.5, webbrowser.open, (f"http://{address}:{port}",)).start()
    yield


def own_names() -> Iterable[str]:
    """Return the name and the address of this machine in its network, without asking anybody."""
    yield socket.gethostname()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(NOWHERE)
        except OSError:
            return
        yield way.getsockname()[0]


def tell_failure(error: Exception) -> bool:
    """Tell a reader that something failed, without what it looks like inside; that is for the terminal."""
    _log.error("The page could not be drawn.", exc_info=error)
    with st.container(key="message"):
        st.html(
            "<h1 class='ae-title'>Something went wrong here</h1>"
            "<p>It is the program's fault, and nothing that was decided is lost.</p>"
            "<p><strong>What you can do:</strong> go back, or open the page without what stands behind the question "
            "mark in its address. The window in which the program was started says more.</p>"
        )
    return True
