"""Files that tests make: PDFs by hand, DOCX and ZIP in memory, and a web server on this machine."""

import io
import ssl
import threading
import time
import zipfile
import zlib
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge closed in Harrow | The Harrow Post</title>
<meta property="og:site_name" content="The Harrow Post">
<meta property="article:published_time" content="2024-03-02T09:30:00Z">
<script>var hidden = "Nobody Atall met Someone Else";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">World news</a></li></ul></nav>
<article><h1>Bridge closed in Harrow</h1>
<p>The mayor of Harrow, <b>Tom</b> Reed, closed the old bridge on Friday after a report by Dale Engineers warned of
cracks in two of its piers.</p><script>alert("Eve Hacker")</script>
<p>The county, which owns the road, criticised the decision and said that it had not been asked before the barriers
were put up.</p><p>“We will meet the county again on Monday,” said Reed.</p></article>
<aside><h3>Most read</h3><a href="/x">Cat found in a church tower</a></aside>
<footer>© 2024 The Harrow Post</footer></body></html>"""


def make_pdf(pages, *, title="", protected=False, content=None):
    """Return a PDF; each page is a list of (x, y from the bottom, size, text)."""
    streams = [content] if content is not None else [_draw(page) for page in pages]
    font, count = 3, len(streams)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode()]
    bodies.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for number, stream in enumerate(streams):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            f"/Resources << /Font << /F {font} 0 R >> >> >>".encode()
        )
        packed = zlib.compress(stream)
        bodies.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
    trailer = f"/Size {len(bodies) + 2} /Root 1 0 R"
    bodies.append(f"<< /Title ({title}) >>".encode())
    trailer += f" /Info {len(bodies)} 0 R"
    if protected:
        bodies.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"ab" * 32, b"cd" * 32))
        trailer += f" /Encrypt {len(bodies)} 0 R /ID [<00> <00>]"
    return _assemble(bodies, trailer)


def _draw(page):
    lines = (f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET" for x, y, size, text in page)
    return "\n".join(lines).encode("cp1252")


def _assemble(bodies, trailer):
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table)
    return data + f"trailer\n<< {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()


def rows_of(text, x, y, *, size=10, width=46, leading=12):
    """Return a text as rows of a column, for `make_pdf`; a word is cut where it stands so ("bar-|riers")."""
    rows, row = [], ""
    for word in text.replace("\n", " \n ").split(" "):
        if word == "\n" or len(row) + len(word) > width:
            rows.append(row.strip())
            row = ""
        cut = word.split("|")
        for part in cut[:-1]:
            rows.append(f"{row} {part}".strip())
            row = ""
        row += f" {cut[-1]}" if word != "\n" else ""
    rows.append(row.strip())
    return [(x, y - leading * number, size, each) for number, each in enumerate(rows) if each]


def make_docx(paragraphs, *, title="", header=""):
    import docx

    document = docx.Document()
    document.core_properties.title = title
    for style, text in paragraphs:
        document.add_paragraph(text, style=style or None)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def change_docx(data, name, change):
    """Return a DOCX with one of its parts changed."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change(old.read(entry)) if entry.filename == name else old.read(entry))
    return changed.getvalue()


def make_zip(files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def make_certificate(folder, name):
    """Return the file of a certificate that vouches for itself, with its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, today = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    called = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = x509.CertificateBuilder(called, called, key.public_key(), x509.random_serial_number(), today,
                                   today + timedelta(days=1)).sign(key, hashes.SHA256())  # fmt: skip
    pem = serialization.Encoding.PEM
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "made.pem").write_bytes(made.public_bytes(pem) + key.private_bytes(pem, *plain))
    return folder / "made.pem"


@contextmanager
def serve(answers, *, certificate=None, on_name=None):
    """Run a server on this machine for a time; `answers` maps paths to functions of the request handler.

    Gives its address; what was asked of it stands in `asked` of the given object.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            server.asked.append(self.path)
            answers.get(self.path, not_found)(self)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # who asks goes away in the middle: that is what is tested
    server.asked = []
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        context.sni_callback = lambda _socket, name, _context: on_name(name)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        server.url = f"http://127.0.0.1:{server.server_port}"
        yield server
    finally:
        server.shutdown()
        server.server_close()


def not_found(handler):
    send(handler, b"", status=404)


def send(handler, data, *, kind="text/html; charset=utf-8", status=200, **headers):
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(data)


def answer(data, **known):
    return lambda handler: send(handler, data, **known)


def redirect(to):
    return lambda handler: send(handler, b"", status=302, Location=to)


def drip(handler, *, seconds=30):
    """Send a little now and then."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        handler.wfile.write(b" ")
        time.sleep(0.05)


def drip_headers(handler, *, seconds=30):
    """Begin an answer and never come to its body."""
    until = time.monotonic() + seconds
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while time.monotonic() < until:
        handler.wfile.write(b"X-More: 1\r\n")
        time.sleep(0.05)
