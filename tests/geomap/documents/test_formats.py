import datetime as dt
import io
import json
from email.message import EmailMessage

import pytest

from geomap.documents.formats import READERS, Content, read_content, read_date
from geomap.errors import InputError

PAGE = """<!doctype html><html lang="en"><head><title>Port shelled - Daily Lantern</title>
<meta property="og:site_name" content="Daily Lantern"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2024-05-01T10:00:00Z">
<link rel="canonical" href="https://example.org/port"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Port shelled</h1>
<p>Shells hit the port of Latakia on Wednesday morning, the governor of the province said.</p>
<p>Two people were killed and eleven were wounded, according to doctors at the hospital.</p>
<p>The ministry of defence denied that its forces had fired on the city or its harbour.</p>
</article><footer>Copyright, all rights reserved. Cookie settings.</footer></body></html>"""


def read(data: bytes, suffix: str, column: str = "text") -> list[Content]:
    return list(read_content(data, suffix, column))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".text", ""])
def test_plain_text_keeps_its_line_ends(suffix: str) -> None:
    assert read(b"One.\r\nTwo.", suffix)[0].text == "One.\r\nTwo."


@pytest.mark.parametrize("suffix", [".html", ".htm", ""])
def test_a_page_gives_its_article_and_its_metadata(suffix: str) -> None:
    (content,) = read(PAGE.encode(), suffix)
    assert "Shells hit the port of Latakia" in content.text
    assert "Cookie settings" not in content.text
    assert content.publisher == "Daily Lantern"
    assert content.author == "Ann Lee"
    assert content.published == dt.date(2024, 5, 1)
    assert content.url == "https://example.org/port"


def test_a_page_in_another_encoding() -> None:
    page = PAGE.replace("Latakia", "Харків").replace(
        "<head>", '<head><meta charset="windows-1251">'
    )
    assert "Харків" in read(page.encode("cp1251"), ".html")[0].text


def test_a_page_without_text() -> None:
    with pytest.raises(InputError, match="web page without text"):
        read(b"<html><body><img src='a.png'></body></html>", ".html")


def test_word_documents() -> None:
    import docx

    file = docx.Document()
    file.core_properties.title = "Port shelled"
    file.add_paragraph("Shells hit the port.")
    file.add_table(rows=1, cols=1).rows[0].cells[0].text = "Two died."
    data = io.BytesIO()
    file.save(data)
    for suffix in (".docx", ""):
        (content,) = read(data.getvalue(), suffix)
        assert content.text == "Shells hit the port.\nTwo died."
        assert content.title == "Port shelled"
        assert content.author is None


def test_portable_documents() -> None:
    for suffix in (".pdf", ""):
        (content,) = read(build_pdf("Shells hit the port."), suffix)
        assert content.text.strip() == "Shells hit the port."
    with pytest.raises(InputError, match="PDF without text"):
        read(build_pdf(""), ".pdf")


def build_pdf(text: str) -> bytes:
    """Write a PDF of one page by hand."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return data + head + table + trailer % (len(objects) + 1, len(data))


def test_mail() -> None:
    message = EmailMessage()
    message["Subject"] = "Порт обстріляли"
    message["From"] = "Ann Lee <ann@example.org>"
    message["Date"] = "Wed, 01 May 2024 10:00:00 +0300"
    message.set_content("Shells hit the port.\n")
    message.add_alternative(PAGE, subtype="html")
    (content,) = read(message.as_bytes(), ".eml")
    assert content.text == "Shells hit the port.\n"
    assert content.title == "Порт обстріляли"
    assert content.author == "Ann Lee"
    assert content.published == dt.date(2024, 5, 1)


def test_mail_that_is_only_a_page() -> None:
    message = EmailMessage()
    message.set_content(PAGE, subtype="html")
    assert "Shells hit the port" in read(message.as_bytes(), ".eml")[0].text


def test_mail_without_text() -> None:
    message = EmailMessage()
    message.add_attachment(b"\0", maintype="image", subtype="png")
    with pytest.raises(InputError, match="without a text part"):
        read(message.as_bytes(), ".eml")


def test_rows_of_json_lines_carry_their_metadata() -> None:
    row = {"Text": "no", "text": "Shells fell.", "date": "2024-05-01T10:00", "source": "Lantern"}
    data = json.dumps(row).encode() + b"\n\n" + b'{"text": "Two."}\n'
    first, second = read(data, ".jsonl")
    assert (first.row, first.text, first.publisher) == (1, "Shells fell.", "Lantern")
    assert first.published == dt.date(2024, 5, 1)
    assert (second.row, second.text, second.publisher) == (3, "Two.", None)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_of_tables(delimiter: str) -> None:
    data = delimiter.join(["title", "body"]) + "\nPort hit" + delimiter + '"Shells\nfell."\n'
    (content,) = read(("\ufeff" + data).encode(), ".csv", "body")
    assert (content.title, content.text, content.row) == ("Port hit", "Shells\nfell.", 1)


@pytest.mark.parametrize(
    ("data", "suffix", "reason"),
    [
        (b'{"body": "x"}', ".jsonl", "no field 'text'"),
        (b'{"text": "x"}\n{', ".jsonl", "line 2 is no JSON"),
        (b"[1]", ".jsonl", "no field 'text'"),
        (b"a,b\n1,2\n", ".csv", "no column 'text' among a, b"),
    ],
)
def test_rows_that_cannot_be_read(data: bytes, suffix: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(data, suffix)


@pytest.mark.parametrize("value", [None, "", "soon", "2024", "2024-13-01"])
def test_what_is_no_date(value: str | None) -> None:
    assert read_date(value) is None


def test_every_ending_is_small_and_has_its_dot() -> None:
    assert all(suffix.startswith(".") and suffix.islower() for suffix in READERS)
