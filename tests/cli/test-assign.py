#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Experts for the packages of a round."""

import collections
import csv
import io
import subprocess

import cli_fixture

HEAD = '姓名,工作单位,专业领域,回避单位\n'
POOL = [
    ('钱一', '甲大学', '先进储能技术', ''), ('钱二', '甲大学', '先进储能技术', ''),
    ('钱三', '甲大学', '先进储能技术', ''), ('孙四', '乙研究院', '能源绿色低碳转型类', ''),
    ('孙五', '乙研究院', '电力', ''), ('周六', '丙设计院', '甲烷减排技术', ''),
    ('吴七', '某能源公司', '先进储能技术', ''), ('郑八', '丁协会', '先进储能技术', '某能源公司、别的'),
    ('张三', '戊中心', '先进储能技术', ''),
]


class AssignTest(cli_fixture.CliTest):

    def pool(self, rows=None):
        lines = [','.join(row) for row in (POOL if rows is None else rows)]
        self.write('experts.csv', (HEAD + '\n'.join(lines) + '\n').encode())
        return '--experts=experts.csv'

    def round(self, n=2):
        for i in range(n):
            self.package(f'round/p{i}.zip', {'technology_name': f'压缩空气储能技术{i}'})
        return 'round'

    def test_rules(self):
        answer = self.run_json('assign', self.round(), self.pool(), '--seed=5')
        self.assertTrue(answer['optimal'])
        self.assertEqual(answer['seed'], 5)
        # six places among the five who may: nobody more than two, one of them once at least
        self.assertEqual(answer['max_load'], 2)
        for package in answer['packages']:
            self.assertEqual(len(package['experts']), 3)
            employers = collections.Counter(item['employer'] for item in package['experts'])
            self.assertLessEqual(max(employers.values()), 2)
            reasons = {item['name']: item['reason'] for item in package['excluded']}
            self.assertEqual(reasons, {'周六': 'field', '吴七': 'employer', '郑八': 'recusal',
                                       '张三': 'person'})
            # the best that two of one employer leave room for: type, type, category
            self.assertEqual(sorted(item['match'] for item in package['experts']), [2, 3, 3])
        self.assertEqual(sum(item['packages'] for item in answer['loads']), 6)

    def test_table(self):
        """Who judges what and why not, rule and seed below, as a table in every form."""
        folder = self.round(1)
        answer = self.run_json('assign', folder, self.pool(), '--seed=5', '--output=a.xlsx',
                               '--output=a.csv', '--output=a.pdf', '--output=a.xml')
        rows = list(csv.reader(io.StringIO(self.read('a.csv').decode('utf-8-sig'))))
        header = next(row for row in rows if '专家姓名' in row)
        entries = [dict(zip(header, row)) for row in rows[rows.index(header) + 1:]
                   if len(row) == len(header) and row[0] == '压缩空气储能技术0']
        chosen = [entry['专家姓名'] for entry in entries if entry['分配'] == '是']
        self.assertEqual(chosen, [item['name'] for item in answer['packages'][0]['experts']])
        reasons = {entry['专家姓名']: entry['依据或不分配的原因'] for entry in entries
                   if entry['分配'] == '否'}
        self.assertEqual(reasons, {'周六': '专业领域不符', '吴七': '所在单位为申报单位',
                                   '郑八': '回避单位为申报单位', '张三': '申报材料中列有其姓名'})
        self.assertIn('种子5', self.read('a.xml').decode())
        self.assertTrue(self.read('a.xlsx').startswith(b'PK'))
        text = subprocess.run(['pdftotext', '-layout', self.path('a.pdf'), '-'], check=True,
                              capture_output=True, text=True).stdout
        self.assertIn('郑八', text)
        for output in ('a.doc', 'experts.csv'):
            self.run_cli('assign', folder, self.pool(), f'--output={output}', code=2)
            self.assert_one_sentence()

    def test_load_goes_before_fields(self):
        rows = [('甲一', '甲', '先进储能技术', ''), ('乙二', '乙', '电力', ''),
                ('丙三', '丙', '电力', '')]
        answer = self.run_json('assign', self.round(3), self.pool(rows), '--per-package=1')
        self.assertEqual(answer['max_load'], 1)
        self.assertEqual([item['packages'] for item in answer['loads']], [1, 1, 1])

    def test_seed(self):
        rows = [(f'专家{i}', f'单位{i}', '先进储能技术', '') for i in range(8)]
        answers = set()
        folder = self.round(3)
        for seed in range(6):
            first = self.run_json('assign', folder, self.pool(rows), f'--seed={seed}')
            self.assertEqual(first, self.run_json('assign', folder, self.pool(rows),
                                                  f'--seed={seed}'))
            self.assertEqual(first['max_load'], 2)
            # nine places among eight: one has two and nobody none
            self.assertEqual(sorted(item['packages'] for item in first['loads']),
                             [1] * 7 + [2])
            answers.add(str([[item['name'] for item in package['experts']]
                             for package in first['packages']]))
        self.assertGreater(len(answers), 3)

    def test_too_few(self):
        folder = self.round()
        self.run_cli('assign', folder, self.pool(POOL[:2]), code=2)
        self.assert_one_sentence()
        self.assertIn('p0.zip', self.errors)
        # enough of them, but all of one employer
        self.run_cli('assign', folder, self.pool(POOL[:3]), code=2)
        self.assert_one_sentence()
        self.assertIn('employer', self.errors)

    def test_bad_input(self):
        folder = self.round()
        self.write('none.csv', '随便,写写\n1,2\n'.encode())
        self.write('empty.csv', HEAD.encode())
        for arguments in ([folder], [folder, '--experts=none.csv'], [folder, '--experts=empty.csv'],
                          [folder, '--experts=missing.csv'],
                          [folder, self.pool(), '--per-package=0'],
                          [folder, self.pool(), '--seed=-1']):
            with self.subTest(arguments):
                self.run_cli('assign', *arguments, code=2)
                self.assert_one_sentence()

    def test_text(self):
        text = self.run_cli('assign', self.round(), self.pool(), '--seed=5', locale='zh_CN.UTF-8')
        self.assertIn('吴七', text)
        self.assertIn('孙四', text)


if __name__ == '__main__':
    cli_fixture.main()
