# SPDX-License-Identifier: GPL-3.0-or-later
"""Ledgers as bureaus make them, written by LibreOffice or by hand."""

import os
import subprocess
import zipfile
from xml.sax.saxutils import escape

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
HEAD = ('<?xml version="1.0" encoding="UTF-8"?><office:document'
        f' xmlns:office="{OFFICE}office:1.0" xmlns:table="{OFFICE}table:1.0"'
        f' xmlns:text="{OFFICE}text:1.0" xmlns:style="{OFFICE}style:1.0"'
        f' xmlns:number="{OFFICE}datastyle:1.0" office:version="1.3"'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        '<office:automatic-styles>'
        '<number:percentage-style style:name="N1"><number:number number:min-integer-digits="1"/>'
        '<number:text>%</number:text></number:percentage-style>'
        '<number:number-style style:name="N2"><number:number number:decimal-places="1"'
        ' number:min-integer-digits="1"/></number:number-style>'
        '<style:style style:name="percent" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="rounded" style:family="table-cell" style:data-style-name="N2"/>'
        '</office:automatic-styles><office:body><office:spreadsheet>')
TAIL = '</office:spreadsheet></office:body></office:document>'


def cell(content=None, columns=1, rows=1, formula=None, style=None):
    """Words, a number, a day as (year, month, day), or nothing."""
    attributes = ''
    if columns > 1 or rows > 1:
        attributes += (f' table:number-columns-spanned="{columns}"'
                       f' table:number-rows-spanned="{rows}"')
    if formula:
        attributes += f' table:formula="{escape(formula, {chr(34): "&quot;"})}"'
    if style:
        attributes += f' table:style-name="{style}"'
    if isinstance(content, (int, float)):
        kind = 'percentage' if style == 'percent' else 'float'
        return (f'<table:table-cell{attributes} office:value-type="{kind}"'
                f' office:value="{content}"/>')
    if isinstance(content, tuple):
        return (f'<table:table-cell{attributes} office:value-type="date"'
                f' office:date-value="{content[0]:04}-{content[1]:02}-{content[2]:02}"/>')
    if content is None:
        return f'<table:table-cell{attributes}/>'
    return (f'<table:table-cell{attributes} office:value-type="string"><text:p>'
            f'{escape(content)}</text:p></table:table-cell>')


def sheet(name, rows):
    lines = ''.join(f'<table:table-row>{"".join(row)}</table:table-row>' for row in rows)
    return f'<table:table table:name="{name}">{lines}</table:table>'


def convert(folder, name, sheets, ending='xlsx'):
    """Has LibreOffice write a workbook; returns its name."""
    source = os.path.join(folder, name + '.fods')
    with open(source, 'w', encoding='utf-8') as file:
        file.write(HEAD + ''.join(sheets) + TAIL)
    profile = 'file://' + os.path.join(folder, 'profile')
    subprocess.run(['soffice', f'-env:UserInstallation={profile}', '--headless', '--convert-to',
                    ending, '--outdir', folder, source], check=True, capture_output=True,
                   timeout=100)
    assert os.path.isfile(os.path.join(folder, f'{name}.{ending}'))
    return f'{name}.{ending}'


TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType='
         '"application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/></Types>')
RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'


def write_workbook(path, rows, name='汇总表'):
    """A workbook with one sheet, whose rows are given as XML."""
    relation = '<Relationships xmlns="{}"><Relationship Id="r1" Type="{}/{}" Target="{}"/>' \
               '</Relationships>'
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        archive.writestr('[Content_Types].xml', TYPES)
        archive.writestr('_rels/.rels', relation.format(PACKAGE, RELATIONS, 'officeDocument',
                                                        'xl/workbook.xml'))
        archive.writestr('xl/workbook.xml',
                         f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
                         f'<sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>')
        archive.writestr('xl/_rels/workbook.xml.rels',
                         relation.format(PACKAGE, RELATIONS, 'worksheet', 'worksheets/s1.xml'))
        archive.writestr('xl/worksheets/s1.xml',
                         f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>')


def words(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
