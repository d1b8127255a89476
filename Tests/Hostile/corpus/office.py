"""Office files that name a bait, count far too high, or hold far too much."""
from . import seeds

GROUP = "office"


def add_to(corpus):
    for name, content in loading(corpus).items():
        corpus.add(GROUP, name, content, [corpus.bait.text])
    for name, content in {**lies(), **floods()}.items():
        corpus.add(GROUP, name, content)


def loading(corpus):
    """What an office program would fetch."""
    text = "file://" + corpus.bait.text
    entity = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "{text}">]><a>3 pm &b;</a>'
    picture = '<w:p><w:r><w:drawing><a:blip xmlns:a="{}" r:link="r1"/></w:drawing></w:r></w:p>'
    return {
        "entity.docx": seeds.docx(entity),
        "entity.odt": seeds.packed(
            [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", entity)]),
        "entity-relations.docx": seeds.packed([
            ("[Content_Types].xml", entity), ("_rels/.rels", entity),
            ("word/_rels/document.xml.rels", entity), ("word/document.xml", seeds.WORD_AGENDA)]),
        "template.docx": seeds.docx(
            seeds.word_text("3 pm"), [("attachedTemplate", text, seeds.EXTERNAL)]),
        "main-outside.docx": seeds.docx(seeds.word_text("3 pm"), [("officeDocument", text, "")]),
        "picture.docx": seeds.docx(
            seeds.word_body(picture.format(seeds.NAMES["a"])), [("image", text, seeds.EXTERNAL)]),
        "field.docx": seeds.docx(seeds.word_body(
            f'<w:p><w:fldSimple w:instr="INCLUDETEXT &quot;{text}&quot;"><w:r><w:t>3 pm</w:t></w:r>'
            "</w:fldSimple></w:p>")),
        "section.odt": seeds.odt(
            f'<text:section><text:section-source xlink:href="{text}" '
            'xmlns:xlink="http://www.w3.org/1999/xlink"/></text:section><text:p>3 pm</text:p>'),
        "formula.xlsx": seeds.xlsx(
            f'<row r="1"><c r="A1"><f>WEBSERVICE("{text}")</f><v>3 pm</v></c></row>'),
    }


def lies():
    """Small files whose numbers and references are absurd."""
    most = "99999999999999999999"
    cell = '<row r="{0}"><c r="{1}" t="{2}" s="{3}"><v>{4}</v></c></row>'
    return {
        "string-beyond.xlsx": seeds.xlsx(cell.format(1, "A1", "s", 0, 2**31)),
        "string-negative.xlsx": seeds.xlsx(cell.format(1, "A1", "s", 0, -1)),
        "style-beyond.xlsx": seeds.xlsx(cell.format(1, "A1", "n", most, 0.5)),
        "cell-beyond.xlsx": seeds.xlsx(cell.format(most, "ZZZZZZZZZZ" + most, "n", 0, 1)),
        "number-huge.xlsx": seeds.xlsx("".join(
            cell.format(1, "A1", "n", 0, value)
            for value in ("1e308", "-1e308", "nan", "inf", "-0.5", "2958466", most))),
        "format-nested.xlsx": seeds.xlsx(seeds.SHEET, styles='<xf numFmtId="-1"/>' * 70_000),
        "span-huge.docx": seeds.docx(seeds.WORD_AGENDA.replace('gridSpan w:val="2"', f'gridSpan w:val="{most}"')),
        "level-huge.docx": seeds.docx(seeds.WORD_AGENDA.replace('ilvl w:val="1"', 'ilvl w:val="-2147483648"')),
        "repeated.ods": seeds.ods(
            seeds.TABLE_BODY.replace("repeated='2'", "repeated='1048576'").replace(
                "repeated='3'", "repeated='16384'")),
        "repeated-huge.ods": seeds.ods(seeds.TABLE_BODY.replace("repeated='2'", f"repeated='{most}'")),
        "spaces-huge.odt": seeds.odt("<text:p>3 pm<text:s text:c='2147483647'/>Norms</text:p>" * 20),
        "level-huge.odt": seeds.odt(f"<text:h text:outline-level='{most}'>Agenda</text:h>"),
        "itself.docx": seeds.docx(seeds.WORD_AGENDA, [("officeDocument", "document.xml", "")] * 2_000),
        "empty.docx": seeds.docx(""),
        "not-xml.docx": seeds.docx("3 pm \0\1\2"),
    }


def floods():
    """Far too much of one thing, small once packed."""
    return {
        "rows.xlsx": lambda: seeds.xlsx("<row><c><v>0.625</v></c></row>" * 800_000),
        "cells.xlsx": lambda: seeds.xlsx("<row>" + "<c><v>1</v></c>" * 1_500_000 + "</row>"),
        "strings.xlsx": lambda: seeds.xlsx(seeds.SHEET, strings="<si><t>x</t></si>" * 1_200_000),
        "string-often.xlsx": lambda: seeds.xlsx(
            '<row><c t="s"><v>0</v></c></row>' * 500_000, strings=f"<si><t>{'x ' * 30_000}</t></si>"),
        "nested.docx": lambda: seeds.docx(seeds.word_body("<w:tbl><w:tr><w:tc>" * 60_000)),
        "nested-runs.docx": lambda: seeds.docx(seeds.word_body("<w:p>" + "<w:ins>" * 200_000)),
        "paragraphs.docx": lambda: seeds.docx(seeds.word_body("<w:p/>" * 3_000_000)),
        "links.docx": lambda: seeds.docx(
            seeds.word_body('<w:p><w:hyperlink r:id="r1"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>' * 200_000)),
        "relations.docx": lambda: seeds.docx(
            seeds.WORD_AGENDA, [("hyperlink", "https://example.org/", seeds.EXTERNAL)] * 150_000),
        "spaces.odt": lambda: seeds.odt("<text:p>" + "<text:s text:c='999'/>" * 400_000 + "</text:p>"),
        "lists.odt": lambda: seeds.odt("<text:list><text:list-item>" * 200_000),
        "shapes.pptx": lambda: seeds.pptx(seeds.SLIDE * 60_000),
        "repeated-often.ods": lambda: seeds.ods(
            "<table:table><table:table-row>" + "<table:table-cell table:number-columns-repeated='1024'>"
            "<text:p>3 pm</text:p></table:table-cell>" * 100_000 + "</table:table-row></table:table>"),
    }
