# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms written as word processors write them, in four formats.

A form is a list of tables, a table a list of rows, a row a list of cells. What stands in a cell
is a list of pieces: words, in which a line feed begins a paragraph, or a Piece for all that Word
keeps apart from plain words."""

import io
import zipfile
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
AUTHOR = 'w:id="1" w:author="甲" w:date="2024-05-01T08:00:00Z"'
ODT_TYPE = "application/vnd.oasis.opendocument.text"


@dataclass
class Piece:
    """kind: one of the keys of WORD below."""
    kind: str
    value: Any = ""


@dataclass
class Cell:
    """merge: "start" or "more" of cells merged downwards; control: in a content control."""
    pieces: list
    span: int = 1
    merge: str = ""
    control: bool = False
    properties: str = ""


@dataclass
class Row:
    cells: list
    before: int = 0
    control: bool = False
    properties: str = ""


@dataclass
class Look:
    """How it is to be written: runs cut after so many characters, or whole."""
    cut: int = 0


def run(text, properties="", cut=0):
    parts = [text[i:i + cut] for i in range(0, len(text), cut)] if cut else [text]
    return "".join(f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(part)}</w:t>'
                   "</w:r>" for part in parts)


def control(content, properties=""):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def deleted(text, name="del"):
    return f'<w:{name} {AUTHOR}><w:r><w:delText>{escape(text)}</w:delText></w:r></w:{name}>'


def check_control(ticked):
    box = f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox>'
    return control(run("☒" if ticked else "☐"), box)


def legacy_box(ticked):
    return ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
            f'{"<w:checked/>" if ticked else ""}</w:checkBox></w:ffData></w:fldChar></w:r>'
            '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def text_box(text):
    content = f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent>"
    return ("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>" + content +
            "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + content +
            "</w:pict></mc:Fallback></mc:AlternateContent></w:r>")


WORD = {
    "break": lambda value: "<w:r><w:br/></w:r>",
    "inserted": lambda value: f"<w:ins {AUTHOR}>{run(value)}</w:ins>",
    "deleted": deleted,
    "moved": lambda value: f"<w:moveTo {AUTHOR}>{run(value)}</w:moveTo>",
    "moved-away": lambda value: f"<w:moveFrom {AUTHOR}>{run(value)}</w:moveFrom>",
    "hidden": lambda value: run(value, "<w:vanish/>"),
    "comment": lambda value: '<w:r><w:commentReference w:id="0"/></w:r>',
    "box": text_box,
    "control": lambda value: control(run(value)),
    "placeholder": lambda value: control(run(value), "<w:showingPlcHdr/>"),
    "symbol": lambda value: f'<w:r><w:sym w:font="{value[0]}" w:char="{value[1]}"/></w:r>',
    "font": lambda value: run(value[1], f'<w:rFonts w:{value[2]}="{value[0]}"/>'),
    "checkbox": check_control,
    "legacy": legacy_box,
    "table": lambda value: word_table(value, Look()),
    "raw": lambda value: value,
}


def word_cell(cell, look):
    """Words make paragraphs, and so does a table between them."""
    content, paragraph = [], []

    def close():
        content.append(f"<w:p>{''.join(paragraph)}</w:p>")
        paragraph.clear()

    for piece in cell.pieces:
        if isinstance(piece, Piece) and piece.kind == "table":
            if paragraph:
                close()
            content.append(WORD["table"](piece.value))
        elif isinstance(piece, Piece):
            paragraph.append(WORD[piece.kind](piece.value))
        else:
            lines = piece.split("\n")
            for number, line in enumerate(lines):
                if number > 0:
                    close()
                paragraph.append(run(line, cut=look.cut))
    close()
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    merge = {"": "", "start": '<w:vMerge w:val="restart"/>', "more": "<w:vMerge/>"}[cell.merge]
    written = f"<w:tc><w:tcPr>{span}{merge}{cell.properties}</w:tcPr>{''.join(content)}</w:tc>"
    return control(written) if cell.control else written


def word_table(rows, look):
    written = []
    for row in rows:
        before = f'<w:gridBefore w:val="{row.before}"/>' if row.before else ""
        cells = "".join(word_cell(cell, look) for cell in row.cells)
        one = f"<w:tr><w:trPr>{before}{row.properties}</w:trPr>{cells}</w:tr>"
        written.append(control(one) if row.control else one)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(written)}</w:tbl>"


def word_document(tables, look, namespace):
    body = "<w:p/>".join(word_table(rows, look) for rows in tables)
    return (f'<w:document xmlns:w="{namespace}"'
            ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
            f"<w:body>{run_title()}{body}</w:body></w:document>")


def run_title():
    return f"<w:p>{run('国家重点推广的低碳技术申报表')}</w:p>"


def relations(kind):
    return ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r" Type="{kind}" Target="word/document.xml"/></Relationships>')


def pack(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return file.getvalue()


def write_docx(tables, look, namespace=TRANSITIONAL, kind=RELATION):
    return pack([("_rels/.rels", relations(kind)),
                 ("word/document.xml", word_document(tables, look, namespace))])


def write_strict(tables, look):
    return write_docx(tables, look, STRICT, STRICT_RELATION)


def write_flat(tables, look):
    parts = [("/_rels/.rels", relations(RELATION)),
             ("/word/document.xml", word_document(tables, look, TRANSITIONAL))]
    return ('<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
            '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">' +
            "".join(f'<pkg:part pkg:name="{name}"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'
                    for name, content in parts) + "</pkg:package>").encode()


ODT_NAMESPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"' for name, value in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
        ("draw", "drawing"), ("fo", "xsl-fo-compatible")))
ODT_STYLES = (
    '<office:automatic-styles>'
    '<style:style style:name="hidden" style:family="text"><style:text-properties'
    ' text:display="none"/></style:style>'
    '<style:style style:name="ticks" style:family="text"><style:text-properties'
    ' style:font-name="Wingdings"/></style:style></office:automatic-styles>')


class OdtWriter:
    """Counts the tracked changes, which stand in front of the text."""

    def __init__(self, look):
        self.look = look
        self.changes = []

    def change(self, kind, content=""):
        name = f"c{len(self.changes)}"
        self.changes.append(f'<text:changed-region text:id="{name}"><text:{kind}>{content}'
                            f"</text:{kind}></text:changed-region>")
        return name

    def piece(self, piece):
        words = escape(piece.value) if isinstance(piece.value, str) else ""
        if piece.kind in ("inserted", "moved"):
            name = self.change("insertion")
            return (f'<text:change-start text:change-id="{name}"/>{words}'
                    f'<text:change-end text:change-id="{name}"/>')
        if piece.kind in ("deleted", "moved-away"):
            name = self.change("deletion", f"<text:p>{words}</text:p>")
            return f'<text:change text:change-id="{name}"/>'
        if piece.kind == "font":
            return f'<text:span text:style-name="ticks">{piece.value[1]}</text:span>'
        if piece.kind == "box":
            return ("<draw:frame><draw:text-box><text:p>" + words +
                    "</text:p></draw:text-box></draw:frame>")
        return {
            "break": "<text:line-break/>",
            "hidden": f'<text:span text:style-name="hidden">{words}</text:span>',
            "comment": "<office:annotation><text:p>批注</text:p></office:annotation>",
            "control": f"<text:span>{words}</text:span>",
        }[piece.kind]

    def words(self, line):
        cut = self.look.cut or len(line) or 1
        return "".join(f"<text:span>{escape(line[i:i + cut])}</text:span>"
                       for i in range(0, len(line), cut))

    def content(self, cell):
        content, paragraph = [], []

        def close():
            content.append(f"<text:p>{''.join(paragraph)}</text:p>")
            paragraph.clear()

        for piece in cell.pieces:
            if isinstance(piece, Piece) and piece.kind == "table":
                if paragraph:
                    close()
                content.append(self.table(piece.value))
            elif isinstance(piece, Piece):
                paragraph.append(self.piece(piece))
            else:
                for number, line in enumerate(piece.split("\n")):
                    if number > 0:
                        close()
                    paragraph.append(self.words(line))
        close()
        return "".join(content)

    def cell(self, rows, row, index):
        cell = rows[row].cells[index]
        rest = "<table:covered-table-cell/>" * (cell.span - 1)
        if cell.merge == "more":
            return "<table:covered-table-cell/>" + rest
        height = 1
        if cell.merge == "start":
            while row + height < len(rows) and len(rows[row + height].cells) > index and \
                    rows[row + height].cells[index].merge == "more":
                height += 1
        return (f'<table:table-cell table:number-columns-spanned="{cell.span}"'
                f' table:number-rows-spanned="{height}">{self.content(cell)}</table:table-cell>'
                f"{rest}")

    def table(self, rows):
        written = []
        for number, row in enumerate(rows):
            before = "<table:table-cell/>" * row.before
            cells = "".join(self.cell(rows, number, i) for i in range(len(row.cells)))
            written.append(f"<table:table-row>{before}{cells}</table:table-row>")
        return f"<table:table>{''.join(written)}</table:table>"


def odt_body(tables, look):
    writer = OdtWriter(look)
    body = "<text:p/>".join(writer.table(rows) for rows in tables)
    changes = f"<text:tracked-changes>{''.join(writer.changes)}</text:tracked-changes>"
    return (ODT_STYLES + "<office:body><office:text>" + (changes if writer.changes else "") + body +
            "</office:text></office:body>")


def write_odt(tables, look):
    content = (f"<office:document-content{ODT_NAMESPACES}>{odt_body(tables, look)}"
               "</office:document-content>")
    return pack([("mimetype", ODT_TYPE), ("content.xml", content)])


WRITERS = {"docx": write_docx, "strict.docx": write_strict, "xml": write_flat, "odt": write_odt}
