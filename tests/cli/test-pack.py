#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hand-over of a round as one signed pack, and what is wrong with one that was touched."""

import io
import os
import subprocess
import xml.etree.ElementTree as tree
import zipfile

import cli_fixture

PACK = '{https://tanjian.org/ns/pack/1}'


class PackTest(cli_fixture.CliTest):

    def setUp(self):
        super().setUp()
        self.write('password', b'secret')
        self.run_cli('identity', '--name=某市生态环境局', '--password-file=password',
                     '--output=me.p12', '--certificate=me.pem')
        self.package('round/甲.zip')
        self.package('round/乙.zip', {'technology_name': '乙技术', 'stage': ['demonstration']},
                     cases=[{}])
        os.mkdir(self.path('opinions'))
        self.run_cli('opinion', 'round/甲.zip', '--bureau=某市生态环境局', '--date=2024-03-20',
                     '--output=opinion.xml')
        self.run_cli('sign', 'opinion.xml', '--key=me.p12', '--password-file=password',
                     '--output=opinions/a.xml')

    def pack(self, *arguments, code=0):
        return self.run_cli('pack', 'round', '--bureau=某市生态环境局', '--date=2024-03-20',
                            '--key=me.p12', '--key-password-file=password', '--output=pack.zip',
                            *arguments, code=code)

    def check(self, code=0):
        return self.run_json('pack', '--verify=pack.zip', '--trust=me.pem', code=code)

    def change(self, function):
        """Writes the pack anew, each file as the function gives it; None leaves it out."""
        target = io.BytesIO()
        with zipfile.ZipFile(self.path('pack.zip')) as pack:
            entries = [(name, pack.read(name)) for name in pack.namelist()]
        with zipfile.ZipFile(target, 'w') as pack:
            for name, data in entries:
                data = function(name, data)
                if data is not None:
                    pack.writestr(name, data)
        self.write('pack.zip', target.getvalue())

    def codes(self, answer):
        return [(item['code'], item.get('path')) for item in answer['problems']
                if item['serious']]

    def test_pack(self):
        """Packages byte by byte, opinion and its paper, ledger and letter; xmlsec1 agrees."""
        self.pack('--opinions=opinions', '--contact=李工 010-1')
        answer = self.check()
        self.assertTrue(answer['whole'] and answer['trusted'])
        self.assertEqual((answer['files'], answer['opinions']), (7, 1))
        self.assertEqual([(item['code'], item['path']) for item in answer['problems']],
                         [('opinion-missing', '乙.zip')])
        with zipfile.ZipFile(self.path('pack.zip')) as pack:
            self.assertEqual(set(pack.namelist()), {
                'packages/甲.zip', 'packages/乙.zip', 'opinions/甲.zip.xml',
                'opinions/甲.zip.pdf', '推荐汇总表.xlsx', '推荐函.pdf', '推荐函.xml',
                'manifest.xml'})
            self.assertEqual(pack.read('packages/甲.zip'), self.read('round/甲.zip'))
            self.write('manifest.xml', pack.read('manifest.xml'))
            self.write('letter.pdf', pack.read('推荐函.pdf'))
        subprocess.run(['xmlsec1', '--verify', '--enabled-key-data', 'x509', '--trusted-pem',
                        'me.pem', 'manifest.xml'], cwd=self.folder, check=True,
                       capture_output=True)
        manifest = tree.fromstring(self.read('manifest.xml'))
        self.assertEqual(len(manifest.findall(f'{PACK}file')), 7)
        text = subprocess.run(['pdftotext', 'letter.pdf', '-'], cwd=self.folder, check=True,
                              capture_output=True).stdout.decode().replace('\n', '')
        for words in ('某市生态环境局关于推荐国家重点推广的低碳技术的函', '生态环境部应对气候变化司',
                      '其中推广类1项、示范类1项', '（二）新型大容量压缩空气储能技术', '推荐意见1份',
                      '2024年3月20日', '特此函告'):
            self.assertIn(words, text)

    def test_inside_of_an_archive(self):
        """Packages of one archive go in file by file, all of them or one of them."""
        with zipfile.ZipFile(self.path('both.zip'), 'w') as both:
            for name in ('甲', '乙'):
                with zipfile.ZipFile(self.path(f'round/{name}.zip')) as package:
                    for entry in package.namelist():
                        both.writestr(f'{name}/{entry}', package.read(entry))
        common = ['--bureau=某市生态环境局', '--date=2024-03-20', '--key=me.p12',
                  '--key-password-file=password', '--output=pack.zip']
        self.run_cli('pack', 'both.zip', *common)
        answer = self.check()
        self.assertTrue(answer['whole'])
        with zipfile.ZipFile(self.path('both.zip')) as both, \
                zipfile.ZipFile(self.path('pack.zip')) as pack:
            packed = {name for name in pack.namelist() if name.startswith('packages/')}
            self.assertEqual(packed, {'packages/' + name for name in both.namelist()})
            for name in both.namelist():
                self.assertEqual(pack.read('packages/' + name), both.read(name))
        self.run_cli('pack', 'both.zip//乙', *common)
        with zipfile.ZipFile(self.path('pack.zip')) as pack:
            self.assertFalse([name for name in pack.namelist() if name.startswith('packages/甲')])
        # a pack is an archive with several packages: it can be handed on
        self.run_cli('pack', 'pack.zip', *common[:-1], '--output=again.zip')
        self.run_cli('pack', '--verify=again.zip', '--trust=me.pem')

    def test_touched(self):
        """What was changed, left out or put in is named."""
        self.pack('--opinions=opinions')
        whole = self.read('pack.zip')
        cases = (
            (lambda name, data: data + b'x' if name == '推荐函.pdf' else data,
             [('file-changed', '推荐函.pdf')]),
            (lambda name, data: None if name == 'packages/乙.zip' else data,
             [('file-missing', 'packages/乙.zip')]),
            (lambda name, data: None if name == 'manifest.xml' else data,
             [('manifest-missing', 'manifest.xml')]),
        )
        for function, problems in cases:
            with self.subTest(problems):
                self.write('pack.zip', whole)
                self.change(function)
                answer = self.check(code=1)
                self.assertFalse(answer['whole'])
                self.assertEqual(self.codes(answer), problems)

        self.write('pack.zip', whole)
        with zipfile.ZipFile(self.path('pack.zip'), 'a') as pack:
            pack.writestr('packages/丙.zip', b'PK')
            pack.writestr('推荐函.pdf', b'again')
        self.assertEqual(self.codes(self.check(code=1)),
                         [('file-added', 'packages/丙.zip'), ('file-twice', '推荐函.pdf')])

    def test_manifest_rewritten(self):
        """Another digest in the manifest breaks its signature."""
        self.pack()
        self.change(lambda name, data: data.replace(b'role="ledger"', b'role="other"')
                    if name == 'manifest.xml' else data)
        answer = self.check(code=1)
        self.assertFalse(answer['intact'] or answer['whole'])

    def test_stranger(self):
        self.pack()
        answer = self.run_json('pack', '--verify=pack.zip', code=1)
        self.assertTrue(answer['whole'])
        self.assertFalse(answer['trusted'])

    def test_bad_input(self):
        self.run_cli('pack', 'round', '--output=p.zip', code=2)
        self.assert_one_sentence()
        self.run_cli('pack', code=2)
        self.assert_one_sentence()
        self.write('empty.zip', b'')
        for path in ('none.zip', 'empty.zip', 'password'):
            with self.subTest(path):
                self.run_cli('pack', f'--verify={path}', '--trust=me.pem', code=2)
                self.assert_one_sentence()
        # An opinion on what the package was before it changed.
        self.package('round/甲.zip', {'barriers': '无'})
        self.pack('--opinions=opinions', code=2)
        self.assert_one_sentence()
        self.assertIn('as it is now', self.errors)
        self.assertFalse(os.path.exists(self.path('pack.zip')))

    def test_folder_and_reading(self):
        """A package that is a folder goes in file by file, and the pack can be read as a round."""
        os.mkdir(self.path('folder'))
        with zipfile.ZipFile(self.path('round/甲.zip')) as package:
            package.extractall(self.path('folder/丙'))
        self.run_cli('pack', 'folder/丙', '--bureau=局', '--date=2024-03-20', '--key=me.p12',
                     '--key-password-file=password', '--output=pack.zip')
        answer = self.check()
        self.assertTrue(answer['whole'])
        show = self.run_json('show', 'pack.zip//packages/丙')
        self.assertEqual(show['form']['technology_name']['text'], '新型大容量压缩空气储能技术')


if __name__ == '__main__':
    cli_fixture.main()
