"""Which web addresses may be fetched: only such as lead to the public internet, wherever their names point.

A page could name an address of the reader's own machine or network (a router, a printer, another program's page) and so
have it read out. Names are resolved here, every result is checked, and the connection goes to the very result that was
checked: a name that points elsewhere a moment later gains nothing.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from explorer.errors import ReadingError

PORTS = (80, 443, 8080, 8443)
"""On which web pages are served; other programs' doors are not knocked at."""

MAX_ADDRESS_CHARACTERS = 4_000
"""Characters. Browsers stop at 2,000 to 8,000."""

TEST_SWITCH = "EXPLORER_TEST_SERVERS"
"""Environment variable that only tests set: host:port of their own servers on this machine, separated by commas."""

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_TRANSLATED = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "::/96")))
"""Networks whose addresses carry an IPv4 address in their last four bytes."""

_USUAL_V6 = ipaddress.ip_network("2000::/3")
"""The only part of IPv6 from which addresses of the public internet are given out."""

_PROTOCOLS_V4 = ipaddress.ip_network("192.0.0.0/24")
"""For protocols between routers."""

_OPEN_IT = "Open it in a browser, save the page, and choose the file."


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads: the checked IP address to which the connection goes, and the name for the server."""

    url: str
    host: str
    port: int
    ip: str


def find_target(url: str) -> Target:
    """Return where an address leads, its name resolved and checked.

    Raises:
        ReadingError: it is no web address, cannot be found, or leads into this machine or its network.
    """
    parts = _split(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    host = parts.hostname or ""
    found = _resolve(host, port, url)
    if (host, port) not in _test_servers():
        if not all(map(is_public, found)):
            what = "This address leads into this computer or its own network, not to the web."
            raise ReadingError(what, where=url, way_out="Give the address of a page on the internet.")
        if port not in PORTS:
            raise ReadingError(f"No web pages are read from port {port}.", where=url, way_out=_OPEN_IT)
    return Target(url, host, port, str(found[0]))


def is_public(address: IPAddress) -> bool:
    """Whether an IP address belongs to the public internet, also where it carries another one inside."""
    return all(map(_is_public_itself, _unwrap(address)))


def _is_public_itself(address: IPAddress) -> bool:
    # Python's own list grows with its versions; these two hold whatever the version.
    is_usual = address in _USUAL_V6 if address.version == 6 else address not in _PROTOCOLS_V4
    return is_usual and address.is_global and not address.is_multicast


def _unwrap(address: IPAddress) -> Sequence[IPAddress]:
    """Return the addresses for which one stands: IPv6 can carry IPv4 in several ways."""
    if isinstance(address, ipaddress.IPv4Address):
        return (address,)
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    if any(address in network for network in _TRANSLATED):
        return (ipaddress.IPv4Address(address.packed[-4:]),)
    return (address,) if address.sixtofour is None else (address, address.sixtofour)


def _split(url: str) -> SplitResult:
    what, way_out = "This is no web address.", "Write it like https://www.example.org/article."
    if len(url) > MAX_ADDRESS_CHARACTERS or not url.isprintable() or " " in url or "\\" in url:
        raise ReadingError(what, where=url[:200], way_out=way_out)
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_web = False
    if not is_web:
        raise ReadingError(what, where=url, way_out=way_out)
    if parts.username is not None or parts.password is not None:
        what = "The address holds a user's name or a password; such are not sent."
        raise ReadingError(what, where=url, way_out=_OPEN_IT)
    return parts


def _resolve(host: str, port: int, url: str) -> list[IPAddress]:
    """Return all IP addresses of a name; numbers in any spelling (decimal, octal, hexadecimal) are names here too."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return [ipaddress.ip_address(str(each[4][0]).split("%")[0]) for each in found]
    except (OSError, UnicodeError, ValueError) as error:
        what, way_out = (
            f"The site {host[:100]!r} cannot be found.",
            "Check the address and the connection to the internet.",
        )
        raise ReadingError(what, where=url, way_out=way_out) from error


def _test_servers() -> set[tuple[str, int]]:
    servers = (each.strip().rpartition(":") for each in os.environ.get(TEST_SWITCH, "").split(",") if each.strip())
    return {(host.strip("[]"), int(port)) for host, _, port in servers}
