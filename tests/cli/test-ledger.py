#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of a round, written and read."""

import csv
import io
import json
import os
import re
import subprocess
import zipfile

import cli_fixture
import ledger_files
from ledger_files import cell, sheet

HOSTILE = "=cmd|'/C calc'!A0"


class LedgerTest(cli_fixture.CliTest):

    def round(self):
        self.package('round/a.zip', {'technology_name': '甲技术', 'potential_2030': '80'})
        self.package('round/b.zip', {'technology_name': '乙技术', 'potential_2030': '1.2亿吨'})
        self.package('round/c.zip', {'technology_name': '丙技术', 'potential_2030': None,
                                     'field': HOSTILE})
        return 'round'

    def read_back(self, name, *options):
        return json.loads(self.run_cli('ledger', f'--import={name}', '--format=json', *options))

    def test_three_formats_say_the_same(self):
        folder = self.round()
        answers = []
        for name in ('l.xlsx', 'l.csv', 'l.xml'):
            text = self.run_cli('ledger', folder, f'--output={name}', '--rank=potential_2030')
            self.assertIn('3 entries', text)
            answers.append(self.read_back(name))
        rows = answers[0]['rows']
        self.assertEqual([row['technology_name'] for row in rows], ['乙技术', '甲技术', '丙技术'])
        # 1.2亿吨 is 12000 万吨; missing is never zero and has no rank
        self.assertEqual([row.get('potential_2030') for row in rows], [12000, 80, None])
        self.assertEqual([row.get('rank') for row in rows], [1, 2, None])
        self.assertEqual(rows[0]['category'], '能源绿色低碳转型类')
        self.assertEqual(rows[0]['stage'], '推广类')
        self.assertEqual(rows[0]['current_share'], 15)
        self.assertEqual(rows[0]['investment'], 1200)
        self.assertEqual(rows[2]['field'], HOSTILE)
        self.assertRegex(rows[0]['received'], r'^\d{4}-\d\d-\d\d$')
        for answer in answers:
            self.assertEqual(answer['rows'], rows)
            self.assertEqual(answer['problems'], [])

    def test_formula_is_never_written(self):
        folder = self.round()
        self.run_cli('ledger', folder, '--output=l.csv')
        table = list(csv.reader(io.StringIO(self.read('l.csv').decode('utf-8-sig'))))
        self.assertIn("'" + HOSTILE, table[3])
        for row in table[1:]:
            for text in row:
                self.assertNotRegex(text, r'^[=+@＝＋＠]')

        self.run_cli('ledger', folder, '--output=l.xlsx')
        with zipfile.ZipFile(self.path('l.xlsx')) as archive:
            part = archive.read('xl/worksheets/sheet1.xml').decode()
            strings = archive.read('xl/sharedStrings.xml').decode()
        self.assertNotIn('<f', part)
        self.assertIn('=cmd|', strings)
        # numbers are numbers, days are days and the heading is merged
        self.assertRegex(part, r'<c r="L4" s="\d+"><v>12000</v></c>')
        self.assertIn('<mergeCell ref="A1:AA1"/>', part)
        day = re.search(r'<c r="T3" s="\d+"><v>(\d+)</v></c>', part)
        self.assertGreater(int(day[1]), 45000)

    def test_opens_in_libreoffice(self):
        self.run_cli('ledger', self.round(), '--output=l.xlsx')
        profile = 'file://' + self.path('profile')
        subprocess.run(['soffice', f'-env:UserInstallation={profile}', '--headless',
                        '--convert-to', 'ods', self.path('l.xlsx')], cwd=self.folder, check=True,
                       capture_output=True, timeout=100)
        with zipfile.ZipFile(self.path('l.ods')) as archive:
            content = archive.read('content.xml').decode()
        self.assertIn('office:value-type="date"', content)
        self.assertIn('office:value="12000"', content)
        self.assertNotIn('table:formula', content)
        rows = self.read_back('l.ods')['rows']
        self.assertEqual(rows[1]['potential_2030'], 12000)
        self.assertEqual(rows[2]['field'], HOSTILE)

    def foreign_rows(self):
        """As a bureau makes it: titles merged over two rows, amounts as words, a sum."""
        return [
            [cell('2026年第十四批低碳技术推荐评审汇总表', columns=8)],
            [cell('填报单位：某省生态环境厅', columns=8)],
            [cell('序号', rows=2), cell('技 术 名 称', rows=2), cell('申报单位', rows=2),
             cell('典型案例', columns=2), '<table:covered-table-cell/>', cell('已推广比例', rows=2),
             cell('收件日期', rows=2), cell('经办处室', rows=2)],
            ['<table:covered-table-cell/>' * 3, cell('投资额（元）'), cell('年碳减排量(万tCO2)'),
             '<table:covered-table-cell/>' * 3],
            [cell(1), cell('甲技术'), cell('某集团有限公司', rows=2), cell('¥12,000,000.00'),
             cell(0.8, style='rounded'), cell(0.15, style='percent'), cell((2026, 3, 25)),
             cell('气候处')],
            [cell(2), cell('乙技术'), '<table:covered-table-cell/>', cell('￥3,456,789.12'),
             cell(1.23456, style='rounded'), cell('20%'), cell('2026年4月1日'), cell('科技处')],
            [cell(), cell('合计'), cell(), cell('15,456,789.12'), cell(2.03456), cell()],
            [cell('说明：金额以合同为准。', columns=8)],
        ]

    def check_foreign(self, name):
        answer = self.read_back(name)
        self.assertEqual(answer['title'], '2026年第十四批低碳技术推荐评审汇总表')
        self.assertEqual(answer['sheet'], '评审汇总表')
        self.assertEqual(answer['header_row'], 3)
        self.assertEqual(answer['problems'], [])
        first, second = answer['rows']
        self.assertEqual(first, {
            'number': 1, 'technology_name': '甲技术', 'applicant': '某集团有限公司',
            'investment': 1200, 'annual_reduction': 8000, 'current_share': 15,
            'received': '2026-03-25', 'other_1': '气候处'})
        self.assertAlmostEqual(second.pop('investment'), 345.678912)
        self.assertAlmostEqual(second.pop('annual_reduction'), 12345.6)
        self.assertEqual(second, {
            'number': 2, 'technology_name': '乙技术', 'applicant': '某集团有限公司',
            'current_share': 20, 'received': '2026-04-01', 'other_1': '科技处'})
        self.assertEqual(answer['columns'][-1]['title'], '经办处室')
        self.assertEqual(answer['notes'][0], '填报单位：某省生态环境厅')
        self.assertIn('15,456,789.12', answer['notes'][1])
        self.assertEqual(answer['notes'][2], '说明：金额以合同为准。')

    def test_ledger_of_libreoffice(self):
        sheets = [sheet('封面', [[cell('技术名称'), cell('申报单位')], [cell('不是它')]]),
                  sheet('评审汇总表', self.foreign_rows())]
        for ending in ('xlsx', 'ods'):
            with self.subTest(ending):
                self.check_foreign(ledger_files.convert(self.folder, 'foreign', sheets, ending))

    def test_sum_that_does_not_add_up(self):
        rows = self.foreign_rows()
        rows[6][3] = cell('16,000,000.00')
        name = ledger_files.convert(self.folder, 'sum', [sheet('汇总', rows)])
        problems = self.read_back(name)['problems']
        self.assertEqual(len(problems), 1)
        self.assertIn('1,600', problems[0])
        self.assertIn('1,545.6789', problems[0])

    def test_words_instead_of_numbers(self):
        self.write('l.csv', '技术名称,申报单位,投资额（万元）,减排潜力\r\n'
                            '甲,某公司,约1200,待定\r\n,,,\r\n乙,某公司,(350),8吨\r\n'.encode('gb18030'))
        answer = self.read_back('l.csv')
        self.assertEqual(answer['rows'], [
            {'technology_name': '甲', 'applicant': '某公司', 'investment': '约1200',
             'potential_2030': '待定'},
            {'technology_name': '乙', 'applicant': '某公司', 'investment': -350,
             'potential_2030': 0.0008}])
        self.assertEqual(len(answer['problems']), 2)
        self.assertIn('约1200', answer['problems'][0])

    def test_formulas_are_not_run(self):
        words = ledger_files.words
        ledger_files.write_workbook(
            self.path('f.xlsx'),
            f'<row r="1">{words("A1", "技术名称")}{words("B1", "投资额（万元）")}'
            f'{words("C1", "备注")}</row>'
            f'<row r="2">{words("A2", "甲")}<c r="B2"><f>1+1</f><v>7</v></c>'
            '<c r="C2" t="str"><f>cmd|\'/C calc\'!A0</f></c></row>'
            f'<row r="3">{words("A3", "乙")}<c r="B3"><f>HYPERLINK("http://x")</f></c></row>')
        answer = self.read_back('f.xlsx')
        # what the other program worked out counts; nothing is worked out here
        self.assertEqual(answer['rows'], [{'technology_name': '甲', 'investment': 7},
                                          {'technology_name': '乙'}])
        self.assertEqual(len(answer['problems']), 2)
        self.assertIn('never run', answer['problems'][0])

    def test_no_header(self):
        ledger_files.write_workbook(
            self.path('n.xlsx'), f'<row r="1">{ledger_files.words("A1", "随便写写")}</row>')
        self.run_cli('ledger', '--import=n.xlsx', code=2)
        self.assert_one_sentence()
        self.assertIn('技术名称', self.errors)

    def test_a_million_empty_rows(self):
        words = ledger_files.words
        head = (f'<row r="1">{words("A1", "技术名称")}{words("B1", "申报单位")}</row>'
                f'<row r="2">{words("A2", "甲")}{words("B2", "某公司")}</row>')
        empty = ''.join(f'<row r="{i}"><c r="A{i}" s="0"/></row>' for i in range(3, 1000003))
        ledger_files.write_workbook(self.path('m.xlsx'), head + empty)
        answer = self.read_back('m.xlsx')
        self.assertEqual(answer['rows'], [{'technology_name': '甲', 'applicant': '某公司'}])

    def test_bad_input(self):
        self.write('old.xls', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(600))
        self.write('text.xlsx', b'PK\x03\x04 not a zip at all')
        self.write('columns.xml', '<columns xmlns="https://tanjian.org/ns/ledger-columns/1" id="x"'
                                  ' version="1"><title><zh>表</zh><en>L</en></title>'
                                  '<sheet>表</sheet><column id="a" type="text" width="9"><zh>甲</zh>'
                                  '<en>A</en></column></columns>'.encode())
        self.package('one.zip')
        for arguments in (['--import=old.xls'], ['--import=text.xlsx'], ['--import=missing.xlsx'],
                          ['one.zip', '--output=l.doc'], ['one.zip'], [],
                          ['one.zip', '--import=text.xlsx'],
                          ['one.zip', '--output=l.csv', '--rank=field'],
                          ['one.zip', '--output=l.csv', '--rank=potential_2030:down'],
                          ['one.zip', '--output=one.zip/l.csv'],
                          ['one.zip', '--output=l.csv', '--columns=columns.xml']):
            with self.subTest(arguments):
                self.run_cli('ledger', *arguments, code=2)
                self.assert_one_sentence()
        self.assertFalse(os.path.exists(self.path('l.csv')))

    def test_compare_with_packages(self):
        """A ledger of the round agrees; what somebody changed in it is named, and only that."""
        self.package('round/a.zip', {'technology_name': '甲技术'})
        self.package('round/b.zip', {'technology_name': '乙技术'})
        self.run_cli('ledger', 'round', '--output=own.csv')
        answer = self.run_json('ledger', 'round', '--import=own.csv')
        self.assertEqual((answer['entries'], answer['differences']), (2, []))
        lines = [line for line in self.read('own.csv').decode('utf-8-sig').splitlines() if line]
        header = lines[0].split(',')
        changed = []
        for line in lines[1:]:
            cells = line.split(',')
            if '甲技术' in cells:
                cells[header.index('2030年年碳减排潜力（万tCO2/a）')] = '81'
                cells[header.index('所属领域')] = ' 电 力 '
                cells[header.index('备注')] = '自己写的'
            else:
                cells[cells.index('乙技术')] = '丙技术'
            changed.append(','.join(cells))
        self.write('changed.csv', '\r\n'.join([lines[0], *changed, changed[0]]).encode())
        answer = self.run_json('ledger', 'round', '--import=changed.csv', code=1)
        found = sorted((item['kind'], item['technology_name'], item.get('column'),
                        item.get('ledger'), item.get('package'))
                       for item in answer['differences'])
        twice = '甲技术' if '甲技术' in changed[0] else '丙技术'
        self.assertIn(('other-value', '甲技术', 'potential_2030', '81', '80'), found)
        self.assertIn(('no-package', '丙技术', None, None, None), found)
        self.assertIn(('no-entry', '乙技术', None, None, None), found)
        self.assertIn(twice, [item[1] for item in found if item[0] in ('twice', 'no-package')])
        self.assertEqual(len(found), 4)
        text = self.run_cli('ledger', 'round', '--import=changed.csv', code=1,
                            locale='zh_CN.UTF-8')
        self.assertIn('81', text)

    def test_own_columns(self):
        self.write('own.xml', '<columns xmlns="https://tanjian.org/ns/ledger-columns/1" id="own"'
                              ' version="2"><title><zh>本市汇总</zh><en>Ours</en></title>'
                              '<sheet>本市</sheet><column id="n" type="text" width="9" key="true"'
                              ' from="technology_name"><zh>名称</zh><en>Name</en></column>'
                              '<column id="cost" type="number" unit="元/tCO2" width="9"'
                              ' from="cases[1].unit_cost"><zh>案例二成本</zh><en>Cost</en></column>'
                              '</columns>'.encode())
        self.package('one.zip', cases=[{}, {'unit_cost': '88'}])
        self.run_cli('ledger', 'one.zip', '--columns=own.xml', '--output=o.xlsx')
        answer = self.read_back('o.xlsx', '--columns=own.xml')
        self.assertEqual(answer['title'], '本市汇总')
        self.assertEqual(answer['rows'], [{'n': '新型大容量压缩空气储能技术', 'cost': 88}])


if __name__ == '__main__':
    cli_fixture.main()
