"""Pages and XML that ask a parser to load something, or to work for ever."""

GROUP = "markup"


def page(body, head=""):
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def laughs(levels, width):
    entities = ['<!ENTITY l0 "ha">'] + [
        f'<!ENTITY l{level} "{f"&l{level - 1};" * width}">' for level in range(1, levels)]
    return f'<?xml version="1.0"?><!DOCTYPE a [{"".join(entities)}]><a>&l{levels - 1};</a>'


def add_to(corpus):
    add_loading(corpus)
    for name, content in floods().items():
        corpus.add(GROUP, name, content)


def add_loading(corpus):
    """XML that names a bait: as an entity, a DTD, an inclusion, a style sheet, a picture."""
    bait = corpus.bait
    for way, text, declarations, lure in [
        ("local", "file://" + bait.text, "file://" + bait.declarations, bait.text),
        ("plain", bait.text, bait.declarations, bait.text),
        ("http", bait.url("secret.txt"), bait.url("secret.dtd"), bait.url("")),
    ]:
        lures = [lure, bait.declarations] if way != "http" else [lure]
        for name, content in loading(text, declarations).items():
            stem, ending = name.rsplit(".", 1)
            corpus.add(GROUP, f"{stem}-{way}.{ending}", content, lures)


def loading(text, declarations):
    declaration = f'<!DOCTYPE agenda SYSTEM "{declarations}">'
    return {
        "entity.xml": f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "{text}">]><a>3 pm &b;</a>',
        "entity-attribute.xml":
            f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "{text}">]><a b="&b;">3 pm</a>',
        "entity-parameter.xml":
            f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY % b SYSTEM "{declarations}"> %b;]>'
            "<a>&bait;</a>",
        "declaration.xml": f'<?xml version="1.0"?>{declaration}<agenda>3 pm &bait;</agenda>',
        "declaration.html": f'<!DOCTYPE html SYSTEM "{declarations}"><html><p>3 pm &bait;</html>',
        "declaration.xhtml":
            f'<!DOCTYPE html SYSTEM "{declarations}"><html xmlns="http://www.w3.org/1999/xhtml">'
            "<p>3 pm &bait;</p></html>",
        "inclusion.xml":
            '<a xmlns:xi="http://www.w3.org/2001/XInclude">'
            f'<xi:include href="{text}" parse="text"/></a>',
        "sheet.xml": f'<?xml version="1.0"?><?xml-stylesheet href="{text}" type="text/xsl"?><a>3 pm</a>',
        "drawing.svg":
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
            f'<image xlink:href="{text}"/><use href="{text}#a"/><text>3 pm</text></svg>',
        "frames.html": page(
            f'<iframe src="{text}"></iframe><object data="{text}"></object><img src="{text}">',
            f'<base href="{text}"><meta http-equiv="refresh" content="0;url={text}">'
            f'<link rel="import" href="{text}">'),
        "schema.xml":
            '<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
            f'i:noNamespaceSchemaLocation="{declarations}">3 pm</a>',
    }


def floods():
    return {
        "laughs.xml": laughs(12, 10),
        "laughs-in-page.xhtml": laughs(12, 10).replace("<a>", '<a xmlns="urn:x">'),
        "recursion.xml": '<!DOCTYPE a [<!ENTITY a "&b;"><!ENTITY b "&a;">]><a>&a;</a>',
        "quadratic.xml": lambda: f'<!DOCTYPE a [<!ENTITY b "{"b" * 100_000}">]><a>{"&b;" * 50_000}</a>',
        "parameters.xml": '<!DOCTYPE a [<!ENTITY % b "&#37;c;&#37;c;"><!ENTITY % c "&#37;b;"> %b;]><a/>',
        "declarations.xml": lambda: "<!DOCTYPE a [" + "".join(
            f'<!ENTITY e{number} "x">' for number in range(100_000)) + "]><a>&e9;</a>",
        "default-attributes.xml": lambda: "<!DOCTYPE a [<!ATTLIST a " + " ".join(
            f'b{number} CDATA "x"' for number in range(5_000)) + ">]>" + "<a>" * 500,
        "attributes.html": lambda: page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">3 pm"),
        "attributes.xml": lambda: "<a " + " ".join(f'a{n}="1"' for n in range(100_000)) + ">3 pm</a>",
        "attributes-many-elements.html": lambda: page(
            ("<p " + " ".join(f"a{n}=1" for n in range(1_900)) + ">") * 300),
        "namespaces.xml": lambda: "<a " + " ".join(
            f'xmlns:n{n}="urn:{n}"' for n in range(20_000)) + ">" + "<n9:b/>" * 20_000 + "</a>",
        "dashes.html": lambda: page("<!--" + "-" * 1_000_000),
        "dashes.xml": lambda: "<a><!--" + "-" * 1_000_000 + "--></a>",
        "comments.html": lambda: page("<!---->" * 500_000),
        "comments-open.html": lambda: page("<!--" * 300_000),
        "nested.html": lambda: page("<div>" * 200_000 + "3 pm"),
        "nested-inline.html": lambda: page("<b><i>" * 100_000 + "3 pm"),
        "nested-tables.html": lambda: page("<table><tr><td>" * 30_000),
        "nested-lists.html": lambda: page("<ul><li>" * 60_000),
        "nested-links.html": lambda: page('<a href="x">' * 100_000),
        "nested.xml": lambda: "<a>" * 200_000 + "</a>" * 200_000,
        "columns.html": lambda: page("<table><tr>" + "<td>3 pm" * 100_000 + "</table>"),
        "columns-headed.html": lambda: page(
            "<table><tr>" + "<th>Time" * 50_000 + "<tr>" + "<td>3 pm" * 50_000 + "</table>"),
        "spans.html": page(
            '<table><tr><td colspan="2147483647" rowspan="2147483647">3 pm<td colspan="-1">x'
            '<td rowspan="99999999999999999999">y</table>'),
        "spans-many.html": lambda: page(
            "<table>" + '<tr><td colspan="1000" rowspan="65534">3 pm' * 2_000 + "</table>"),
        "rows.html": lambda: page("<table>" + "<tr><td>15:00<td>Norms" * 200_000 + "</table>"),
        "links.html": lambda: page('<a href="a.mp4#t=1,2">x</a>' * 200_000),
        "headings.html": lambda: page("<h1>Agenda</h1>" * 300_000),
        "line.html": lambda: page("<p>" + "15:00 Norms and " * 1_900_000),
        "words.html": lambda: page("<p>" + "x" * 30_000_000),
        "angles.html": lambda: page("<" * 2_000_000),
        "ampersands.html": lambda: page("&" * 2_000_000),
        "entities.html": lambda: page("&amp;" * 2_000_000),
        "entity-long.html": lambda: page("&" + "a" * 2_000_000 + ";"),
        "numbers.html": page("&#0; &#x110000; &#xD800; &#99999999999999999999; &#-1; &#x1b;[31m &#x202e;"),
        "numbers.xml": "<a>&#x1b;&#xFFFE;&#99999999999;</a>",
        "instructions.xml": lambda: "<?xml version='1.0'?>" + "<?a b?>" * 300_000 + "<a/>",
        "cdata-open.xml": lambda: "<a><![CDATA[" + "]]" * 1_000_000,
        "cdata-many.xml": lambda: "<a>" + "<![CDATA[]]>" * 300_000 + "</a>",
        "name-long.xml": lambda: f"<{'a' * 2_000_000}>3 pm",
        "attribute-long.html": lambda: page(f'<p title="{"x" * 9_000_000}">3 pm'),
        "quote-open.html": lambda: page('<p title="' + "3 pm " * 500_000),
        "script-open.html": lambda: page("<script>" + "</scrip" * 500_000),
        "json-nested.html": lambda: page(
            "3 pm", '<script type="application/ld+json">' + "[" * 500_000 + "</script>"),
        "json-objects.html": lambda: page(
            "3 pm", '<script type="application/ld+json">' + '{"a":' * 300_000 + "</script>"),
        "json-numbers.html": page(
            "3 pm", '<script type="application/ld+json">[1e999999999,-0,99999999999999999999999,'
            '{"@type":"Event","startDate":1e308,"name":"\\ud800"}]</script>'),
        "json-many.html": lambda: page(
            "3 pm", '<script type="application/ld+json">{"@type":"Event"}</script>' * 50_000),
        "charset-unknown.html": '<meta charset="x-no-such-charset">3 pm',
        "charset-utf7.html": '<meta charset="utf-7">+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
        "charset-ebcdic.xml": '<?xml version="1.0" encoding="EBCDIC-CP-US"?><a>3 pm</a>',
        "charset-iso2022.html": b'<meta charset="iso-2022-jp">\x1b$B\x1b$B\x1b$B3 pm',
        "charset-utf16-lie.xml": b'<?xml version="1.0" encoding="UTF-16"?><a>3 pm</a>',
        "script.html": page("<script>alert(1)</script><x-hostile onload=alert(1)>3 pm</x-hostile>",
                            "<title></title><x-hostile>&lt;x-hostile&gt;</title>"),
        "title-escapes.html": page(
            "3 pm", "<title>\x1b]0;owned\x07\x1b[2J\u202e&#x9b;31m\u200b&lt;x-hostile&gt;</title>"),
    }
