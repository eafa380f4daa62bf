#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the first inputs of the fuzz targets, one folder a target.

make-seeds.py TANJIAN_CLI FOLDER
"""

import io
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from xml.sax.saxutils import escape

sys.dont_write_bytecode = True
TESTS = pathlib.Path(__file__).resolve().parent.parent
SAMPLES = TESTS.parent / 'data' / 'sample-round' / 'packages'
sys.path.insert(0, str(TESTS / 'cli'))
import cli_fixture  # noqa: E402

STYLES = b'\n%%styles\n'

WORD = ('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>{}'
        '</w:body></w:document>')
STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main'

# What one cell of a Word table may hold, each a way in which programs write it.
WORD_CELLS = {
    'tracked': '<w:ins w:id="1"><w:r><w:t>8000</w:t></w:r></w:ins>'
               '<w:del w:id="2"><w:r><w:delText>7000</w:delText></w:r></w:del>',
    'checkbox': '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
                '<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>',
    'legacy-box': '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default'
                  ' w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r>'
                  '<w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar'
                  ' w:fldCharType="end"/></w:r>',
    'symbol': '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:rPr><w:rFonts'
              ' w:ascii="Wingdings 2"/></w:rPr><w:t>R</w:t></w:r>',
    'hidden': '<w:r><w:rPr><w:vanish/></w:rPr><w:t>填写说明</w:t></w:r><w:r><w:rPr><w:rStyle'
              ' w:val="hint"/></w:rPr><w:t>万元</w:t></w:r>',
    'text-box': '<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>框'
                '</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict/>'
                '</mc:Fallback></mc:AlternateContent></w:r>',
    'breaks': '<w:r><w:t>约1.2</w:t><w:br/><w:tab/><w:noBreakHyphen/><w:t xml:space="preserve">'
              ' 亿元</w:t></w:r><w:smartTag><w:hyperlink><w:r><w:t>网</w:t></w:r></w:hyperlink>'
              '</w:smartTag>',
}

TEXT = ('<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0"'
        ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body>'
        '<office:text>{}</office:text></office:body></office:document-content>')

TEXT_CELLS = {
    'spaces': '<text:p>约<text:s text:c="3"/>1.2<text:line-break/>亿元<text:tab/></text:p>',
    'control': '<text:p><draw:control draw:control="box"/></text:p>',
    'tracked': '<text:p><text:change-start text:change-id="c"/>8000<text:change-end'
               ' text:change-id="c"/></text:p>',
    'nested': '<table:table><table:table-row><table:table-cell><text:p>内</text:p>'
              '</table:table-cell></table:table-row></table:table>',
    'repeated': '<text:p><text:span text:style-name="Hint">说明</text:span>☑能源</text:p>',
}
TEXT_STYLES = (b'<o:document-styles xmlns:o="urn:o"><o:styles><o:style o:name="Hint"'
               b' o:family="text"><o:text-properties o:display="none"/></o:style></o:styles>'
               b'</o:document-styles>')

ROWS = (('技术名称', '某储能技术'), ('技术类别', '☑能源绿色低碳转型类 □重点领域降碳类'),
        ('技术类型', '先进储能技术'), ('所处阶段', '√推广 □示范'), ('技术原理', '压缩空气'),
        ('关键技术', '储热'), ('项目名称', '某示范项目'), ('项目投资额（万元）', '1200'),
        ('项目年减排量（吨CO2）', '8000'), ('投资回收期', '2.5～3年'),
        ('项目碳减排单位成本（元/tCO2）', '75'), ('目前推广比例', '约15%'))


def word_cell(content):
    return f'<w:tc><w:tcPr><w:gridSpan w:val="1"/></w:tcPr><w:p>{content}</w:p></w:tc>'


def word_text(text):
    return word_cell(f'<w:r><w:t>{escape(text)}</w:t></w:r>')


def word_form(last=''):
    rows = ''.join(f'<w:tr>{word_text(label)}{word_text(value)}</w:tr>' for label, value in ROWS)
    if last:
        rows += f'<w:tr>{word_text("工艺流程")}{word_cell(last)}</w:tr>'
    return WORD.format(f'<w:tbl>{rows}</w:tbl>')


def text_form(last=''):
    def cell(content):
        return f'<table:table-cell>{content}</table:table-cell>'
    rows = ''.join('<table:table-row>' + cell(f'<text:p>{escape(label)}</text:p>') +
                   cell(f'<text:p>{escape(value)}</text:p>') + '</table:table-row>'
                   for label, value in ROWS)
    if last:
        rows += ('<table:table-row table:number-rows-repeated="2">' +
                 cell('<text:p>工艺流程</text:p>') + cell(last) + '</table:table-row>')
    return TEXT.format(f'<table:table>{rows}</table:table>')


def sample_forms():
    for path in sorted(SAMPLES.glob('*/*.docx')):
        yield path.read_bytes()


def docx_seeds():
    for number, data in enumerate(sample_forms()):
        yield f'sample-{number}.docx', data
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            yield f'sample-{number}.xml', parts.read('word/document.xml')
    yield 'plain.xml', word_form().encode()
    yield 'strict.xml', word_form().replace(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main', STRICT).encode()
    for name, content in WORD_CELLS.items():
        yield f'{name}.xml', word_form(content).encode() + STYLES + (
            b'<w:styles xmlns:w="urn:w"><w:style w:styleId="hint"><w:rPr><w:vanish/></w:rPr>'
            b'</w:style></w:styles>')


def odt_seeds():
    yield 'plain.xml', text_form().encode()
    for name, content in TEXT_CELLS.items():
        yield f'{name}.xml', text_form(content).encode() + STYLES + TEXT_STYLES
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, 'w') as parts:
        parts.writestr('mimetype', 'application/vnd.oasis.opendocument.text')
        parts.writestr('content.xml', text_form())
    yield 'whole.odt', whole.getvalue()


def quantity_seeds():
    lines = (TESTS / 'data' / 'quantity' / 'claims.tsv').read_text(encoding='utf-8').split('\n')
    for number, line in enumerate(line for line in lines if line and line[0] != '#'):
        yield f'{number}', bytes([number % 8]) + line.split('\t')[1].encode()


def application_seeds():
    yield 'plain.xml', cli_fixture.write_form()
    yield 'one-case.xml', cli_fixture.write_form({'stage': ['demonstration', 'promotion']}, [{}])
    yield 'no-case.xml', cli_fixture.write_form({'category': []}, [])


def zip_of(names, **options):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, 'w', **options) as parts:
        for name, data in names:
            parts.writestr(name, data)
    return whole.getvalue()


def archive_seeds():
    form = cli_fixture.write_form()
    files = [('application.xml', form), ('附件1 核算说明.pdf', cli_fixture.PDF)]
    yield 'stored.zip', zip_of(files)
    yield 'deflated.zip', zip_of(files, compression=zipfile.ZIP_DEFLATED)
    yield 'folders.zip', zip_of([('a/b/application.xml', form), ('__MACOSX/._x', b'x'),
                                 ('../out', b'x'), ('a/Thumbs.db', b'x'), ('A/B/x.txt', b'x')])
    yield 'nested.zip', zip_of([('one.zip', zip_of(files)), ('two.zip', zip_of(files))])
    yield 'docx.zip', zip_of([('form.docx', next(sample_forms()))])
    for form_of_tar in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        whole = io.BytesIO()
        with tarfile.open(fileobj=whole, mode='w', format=form_of_tar) as parts:
            for name, data in files:
                entry = tarfile.TarInfo(name)
                entry.size = len(data)
                parts.addfile(entry, io.BytesIO(data))
        yield f'plain-{form_of_tar}.tar', whole.getvalue()
    # GB18030 without a flag, as Windows packs: zipfile only writes UTF-8 or ASCII.
    raw = zip_of([('XXXXXXXX.pdf', cli_fixture.PDF), ('application.xml', form)])
    yield 'gbk.zip', raw.replace(b'XXXXXXXX', '核算说明'.encode('gb18030'))


def sheet_seeds(program):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / 'application.xml').write_bytes(cli_fixture.write_form())
        (folder / 'password').write_text('secret\n')

        def run(*arguments):
            subprocess.run([program, *map(str, arguments)], check=True,
                           stdout=subprocess.DEVNULL)

        run('draft', folder / 'application.xml', '--reviewer-name=张三',
            f'--output={folder}/draft.xml')
        run('identity', '--name=张三', f'--password-file={folder}/password',
            f'--output={folder}/me.p12', f'--certificate={folder}/me.pem')
        run('sign', folder / 'draft.xml', f'--key={folder}/me.p12',
            f'--password-file={folder}/password', '--incomplete',
            f'--output={folder}/sheet.xml')
        yield 'draft.xml', (folder / 'draft.xml').read_bytes()
        yield 'sheet.xml', (folder / 'sheet.xml').read_bytes()


def main(program, output):
    seeds = {
        'application': application_seeds(),
        'archive': archive_seeds(),
        'docx': docx_seeds(),
        'odt': odt_seeds(),
        'quantity': quantity_seeds(),
        'sheet': sheet_seeds(program),
    }
    output = pathlib.Path(output)
    shutil.rmtree(output, ignore_errors=True)
    for target, inputs in seeds.items():
        folder = output / target
        folder.mkdir(parents=True)
        for name, data in inputs:
            (folder / name).write_bytes(data)


if __name__ == '__main__':
    main(*sys.argv[1:])
