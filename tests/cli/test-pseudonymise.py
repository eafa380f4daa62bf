#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages for teaching: nothing real is left in any byte of them."""

import csv
import io
import json
import os
import subprocess
import zipfile
from pathlib import Path

import cli_fixture
import ledger_files

ROUND = Path(os.environ['SAMPLE_ROUND'])
WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
APPLICANT = ('name', 'legal_person', 'legal_person_phone', 'contact_name', 'contact_phone',
             'mobile', 'email', 'fax', 'address', 'postcode')


def unpack(name, data):
    """(name, bytes) of a file and of all that is compressed in it; of a PDF its words too."""
    yield name, data
    if data[:2] == b'PK':
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield name, archive.comment
            for entry in archive.infolist():
                yield entry.filename, entry.extra + entry.comment
                yield from unpack(entry.filename, archive.read(entry))
    elif data[:4] == b'%PDF':
        words = subprocess.run(['pdftotext', '-raw', '-', '-'], input=data, check=True,
                               capture_output=True).stdout
        info = subprocess.run(['pdfinfo', '-'], input=data, check=True,
                              capture_output=True).stdout
        yield name, words.replace(b'\n', b'') + info


class PseudonymiseTest(cli_fixture.CliTest):

    def contents(self, output):
        root = Path(self.path(output))
        for path in sorted(root.rglob('*')) if root.is_dir() else [root]:
            if path.is_file():
                yield from unpack(str(path.relative_to(self.folder)), path.read_bytes())

    def assert_gone(self, output, names):
        for file, data in self.contents(output):
            for name in names:
                for charset in ('utf-8', 'utf-16-le', 'utf-16-be', 'gb18030'):
                    if charset == 'gb18030' and len(name) < 3:
                        continue
                    self.assertNotIn(name.encode(charset), data, f'{name} in {file}')
                self.assertNotIn(name, file)

    def real_names(self, package):
        answer = json.loads(self.run_cli('show', package, '--format=json'))
        names = [answer['applicant'][key]['text'] for key in APPLICANT
                 if answer['applicant'].get(key, {}).get('text')]
        names += [case['name']['text'] for case in answer['cases'] if case.get('name')]
        return [piece for name in names for piece in [name, *name.split('\n')] if len(piece) > 1]

    def test_sample_round(self):
        packages = sorted(ROUND.iterdir())
        self.assertEqual(len(packages), 12)
        for number, package in enumerate(packages):
            with self.subTest(package.name):
                names = self.real_names(str(package))
                self.assertGreater(len(names), 8)
                self.run_cli('pseudonymise', str(package), f'--output=new{number}')
                self.assert_gone(f'new{number}', names)
                # it is a package still, and says the same of the technology
                before = json.loads(self.run_cli('show', str(package), '--format=json'))
                after = json.loads(self.run_cli('show', f'new{number}', '--format=json'))
                for key in ('current_share', 'potential_2030', 'category', 'stage'):
                    self.assertEqual(after['form'].get(key), before['form'].get(key))
                self.assertEqual(len(after['cases']), len(before['cases']))
                self.assertEqual([case['investment'].get('value') for case in after['cases']],
                                 [case['investment'].get('value') for case in before['cases']])

    def word(self, *paragraphs):
        """Each paragraph is a list of runs."""
        body = ''.join('<w:p>' + ''.join(f'<w:r><w:rPr><w:b/></w:rPr><w:t>{run}</w:t></w:r>'
                                         for run in runs) + '</w:p>' for runs in paragraphs)
        data = io.BytesIO()
        with zipfile.ZipFile(data, 'w') as archive:
            archive.writestr('[Content_Types].xml', ledger_files.TYPES)
            archive.writestr('_rels/.rels',
                             f'<Relationships xmlns="{ledger_files.PACKAGE}"><Relationship Id="r1"'
                             f' Type="{ledger_files.RELATIONS}/officeDocument"'
                             ' Target="word/document.xml"/></Relationships>')
            archive.writestr('word/document.xml',
                             f'<w:document xmlns:w="{WORD}"><w:body>{body}<w:p><w:ins w:id="1"'
                             ' w:author="王改之"><w:r><w:t>插入</w:t></w:r></w:ins><w:del w:id="2"'
                             ' w:author="王改之"><w:r><w:delText>赵删去</w:delText></w:r></w:del>'
                             '</w:p></w:body></w:document>')
            archive.writestr('word/comments.xml', '<c>钱批注</c>')
            archive.writestr('docProps/core.xml', '<c><creator>孙作者</creator></c>')
            archive.writestr('word/media/image1.png', cli_fixture.write_png() + '李印章'.encode())
        return data.getvalue()

    def test_attachments(self):
        ledger_files.write_workbook(
            self.path('t.xlsx'), f'<row r="1">{ledger_files.words("A1", "某能源公司的台账")}</row>',
            '某能源公司')
        files = {
            '附件1 减排量核算说明.docx': self.word(['由某', '能源', '公司', '核算，编制：周核算'],
                                         ['电话 010-', '87654321，', '项目位于临江', '市']),
            '附件2 某能源公司台账.xlsx': self.read('t.xlsx'),
            '说明.txt': '联系人：李小四，手机13912345678。临江供热站'.encode('gb18030'),
            '印章.jpg': '某能源公司'.encode(), '照片/流程图.png': cli_fixture.write_png(),
            '录像.mp4': '某能源公司'.encode(),
        }
        self.package('a.zip', files=files)
        answer = self.run_json('pseudonymise', 'a.zip', '--output=n.zip', '--key=key.tsv')
        self.assert_gone('n.zip', ['某能源公司', '周核算', '87654321', '临江', '李小四',
                                   '13912345678', '王改之', '赵删去', '钱批注', '孙作者', '李印章',
                                   '张三', '李四', '010-12345678'])
        actions = {item['name']: item['action'] for item in answer['files']}
        self.assertEqual(actions['附件1 减排量核算说明.docx'], 'replaced')
        self.assertEqual(actions['印章.png'], 'blanked')
        self.assertEqual(actions['录像.mp4'], 'left-out')
        self.assertEqual(actions['说明.txt'], 'replaced')
        self.assertNotIn('某能源公司', json.dumps(answer, ensure_ascii=False))

        # the same name is the same everywhere
        key = {row[1]: row[2] for row in csv.reader(io.StringIO(self.read('key.tsv').decode()),
                                                    delimiter='\t')}
        shown = json.loads(self.run_cli('show', 'n.zip', '--format=json'))
        self.assertEqual(shown['applicant']['name']['text'], key['某能源公司'])
        with zipfile.ZipFile(self.path('n.zip')) as archive:
            with zipfile.ZipFile(io.BytesIO(archive.read('附件1 减排量核算说明.docx'))) as word:
                self.assertEqual(sorted(word.namelist()),
                                 ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'])
                text = word.read('word/document.xml').decode()
        self.assertIn('由' + key['某能源公司'] + '核算', text)
        self.assertIn('插入', text)
        self.assertEqual(os.stat(self.path('key.tsv')).st_mode & 0o777, 0o600)

    def test_repeats(self):
        self.package('a.zip')
        self.run_cli('pseudonymise', 'a.zip', '--output=x.zip')
        self.run_cli('pseudonymise', 'a.zip', '--output=y.zip')
        self.assertEqual(self.read('x.zip'), self.read('y.zip'))

    def test_bad_input(self):
        self.package('a.zip')
        os.mkdir(self.path('there'))
        for arguments in (['a.zip'], ['none.zip', '--output=n'], ['a.zip', '--output=there'],
                          ['a.zip', '--output=a.zip'], ['a.zip', '--output=n', '--key=a.zip']):
            with self.subTest(arguments):
                self.run_cli('pseudonymise', *arguments, code=2)
                self.assert_one_sentence()
        self.assertFalse(os.path.exists(self.path('n')))


if __name__ == '__main__':
    cli_fixture.main()
