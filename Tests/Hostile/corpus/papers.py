"""PDF, RTF and mail that name a bait, go round in circles, or hold far too much."""
import zlib

from . import seeds

GROUP = "papers"


def add_to(corpus):
    for name, content in loading(corpus).items():
        corpus.add(GROUP, name, content, [corpus.bait.text])
    for name, content in {**circles(), **floods(), **mails()}.items():
        # A page of two hundred megabytes of letters: poppler can't be stopped but from outside.
        corpus.add(GROUP, name, content, may_end=["inspect.timed-out"] if name == "bomb.pdf" else [])


def loading(corpus):
    """What a viewer may open, start or fetch."""
    text = corpus.bait.text

    def action(fields):
        return seeds.pdf_page("Agenda 3 pm", f"/AA<</O<<{fields}>>>>/Annots[6 0 R]", [
            f"<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A<<{fields}>>>>"])

    stream = seeds.pdf(
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>",
        f"<</Length 0/F({text})>>stream\n\nendstream")
    return {
        "launch.pdf": action(f"/S/Launch/F({text})"),
        "remote.pdf": action(f"/S/GoToR/F({text})/D[0/Fit]"),
        "file-address.pdf": action(f"/S/URI/URI(file://{text})"),
        "script.pdf": action(f"/S/JavaScript/JS(app.launchURL\\('file://{text}'\\))"),
        "stream-outside.pdf": stream,
        "include.rtf": rb'{\rtf1{\field{\*\fldinst INCLUDETEXT "%s"}{\fldrslt 3 pm}}}' % text.encode(),
        "template.rtf": rb"{\rtf1{\*\template %s}3 pm\par}" % text.encode(),
        "external-body.eml": (
            "Subject: Agenda\nContent-Type: message/external-body; access-type=local-file;\n"
            f' name="{text}"\n\nContent-Type: text/plain\n\n3 pm\n'),
    }


def circles():
    """Objects that lead back to themselves, and numbers that lead nowhere."""
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
    return {
        "pages-circle.pdf": seeds.pdf(
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 999999999>>", page),
        "parent-circle.pdf": seeds.pdf(
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R>>"),
        "length-itself.pdf": seeds.pdf_page("3 pm").replace(b"<</Length", b"<</Length 4 0 R/L"),
        "form-circle.pdf": seeds.pdf(
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources 6 0 R>>",
            seeds.pdf_stream("/X Do"), seeds.pdf_stream(
                "/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 6 0 R"),
            "<</XObject<</X 5 0 R>>>>"),
        "previous-itself.pdf": seeds.pdf_page("3 pm").replace(b"trailer<<", b"trailer<</Prev 9"),
        "box-huge.pdf": seeds.pdf_page("3 pm").replace(b"[0 0 600 800]", b"[-1e38 -1e38 1e38 1e38]"),
        "box-zero.pdf": seeds.pdf_page("3 pm").replace(b"[0 0 600 800]", b"[0 0 0 0]"),
        "size-huge.pdf": seeds.pdf_page("3 pm").replace(b"/Size 6", b"/Size 2147483647"),
        "predictor.pdf": packed_stream(zlib.compress(b"3 pm" * 99), "/DecodeParms<</Predictor 15/Columns 2147483647>>"),
        "no-xref.pdf": seeds.pdf_page("3 pm").partition(b"xref")[0],
        "encrypted.pdf": seeds.pdf_page("3 pm").replace(
            b"trailer<<", b"trailer<</Encrypt<</Filter/Standard/V 5/R 6/Length 256/O(x)/U(x)/P -1>>"),
    }


def packed_stream(content, fields=""):
    return seeds.pdf(
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        seeds.pdf_stream(content, "/Filter/FlateDecode" + fields),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")


def floods():
    def pages(count):
        kids = " ".join(f"{number} 0 R" for number in range(3, 3 + count))
        return seeds.pdf(
            "<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
            *["<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"] * count)

    return {
        "bomb.pdf": lambda: packed_stream(zlib.compress(b"BT /F1 9 Tf (3 pm) Tj ET\n" * 8_000_000, 9)),
        "bomb-twice.pdf": lambda: packed_stream(
            zlib.compress(zlib.compress(bytes(900_000_000), 9), 9)).replace(
                b"/Filter/FlateDecode", b"/Filter[/FlateDecode/FlateDecode]"),
        "pages.pdf": lambda: pages(100_000),
        "letters.pdf": lambda: packed_stream(
            zlib.compress(b"BT /F1 9 Tf " + b"1 0 Td (a) Tj " * 400_000 + b"ET", 9)),
        "marks.pdf": lambda: seeds.pdf_page("(" * 100_000),
        "nested.pdf": lambda: seeds.pdf_page("3 pm", "/X" + "[" * 200_000),
        "states.pdf": lambda: packed_stream(zlib.compress(b"q " * 5_000_000, 9)),
        "links.pdf": lambda: seeds.pdf_page("3 pm", "/Annots[" + "6 0 R " * 200_000 + "]", [
            "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org/)>>>>"]),
        "groups.rtf": lambda: rb"{\rtf1 " + b"{" * 5_000_000,
        "words.rtf": lambda: rb"{\rtf1 " + rb"\b\i0" * 3_000_000 + b" 3 pm}",
        "cells.rtf": lambda: rb"{\rtf1\trowd " + rb"\cell" * 3_000_000 + rb"\row}",
        "number.rtf": rb"{\rtf1\uc99999999999\u-99999999999999 \cellx99999999999999999999 3 pm\par}",
        "binary.rtf": rb"{\rtf1{\*\pict\bin2147483647 x}3 pm\par}",
        "fonts.rtf": lambda: rb"{\rtf1{\fonttbl" + b"".join(
            rb"{\f%d\fcharset%d A;}" % (number, number % 256) for number in range(300_000)) + b"}3 pm}",
    }


def mails():
    part = "--b\nContent-Type: text/plain\n\n3 pm Norms\n"
    head = "Subject: Agenda\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    nested = "Content-Type: message/rfc822\n\nSubject: Agenda\n"
    return {
        "parts.eml": lambda: head + part * 200_000,
        "nested.eml": lambda: "Subject: Agenda\n" + nested * 50_000,
        "nested-parts.eml": lambda: "Subject: Agenda\n" + "".join(
            f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(50_000)),
        "boundary-empty.eml": 'Subject: A\nContent-Type: multipart/mixed; boundary=""\n\n--\n3 pm\n',
        "headers.eml": lambda: "X-A: b\n" * 1_000_000 + "\n3 pm\n",
        "header-long.eml": lambda: "Subject: " + "a " * 5_000_000 + "\n\n3 pm\n",
        "header-folded.eml": lambda: "Subject: a\n" + " a\n" * 2_000_000 + "\n3 pm\n",
        "words-encoded.eml": lambda: "Subject: " + "=?utf-8?q?=1b[31m?= " * 300_000 + "\n\n3 pm\n",
        "words-odd.eml": "Subject: =?utf-8?b?====?= =?x?q?=zz?= =?utf-8?q?=ff=fe?= =??=\n\n3 pm\n",
        "references.eml": lambda: "References: " + "<a@example.org> " * 500_000 + "\n\n3 pm\n",
        "addresses.eml": lambda: "To: " + "Ana <a@example.org>, " * 500_000 + "\n\n3 pm\n",
        "comments.eml": lambda: "To: " + "(" * 1_000_000 + "\n\n3 pm\n",
        "base64-odd.eml": "Subject: A\nContent-Transfer-Encoding: base64\n\n=A=B!!\0====\n",
        "quoted-odd.eml": "Subject: A\nContent-Transfer-Encoding: quoted-printable\n\n=\n=Z=1=\n3 pm\n",
        "parameters.eml": lambda: "Subject: A\nContent-Type: text/plain" + "; a*0*=b" * 300_000 + "\n\n3 pm\n",
        "messages.mbox": lambda: "From a Thu Mar 12 15:00:00 2026\nSubject: A\n\n3 pm\n\n" * 300_000,
        "from-lines.mbox": lambda: "From \n" * 2_000_000,
    }
