#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages for teaching: nothing real is left in any byte of them."""

import csv
import io
import json
import os
import re
import subprocess
import unicodedata
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
        self.assertIn('由' + key['某能源公司'] + '核算', re.sub(r'<[^>]*>|\s', '', text))
        self.assertIn('插入', text)
        self.assertEqual(os.stat(self.path('key.tsv')).st_mode & 0o777, 0o600)

    def office(self, parts, comment=b'', extra=b''):
        """An office file with whatever parts."""
        data = io.BytesIO()
        with zipfile.ZipFile(data, 'w') as archive:
            for name, content in parts.items():
                entry = zipfile.ZipInfo(name)
                entry.extra = extra
                entry.comment = comment
                archive.writestr(entry, content)
            archive.comment = comment
        return data.getvalue()

    def hostile_word(self):
        """Names wherever Word may keep one, and in every way in which one is written."""
        lines = [
            '受上海申澜节能科技有限公司委托', '上海申澜節能科技有限公司', '上 海 申 澜 节 能 科 技 有 限 公 司',
            '申澜节能的设备', '申澜公司', '上海申澜', '（以下简称“澜科”），澜科负责', '聯絡人：張慧玲', '张\u3000慧\u00a0玲签字',
            'Zhang Huiling', 'HUILING ZHANG', 'zhang_huiling.docx', '欧阳建国', '歐陽建國',
            'Ouyang Jianguo',
            '手机 １３８１２３４５６７８', '138-1234-5678', '(021)5888 6677', '+86 21 58886677', '5888-6677',
            'ZHL@SHENLAN-ENERGY.COM.CN', 'www.shenlan-energy.com.cn', 'shenlan-energy.com.cn',
            'ShenLan', '浦东新区张衡路1000号', '张衡路', 'Pudong', '张\u200b慧\ufeff玲', '完成人：赵子敬、钱多文',
            '赵子敬同志', '张慧\ufe00玲', '⼊门：张慧玲',
        ]
        body = ''.join(f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>'
                       for line in lines)
        body += ('<w:p><w:r><w:t>张</w:t></w:r><w:bookmarkStart w:id="9" w:name="张慧玲"/><w:r><w:t>慧'
                 '</w:t></w:r><w:r><w:br/><w:t>玲</w:t></w:r></w:p>'
                 '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>张</w:t></w:r></w:p><w:p><w:r><w:t>慧</w:t>'
                 '</w:r></w:p>'
                 '<w:p><w:r><w:t>玲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1000</w:t></w:r>'
                 '</w:p>'
                 '</w:tc></w:tr></w:tbl>'
                 '<w:p><w:hyperlink r:id="r9" w:tooltip="张慧玲"><w:r><w:t>见网页</w:t></w:r>'
                 '</w:hyperlink>'
                 '<w:fldSimple w:instr="AUTHOR 张慧玲"><w:r><w:t>孙悟本</w:t></w:r></w:fldSimple>'
                 '<w:sdt><w:sdtPr><w:alias w:val="张慧玲"/><w:dataBinding w:xpath="/张慧玲"/></w:sdtPr>'
                 '<w:sdtContent><w:r><w:t>&#x5F20;&#24935;玲</w:t></w:r></w:sdtContent></w:sdt>'
                 '</w:p>'
                 '<w:p><w:ins w:id="1" w:author="张慧玲" w:date="2024-01-01T00:00:00Z"><w:r><w:t>新'
                 '</w:t></w:r></w:ins><w:del w:id="2" w:author="张慧玲"><w:r><w:delText>申澜</w:delText>'
                 '</w:r></w:del><!-- 张慧玲 --><?note 张慧玲?></w:p>')
        relations = ledger_files.RELATIONS
        return self.office({
            '[Content_Types].xml': ledger_files.TYPES,
            '_rels/.rels': f'<Relationships xmlns="{ledger_files.PACKAGE}"><Relationship Id="r1" '
                           f'Type='
                           f'"{relations}/officeDocument" Target="word/document.xml"/>'
                           f'</Relationships>',
            'word/document.xml': f'<w:document xmlns:w="{WORD}" xmlns:r="{relations}"><w:body>'
                                 f'{body}'
                                 '</w:body></w:document>',
            'word/_rels/document.xml.rels':
                f'<Relationships xmlns="{ledger_files.PACKAGE}"><Relationship Id="r9" '
                f'Type="{relations}'
                '/hyperlink" Target="https://www.shenlan-energy.com.cn/张慧玲" TargetMode="External"/>'
                '</Relationships>',
            'word/header1.xml': f'<w:hdr xmlns:w="{WORD}"><w:p><w:r><w:t>申澜节</w:t></w:r><w:r><w:t>能'
                                '</w:t></w:r></w:p></w:hdr>',
            'word/comments.xml': '<c>张慧玲</c>', 'word/settings.xml': '<s>张慧玲</s>',
            'word/people.xml': '<s>张慧玲</s>', 'word/embeddings/a.bin': '张慧玲',
            'word/fonts/font1.odttf': '张慧玲', 'customXml/item1.xml': '<s>张慧玲</s>',
            'docProps/core.xml': '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>孙悟本'
                                 '</dc:creator></c>',
            'docProps/app.xml': '<p><Company>上海申澜节能科技有限公司</Company></p>',
            'docProps/custom.xml': '<c>张慧玲</c>', 'docProps/thumbnail.jpeg': '张慧玲',
            'word/media/张慧玲.png': '张慧玲', 'word/_rels/header1.xml.rels': '<r>张慧玲</r>',
        }, '张慧玲'.encode(), b'\x75\x70\x0a\x00\x01' + b'\0' * 4 + b'Zhang')

    def hostile_sheet(self):
        """Names of sheets and ranges, shared words, formulas, links, numbers, headers."""
        main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
        relations = ledger_files.RELATIONS
        return self.office({
            '[Content_Types].xml': ledger_files.TYPES,
            '_rels/.rels': f'<Relationships xmlns="{ledger_files.PACKAGE}"><Relationship Id="r1" '
                           f'Type='
                           f'"{relations}/officeDocument" Target="xl/workbook.xml"/>'
                           f'</Relationships>',
            'xl/workbook.xml': f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet '
                               f'name='
                               '"申澜台账" sheetId="1" r:id="r1"/></sheets><definedNames><definedName '
                               'name="张慧玲">1</definedName></definedNames></workbook>',
            'xl/_rels/workbook.xml.rels':
                f'<Relationships xmlns="{ledger_files.PACKAGE}"><Relationship Id="r1" '
                f'Type="{relations}'
                '/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="'
                f'{relations}/externalLink" Target="externalLinks/externalLink1.xml"/>'
                f'</Relationships>',
            'xl/sharedStrings.xml': f'<sst xmlns="{main}"><si><r><t>张慧</t></r><r><t>玲</t></r></si>'
                                    '<si><t>申澜节能</t><phoneticPr fontId="1"/></si></sst>',
            'xl/worksheets/sheet1.xml':
                f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c '
                f'r="B1">'
                '<v>13812345678</v></c><c r="C1" t="str"><f>"申澜"&amp;[1]张慧玲!A1</f><v>申澜节能</v></c>'
                '<c r="D1" t="inlineStr"><is><t>張慧玲</t></is></c><c r="E1"><v>201203</v></c></row>'
                '</sheetData><headerFooter><oddHeader>张慧玲</oddHeader></headerFooter></worksheet>',
            'xl/worksheets/_rels/sheet1.xml.rels': '<r>张慧玲</r>',
            'xl/externalLinks/externalLink1.xml': '<r>张慧玲</r>', 'xl/comments1.xml': '<c>张慧玲</c>',
            'xl/persons/person.xml': '<c>张慧玲</c>', 'xl/revisions/revisionLog1.xml': '<c>张慧玲</c>',
        })

    def hostile_text(self):
        """Content of an OpenDocument text with meta data and an older version inside."""
        office = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'
        text = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'
        return self.office({
            'mimetype': 'application/vnd.oasis.opendocument.text',
            'content.xml': f'<office:document-content xmlns:office="{office}" xmlns:text="{text}">'
                           '<office:body><office:text><text:tracked-changes>'
                           '张慧玲</text:tracked-changes>'
                           '<text:p>由<text:span>申</text:span><text:span>澜</text:span>编制，<text:s '
                           'text:c="2"/>张<text:s/>慧<text:line-break/>玲</text:p><text:p>'
                           '<text:author-name>孙悟本</text:author-name></text:p></office:text>'
                           '</office:body></office:document-content>',
            'meta.xml': '<m>张慧玲</m>', 'settings.xml': '<m>张慧玲</m>',
            'Versions/Version1': '张慧玲', 'Thumbnails/thumbnail.png': '张慧玲',
            'Configurations2/a.xml': '<m>张慧玲</m>',
            'META-INF/manifest.xml': '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:'
                                     'manifest:1.0"/>',
        })

    def plain_words(self, output):
        """All that can be read in a new package: without tags and blanks, letters small."""
        for file, data in self.contents(output):
            for charset in ('utf-8', 'utf-16-le', 'gb18030'):
                words = re.sub(r'<[^>]*>', '', file + data.decode(charset, 'ignore'))
                words = unicodedata.normalize('NFKC', words).lower()
                yield file, ''.join(c for c in words if not unicodedata.category(c).startswith(
                    ('Z', 'C', 'M')))

    def test_hostile(self):
        applicant = {
            'contact': '欧阳建国', 'name': '上海申澜节能科技有限公司', 'legal_person': '张慧玲',
            'legal_person_phone': '021-58886677', 'contact_name': '欧阳建国',
            'contact_phone': '021-58886677', 'mobile': '13812345678', 'postcode': '201203',
            'email': 'zhl@shenlan-energy.com.cn', 'address': '上海市浦东新区张衡路1000号',
        }
        pages = cli_fixture.make_pages(['编制：张慧玲', '上海申澜节能科', '技有限公司 张 慧', '玲'])
        files = {
            '附件1 申澜节能说明.docx': self.hostile_word(), '张慧玲/台账.xlsx': self.hostile_sheet(),
            '说明.odt': self.hostile_text(), '附件2 報告（張慧玲）.pdf': pages,
            '名单.csv': '姓名,电话\n张慧玲,138 1234 5678\n'.encode('gb18030'),
            '备注.txt': '张慧玲\r\n申\r\n澜\r\n'.encode('utf-16'),
            'ZhangHuiling.jpg': b'\xff\xd8\xff\xe1Exif' + '张慧玲'.encode(),
            '邮件.eml': 'From: 张慧玲'.encode(), '旧.doc': '张慧玲'.encode('utf-16-le'),
            '报告.rtf': '张慧玲'.encode('gb18030'), 'a.zip': self.hostile_sheet(),
        }
        self.package('a.zip', {'typical_users': '宝钢湛江钢铁有限公司、兖矿鲁南化工有限公司等', 'source':
                               '申澜，張慧玲', 'total_investment_2030': '12.5亿元'},
                     cases=[{'name': '上海申澜厂区储能项目', 'investment': '201203万元'}, {}],
                     files=files, applicant=applicant)
        answer = self.run_json('pseudonymise', 'a.zip', '--output=n.zip', '--key=key.tsv')
        gone = ['申澜', '申瀾', '澜科', '張慧玲', '张慧玲', '慧玲', '慧瑩', '欧阳', '歐陽', 'zhanghuiling',
        'huilingzhang',
                'zhang_huiling', 'ouyang', 'jianguo', '13812345678', '138-1234-5678', '58886677',
                '5888-6677', 'zhl@', 'shenlan', '张衡路', '浦东', 'pudong', '赵子敬', '钱多文', '孙悟本',
                '宝钢湛江', '兖矿鲁南', '鲁南化工', '湛江']
        for file, words in self.plain_words('n.zip'):
            for name in gone:
                self.assertNotIn(name, words, f'{name} in {file}')
        self.assertNotIn('慧玲', json.dumps(answer, ensure_ascii=False))

        # figures are what they were, and one name is one name in all its forms
        shown = json.loads(self.run_cli('show', 'n.zip', '--format=json'))
        self.assertEqual(shown['form']['total_investment_2030']['text'], '12.5亿元')
        key = {row[1]: row[2] for row in csv.reader(io.StringIO(self.read('key.tsv').decode()),
                                                    delimiter='\t')}
        whole = key['上海申澜节能科技有限公司']
        self.assertEqual(shown['applicant']['name']['text'], whole)
        self.assertEqual(key['申澜'], whole[:2])
        with zipfile.ZipFile(self.path('n.zip')) as archive:
            self.assertEqual(archive.comment, b'')
            actions = {item['name']: item['action'] for item in answer['files']}
            self.assertEqual(actions[f'附件1 {whole[:2]}节能说明.docx'], 'replaced')
            for name in archive.namelist():
                if name.endswith(('.docx', '.xlsx', '.odt')):
                    with zipfile.ZipFile(io.BytesIO(archive.read(name))) as office:
                        self.assertIsNone(office.testzip())
                        self.assertTrue(all(entry.extra == b'' or entry.extra[:2] != b'up'
                                            for entry in office.infolist()))

    def test_round(self):
        """One name is one name in all packages of a round, also in one that only mentions it."""
        self.package('round/申澜一.zip', applicant={'name': '上海申澜节能科技有限公司', 'contact': '张慧玲'},
                     files={'附件1 说明.txt': '核算'.encode()})
        self.package('round/第二份.zip', files={'附件1 说明.txt': '由申澜供货，张慧玲签字'.encode()},
                     applicant={'name': '岚江同泽环保有限公司', 'contact': '李默然'})
        answer = self.run_json('pseudonymise', 'round', '--output=new', '--key=key.tsv')
        self.assertEqual(sorted(os.listdir(self.path('new'))), ['01-某甲一', '02-第二份'])
        self.assert_gone('new', ['申澜', '张慧玲', '同泽', '李默然'])
        self.assertIn('02-第二份/附件1 说明.txt', [item['name'] for item in answer['files']])
        text = self.read('new/02-第二份/附件1 说明.txt').decode()
        key = {row[1]: row[2] for row in csv.reader(io.StringIO(self.read('key.tsv').decode()),
                                                    delimiter='\t')}
        self.assertEqual(text, f"由{key['申澜']}供货，{key['张慧玲']}签字")
        shown = json.loads(self.run_cli('show', 'new/01-某甲一', '--format=json'))
        self.assertEqual(shown['applicant']['name']['text'], key['上海申澜节能科技有限公司'])
        self.run_cli('pseudonymise', 'round', '--output=new.zip')
        with zipfile.ZipFile(self.path('new.zip')) as archive:
            self.assertIn('01-某甲一/application.xml', archive.namelist())

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
