#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a bureau does with a round: formal examination, letters, opinions."""

import calendar
import json
import os
import subprocess
import xml.etree.ElementTree as tree
from pathlib import Path

import cli_fixture

DOCUMENT = '{https://tanjian.org/ns/document/1}'
SCHEMA = os.path.join(os.path.dirname(os.environ['SHEET_SCHEMA']), 'document.xsd')


class BureauTest(cli_fixture.CliTest):

    def assert_document(self, name):
        subprocess.run(['xmllint', '--noout', '--schema', SCHEMA, self.path(name)], check=True,
                       capture_output=True)

    def states(self, entry):
        return {item['id']: item['state'] for item in entry['requirements']}

    def test_gate(self):
        self.package('round/a.zip')
        self.package('round/b.zip', {'barriers': None, 'technology_name': '乙技术',
                                     'recommendation': None})
        answer = self.run_json('gate', 'round', '--quota=2', code=1)
        self.assertEqual(answer['summary'], {'passed': 0, 'ask': 1, 'failed': 1, 'unread': 0})
        self.assertEqual(answer['quota'], {'allowed': 2, 'applications': 2, 'exceeded': False})
        first, second = answer['packages']
        self.assertEqual(self.states(first)['form'], 'passed')
        # both hold the same application.xml apart from three answers
        self.assertEqual(self.states(first)['duplicate'], 'ask')
        self.assertEqual(self.states(second)['form'], 'failed')
        self.assertEqual(self.states(second)['recommendation'], 'own')
        finding = second['requirements'][0]['findings'][0]
        self.assertEqual(finding['code'], 'mandatory-blank')
        self.assertEqual(finding['clause'], '附件1')
        self.assertIn('障碍', finding['message']['zh_CN'])

    def test_clean_package_passes(self):
        self.package('a.zip')
        answer = self.run_json('gate', 'a.zip')
        self.assertEqual(answer['packages'][0]['state'], 'passed')

    def test_unread_form_is_not_in_order(self):
        self.package('a.zip', form=b'<application')
        entry = self.run_json('gate', 'a.zip', code=1)['packages'][0]
        self.assertEqual(entry['state'], 'unread')
        states = self.states(entry)
        self.assertEqual(states.pop('files'), 'ask')
        self.assertEqual(states.pop('duplicate'), 'passed')
        self.assertEqual(set(states.values()), {'unread'})

    def test_deadline_and_quota(self):
        self.package('a.zip')
        # noon in Beijing, wherever the computer believes to be
        noon = calendar.timegm((2024, 3, 25, 4, 0, 0))
        os.utime(self.path('a.zip'), (noon, noon))
        for deadline, late in (('2024-03-25', False), ('2024-03-25T12:00', False),
                               ('2024-03-25T11:59', True), ('2024-03-24', True)):
            with self.subTest(deadline):
                entry = self.run_json('gate', 'a.zip', f'--deadline={deadline}',
                                      code=1 if late else 0)['packages'][0]
                self.assertEqual(entry['late'], late)
                self.assertEqual(entry['files_of'], '2024-03-25T12:00')
        self.package('round/a.zip')
        self.package('round/b.zip')
        answer = self.run_json('gate', 'round', '--quota=1', code=1)
        self.assertTrue(answer['quota']['exceeded'])

    def test_quota_by_region(self):
        for name, address in (('a', '江苏省南京市'), ('b', '江苏省苏州市'), ('c', '上海市')):
            self.package(f'round/{name}.zip', applicant={'address': address})
        answer = self.run_json('gate', 'round', '--quota=1', '--quota-by-region', code=1)
        self.assertEqual(answer['quota'], {
            'allowed': 1, 'applications': 3, 'exceeded': True,
            'regions': [{'region': '江苏', 'applications': 2, 'exceeded': True},
                        {'region': '上海', 'applications': 1, 'exceeded': False}]})
        full = self.run_json('gate', 'round', '--quota=2', '--quota-by-region')
        self.assertFalse(full['quota']['exceeded'])
        text = self.run_cli('gate', 'round', '--quota=1', '--quota-by-region', code=1)
        self.assertIn('Jiangsu  2 applications, but no more than 1', text)

    def test_earlier_round(self):
        self.package('old/x.zip', {'technology_name': '旧名'})
        self.package('a.zip')
        entry = self.run_json('gate', 'a.zip', '--earlier=old')['packages'][0]
        duplicate = [item for item in entry['requirements'] if item['id'] == 'duplicate'][0]
        self.assertEqual(duplicate['state'], 'ask')
        self.assertIn('x.zip', duplicate['findings'][0]['message']['en'])
        # the names share no two characters, all else is the same but the form itself
        alike = entry['resembles'][0]
        self.assertEqual(alike['package'], 'x.zip')
        self.assertTrue(alike['earlier_round'])
        self.assertFalse(alike['identical'])
        self.assertEqual((alike['name'], alike['applicant'], alike['text']), (0, 1, 1))
        self.assertEqual(alike['shared_files'], alike['files'] - 1)
        self.package('old/y.zip')
        twins = self.run_json('gate', 'a.zip', '--earlier=old')['packages'][0]['resembles']
        self.assertEqual([twin['identical'] for twin in twins], [True, False])
        self.assertEqual(self.run_json('gate', 'a.zip')['packages'][0]['resembles'], [])

    def test_versions(self):
        self.package('old.zip', {'barriers': None})
        self.package('new.zip', {'current_share': '12%'},
                     files={'附件1 减排量核算说明.pdf': cli_fixture.make_pdf('x'),
                            '附件3 流程图.png': cli_fixture.write_png()})
        answer = self.run_json('gate', 'new.zip', '--against=old.zip')
        changes = [(item['kind'], item['what'], item['path'])
                   for item in answer['packages'][0]['changes']]
        self.assertEqual(changes, [
            ('field', 'added', 'barriers'), ('field', 'changed', 'current_share'),
            ('file', 'changed', 'application.xml'),
            ('file', 'changed', '附件1 减排量核算说明.pdf'),
            ('file', 'renamed', '附件3 流程图.png'),
            ('finding', 'resolved', changes[-1][2])])
        self.assertTrue(changes[-1][2].startswith('mandatory-blank'))
        text = self.run_cli('gate', 'new.zip', '--against=old.zip', locale='zh_CN.UTF-8')
        self.assertIn('→ 12%', text)
        nothing = self.run_json('gate', 'new.zip', '--against=new.zip')
        self.assertEqual(nothing['packages'][0]['changes'], [])

    def test_letters(self):
        self.package('round/a.zip', {'technology_name': '甲技术'})
        self.package('round/b.zip', {'barriers': None, 'technology_name': '乙技术'},
                     cases=[{'payback': '30年'}, {}])
        self.run_cli('gate', 'round', '--letters=out', '--due=2024-04-05', '--date=2024-03-26',
                     '--bureau=某省生态环境厅', '--contact=张三，010-1', code=1)
        self.assertEqual(sorted(os.listdir(self.path('out'))),
                         ['b.zip-补正通知.docx', 'b.zip-补正通知.pdf',
                          'b.zip-补正通知.txt', 'b.zip-补正通知.xml'])
        text = self.read('out/b.zip-补正通知.txt').decode()
        self.assertIn('关于补正“乙技术”申报材料的通知', text)
        self.assertIn('某能源公司：', text)
        self.assertIn('（一）“技术推广障碍及建议”未填写', text)
        self.assertIn('（二）典型案例1', text)
        self.assertIn('请于2024年4月5日前', text)
        self.assertIn('张三，010-1', text)
        self.assertLess(text.index('某省生态环境厅（盖章）'), text.index('2024年3月26日'))
        self.assert_document('out/b.zip-补正通知.xml')
        pages = subprocess.run(['pdftotext', self.path('out/b.zip-补正通知.pdf'), '-'],
                               check=True, capture_output=True).stdout.decode()
        self.assertIn('请于2024年4月5日前', pages.replace('\n', ''))
        self.assert_opens_in_libreoffice('out/b.zip-补正通知.docx', text)

    def assert_opens_in_libreoffice(self, name, text):
        """The Word file says what the text does, line by line."""
        profile = 'file://' + self.path('profile')
        subprocess.run(['soffice', f'-env:UserInstallation={profile}', '--headless',
                        '--convert-to', 'txt:Text (encoded):UTF8', '--outdir',
                        self.path('word'), self.path(name)], check=True, capture_output=True,
                       timeout=100)
        converted, = os.listdir(self.path('word'))
        words = self.read(os.path.join('word', converted)).decode('utf-8-sig')
        lines = [line.strip() for line in words.splitlines() if line.strip()]
        self.assertEqual(lines, [line.strip('　 ').replace('（盖章）', '')
                                 for line in text.splitlines() if line.strip()])

    def test_letter_of_accepted_findings(self):
        self.package('a.zip', {'barriers': None}, cases=[{'payback': '30年'}, {}])
        findings = self.run_json('check', 'a.zip', code=1)['findings']
        self.run_cli('draft', 'a.zip', '--reviewer-name=张三', '--output=d.xml')
        document = tree.parse(self.path('d.xml'))
        for element in document.iter():
            if element.tag.endswith('}finding'):
                blank = element.get('code') == 'mandatory-blank'
                for child in element:
                    if child.tag.endswith('}decision'):
                        child.text = 'dismissed' if blank else 'accepted'
        document.write(self.path('d.xml'), encoding='utf-8')
        self.assertTrue(any(item['code'] == 'mandatory-blank' for item in findings))
        self.run_cli('gate', 'a.zip', '--sheet=d.xml', '--letters=out', code=1)
        text = self.read('out/a.zip-补正通知.txt').decode()
        self.assertNotIn('障碍', text)
        self.assertIn('回收期', text)

    def test_opinion(self):
        self.package('a.zip')
        self.run_cli('opinion', 'a.zip', '--bureau=某省生态环境厅', '--date=2024-03-20',
                     '--document=national,shanghai', '-o', 'o.txt', '-o', 'o.xml', '-o', 'o.pdf')
        text = self.read('o.txt').decode()
        self.assertIn('该技术属于能源绿色低碳转型类中的先进储能技术，申报为推广类技术。', text)
        self.assertIn('已推广比例为约15%', text)
        self.assertIn('项目使用期20年', text)
        self.assertIn('静态投资回收期为2.5年，申报为2.5年', text)
        self.assertIn('《上海市科技支撑碳达峰碳中和实施方案》专栏', text)
        self.assertIn('同意推荐', text)
        self.assert_document('o.xml')
        root = tree.fromstring(self.read('o.xml'))
        sentences = {item.get('id'): item for item in root.iter(DOCUMENT + 'sentence')}
        # no sentence but headings and set phrases is without its evidence
        for sentence in root.iter(DOCUMENT + 'sentence'):
            if not sentence.get('id').endswith('-heading'):
                self.assertIsNotNone(sentence.find(DOCUMENT + 'evidence'), sentence.get('id'))
        where = {item.get('where') for item in sentences['shares'].iter(DOCUMENT + 'evidence')}
        self.assertEqual(where, {'current_share', 'expected_share_2030'})
        life = [item.text for item in sentences['case-cost'].iter(DOCUMENT + 'evidence')
                if item.get('kind') == 'formula']
        self.assertEqual(life, ['1200万元 × 10⁴ ÷ (8000tCO2/a × 75元/tCO2)'])

    def test_nothing_is_invented(self):
        self.package('a.zip', {'expected_share_2030': None, 'potential_2030': '待定'})
        answer = self.run_json('opinion', 'a.zip', '--variant=conditional')
        text = ''.join(sentence['text'] for paragraph in answer['paragraphs']
                       for sentence in paragraph['sentences'])
        self.assertNotIn('2030年预期推广比例', text.replace('“2030年预期推广比例”', ''))
        self.assertNotIn('潜力待定', text)
        lacking = {item['fact'] for item in answer['omissions']}
        self.assertTrue({'expected_share_2030', 'potential_2030'} <= lacking, lacking)
        self.assertIn('完成下列事项后，同意推荐', text)
        self.assertIn('expected_share_2030', self.errors)

    def test_variants(self):
        self.package('a.zip', {'barriers': None})
        self.run_cli('opinion', 'a.zip', '-o', 'o.txt', code=1)
        self.assertIn('not in order', self.errors)
        self.run_cli('opinion', 'a.zip', '--variant=reject', '-o', 'o.txt')
        text = self.read('o.txt').decode()
        self.assertIn('暂不推荐', text)
        self.assertIn('（一）“技术推广障碍及建议”未填写', text)
        self.assertNotIn('同意推荐', text)

    def test_recalculated(self):
        self.package('a.zip')
        self.write('i.xml', ('<recalculation xmlns="https://tanjian.org/ns/recalculation/1"'
                             ' version="1"><case number="1" kind="retrofit"><service-life'
                             ' value="20"/><activity side="baseline" role="electricity"'
                             ' unit="万kWh" value="1500" factor="electricity.cn.2022.notice">'
                             '<name>电</name></activity></case></recalculation>').encode())
        self.run_cli('opinion', 'a.zip', '--inputs=i.xml', '-o', 'o.txt')
        # 15 000 MWh × 0.5703 = 8554.5; 12 000 000 ÷ (8554.5 × 20) = 70.14
        text = self.read('o.txt').decode()
        self.assertIn('经重新核算，该案例年碳减排量为8554.5吨二氧化碳当量。', text)
        self.assertIn('碳减排单位成本为70.14元/吨二氧化碳当量。', text)

    def test_own_template_and_length(self):
        self.package('a.zip')
        self.write('t.xml', '<template xmlns="https://tanjian.org/ns/document-template/1" id="t"'
                            ' version="1" kind="opinion" variants="yes"><paragraph id="p">'
                            '<sentence id="a">{applicant}的技术很好。</sentence><sentence id="b"'
                            ' drop="1">{technology_name}也很好。</sentence></paragraph></template>'
                   .encode())
        self.run_cli('opinion', 'a.zip', '--template=t.xml', '-o', 'o.txt')
        self.assertIn('某能源公司的技术很好。新型大容量压缩空气储能技术也很好。',
                      self.read('o.txt').decode())
        self.run_cli('opinion', 'a.zip', '--template=t.xml', '--max-length=15', '-o', 'o.txt')
        self.assertNotIn('也很好', self.read('o.txt').decode())
        self.run_cli('opinion', 'a.zip', '--template=t.xml', '--max-length=5', '-o', 'o.txt',
                     code=1)
        self.assertIn('Shorten', self.errors)

    def test_edited_and_signed(self):
        self.package('a.zip')
        self.run_cli('opinion', 'a.zip', '-o', 'o.xml')
        text = self.read('o.xml').decode().replace('同意推荐', '经集体研究，同意推荐')
        self.write('e.xml', text.encode())
        self.run_cli('opinion', '--from=e.xml', '-o', 'e.txt')
        self.assertIn('经集体研究，同意推荐', self.read('e.txt').decode())

        self.write('p', b'secret\n')
        self.run_cli('identity', '--name=某厅', '--password-file=p', '--output=me.p12',
                     '--certificate=me.pem')
        self.run_cli('sign', 'e.xml', '--key=me.p12', '--password-file=p', '--output=s.xml')
        self.assert_document('s.xml')
        verdict = self.run_json('verify', 's.xml', '--trust=me.pem', '--package=a.zip')
        self.assertTrue(verdict['intact'] and verdict['schema_valid'] and verdict['files_match'])
        self.package('b.zip', {'barriers': '无'})
        verdict = self.run_json('verify', 's.xml', '--trust=me.pem', '--package=b.zip', code=1)
        self.assertFalse(verdict['files_match'])
        self.write('f.xml', self.read('s.xml').replace('集体'.encode(), '个人'.encode()))
        self.run_json('verify', 'f.xml', '--trust=me.pem', code=1)
        self.run_cli('sign', 's.xml', '--key=me.p12', '--password-file=p', '--output=t.xml', code=2)
        self.assert_one_sentence()
        xmlsec = subprocess.run(['xmlsec1', '--verify', '--enabled-key-data', 'x509',
                                 '--enabled-reference-uris', 'empty,same-doc', '--trusted-pem',
                                 self.path('me.pem'), self.path('s.xml')],
                                env={**os.environ, 'SSL_CERT_FILE': '/dev/null',
                                     'SSL_CERT_DIR': '/nonexistent'}, capture_output=True)
        self.assertEqual(xmlsec.returncode, 0, xmlsec.stderr)

    def test_bad_input(self):
        self.package('a.zip')
        self.write('bad.xml', b'<template/>')
        for arguments in (['gate', 'a.zip', '--deadline=yesterday'],
                          ['gate', 'a.zip', '--due=2024-02-30', '--letters=out'],
                          ['gate', 'a.zip', '--quota=-1'], ['gate', 'a.zip', '--against=none'],
                          ['opinion', 'a.zip'], ['opinion', 'a.zip', '-o', 'o.doc'],
                          ['opinion', 'a.zip', '-o', 'o.txt', '--variant=maybe'],
                          ['opinion', 'a.zip', '-o', 'o.txt', '--document=beijing'],
                          ['opinion', 'a.zip', '-o', 'o.txt', '--template=bad.xml'],
                          ['opinion', 'a.zip', '-o', 'o.txt', '--max-length=-4'],
                          ['opinion', '--from=bad.xml', '-o', 'o.txt'],
                          ['opinion', 'a.zip', '--from=bad.xml', '-o', 'o.txt']):
            with self.subTest(arguments):
                self.run_cli(*arguments, code=2)
                self.assert_one_sentence()
        self.assertFalse(Path(self.path('o.txt')).exists())


if __name__ == '__main__':
    cli_fixture.main()
