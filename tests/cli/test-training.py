#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Errors that are planted for trainees, and a trainee's sheet beside a reference."""

import json
import os
import subprocess
import xml.etree.ElementTree as tree
from pathlib import Path

import cli_fixture

FLAWS = '{https://tanjian.org/ns/flaws/1}'
KINDS = {
    'payback': 'payback-mismatch', 'unit-cost': 'unit-cost-implied-life', 'ratio': 'ratio-range',
    'share-decreasing': 'share-decreasing', 'share-range': 'share-range',
    'potential': 'potential-magnitude', 'category': 'category-count',
    'type': 'category-type-mismatch', 'blank': 'mandatory-blank', 'annex': 'annex-missing',
    'certificate': 'certificate-missing', 'case-count': 'case-count',
}
ROUND = Path(os.environ['SAMPLE_ROUND'])
COURSE = ('<course xmlns="https://tanjian.org/ns/course/1" id="own" version="1"><title><zh>课</zh>'
          '<en>C</en></title><lesson id="l"><title><zh>甲</zh><en>A</en></title><aim><zh>乙</zh>'
          '<en>B</en></aim><exercise package="{package}"><finding code="case-count" field="{field}"'
          ' decision="accepted"><zh>丙</zh><en>C</en></finding><answer name="recommendation"'
          ' value="recommend"/></exercise></lesson></course>')
FILES = {**cli_fixture.FILES, '附件3 技术鉴定证书.pdf': cli_fixture.make_pdf('certificate')}


class TrainingTest(cli_fixture.CliTest):

    def clean(self):
        return self.package('clean.zip', {'appraisal': '已通过鉴定，见鉴定证书'}, files=FILES)

    def test_every_error_is_found_by_its_rule(self):
        package = self.clean()
        self.assertEqual(self.run_json('gate', package)['packages'][0]['state'], 'passed')
        for kind, code in KINDS.items():
            with self.subTest(kind):
                answer = self.run_json('plant', package, f'--errors={kind}', '--seed=7',
                                       f'--output={kind}.zip', f'--key={kind}.xml')
                planted = answer['planted']
                self.assertEqual([item['code'] for item in planted], [code])
                self.assertTrue(planted[0]['found_by_rules'])
                findings = self.findings(f'{kind}.zip')
                self.assertIn(code, [item['code'] for item in findings])
                flaw = tree.fromstring(self.read(f'{kind}.xml')).find(f'.//{FLAWS}flaw')
                self.assertEqual(flaw.get('code'), code)
                self.assertEqual(flaw.get('field'), planted[0]['field'])
                self.assertTrue(flaw.find(FLAWS + 'zh').text)

    def test_wrong_already(self):
        """Nothing is planted where it is wrong already, and what follows is told apart."""
        package = self.package('w.zip', {'barriers': None, 'expected_share_2030': '140%',
                                         'appraisal': '已通过鉴定，见鉴定证书'},
                               cases=[{'payback': '30年'}, {}], files=FILES)
        self.run_cli('plant', package, '--errors=share-range', '--output=n', code=2)
        self.assert_one_sentence()
        self.assertIn('wrong already', self.errors)
        for seed in range(4):
            planted = self.run_json('plant', package, '--errors=payback,blank', f'--seed={seed}',
                                    f'--output=p{seed}.zip')['planted']
            fields = {item['error']: item['field'] for item in planted}
            self.assertEqual(fields['payback'], 'cases[1].payback')
            self.assertNotEqual(fields['blank'], 'barriers')
            self.assertTrue(all(item['found_by_rules'] for item in planted))
        answer = self.run_json('plant', self.clean(), '--errors=potential', '--output=f.zip',
                               '--key=f.xml')
        follows = [item['code'] for item in answer['follows']]
        self.assertIn('investment-magnitude', follows)
        root = tree.fromstring(self.read('f.xml'))
        self.assertEqual([item.get('code') for item in root.iter(FLAWS + 'follows')], follows)

    def findings(self, package):
        environment = {**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': ''}
        result = subprocess.run([os.environ['TANJIAN_CLI'], 'check', package, '--format=json'],
                                cwd=self.folder, env=environment, capture_output=True, check=False)
        return json.loads(result.stdout)['findings']

    def test_seed(self):
        package = self.clean()
        places = set()
        for seed in range(8):
            self.run_cli('plant', package, '--errors=3', f'--seed={seed}', f'--output=a{seed}.zip',
                         f'--key=a{seed}.xml')
            self.run_cli('plant', package, '--errors=3', f'--seed={seed}', f'--output=b{seed}.zip')
            self.assertEqual(self.read(f'a{seed}.zip'), self.read(f'b{seed}.zip'))
            flaws = tree.fromstring(self.read(f'a{seed}.xml')).findall(f'.//{FLAWS}flaw')
            self.assertEqual(len(flaws), 3)
            places.add(tuple(flaw.get('code') for flaw in flaws))
        self.assertGreater(len(places), 3)

    def test_subtle(self):
        package = self.clean()
        self.run_cli('plant', package, '--errors=payback', '--severity=subtle', '--output=s.zip')
        form = json.loads(self.run_cli('show', 's.zip', '--format=json'))
        # 2.5 years, 1.6 times that
        self.assertIn('4年', [case['payback']['text'] for case in form['cases']])

    def test_plant_bad_input(self):
        package = self.clean()
        self.package('demo.zip', {'stage': ['demonstration']}, cases=[{}])
        for arguments in ([package, '--errors=nonsense', '--output=n'],
                          [package, '--errors=100', '--output=n'],
                          ['demo.zip', '--errors=case-count', '--output=n'],
                          [package, '--errors=payback', '--seed=-1', '--output=n'],
                          [package, '--errors=payback', '--severity=rude', '--output=n'],
                          [package, '--errors=payback'], [package, '--output=n']):
            with self.subTest(arguments):
                self.run_cli('plant', *arguments, code=2)
                self.assert_one_sentence()
        self.assertFalse(os.path.exists(self.path('n')))

    def sheet(self, name, package, points, decisions, recommendation='recommend'):
        self.run_cli('draft', package, f'--reviewer-name={name}', f'--output={name}.xml')
        document = tree.parse(self.path(f'{name}.xml'))
        scores = iter(points)
        for element in document.iter():
            tag = element.tag.split('}')[-1]
            if tag == 'score':
                value = next(scores)
                element.set('points', '' if value == 'cannot-assess' else value)
                if value == 'cannot-assess':
                    element.set('cannot-assess', 'true')
                    del element.attrib['points']
            elif tag == 'finding':
                for child in element:
                    if child.tag.endswith('}decision'):
                        child.text = decisions.get(element.get('code'), '')
            elif tag == 'recommendation':
                element.text = recommendation
        document.write(self.path(f'{name}.xml'), encoding='utf-8')
        return f'{name}.xml'

    def test_grade(self):
        self.package('a.zip', {'barriers': None, 'current_share': '50%'},
                     cases=[{'payback': '30年'}, {}])
        gold = self.sheet('gold', 'a.zip', ['4', '3', '2', '5'],
                          {'mandatory-blank': 'accepted', 'share-decreasing': 'question',
                           'payback-mismatch': 'dismissed'}, 'conditional')
        own = self.sheet('own', 'a.zip', ['4.5', '3', 'cannot-assess', '3'],
                         {'mandatory-blank': 'accepted', 'payback-mismatch': 'accepted'})
        answer = self.run_json('grade', own, f'--reference={gold}')
        states = {item['key'].split('@')[0].split('/')[0]: item['state']
                  for item in answer['findings']}
        self.assertEqual(states, {'mandatory-blank': 'agreed', 'share-decreasing': 'missed',
                                  'payback-mismatch': 'false-alarm'})
        differences = [item.get('difference') for item in answer['criteria']]
        self.assertEqual(differences, [0.5, 0, None, -2])
        self.assertEqual(answer['criteria'][2]['own'], {'state': 'cannot-assess'})
        # (0.5 + 0 + 2) ÷ 3 and (0.5 + 0 − 2) ÷ 3: “cannot assess” counts for nothing
        self.assertAlmostEqual(answer['summary']['mean_difference'], 2.5 / 3)
        self.assertAlmostEqual(answer['summary']['mean_bias'], -0.5)
        self.assertEqual(answer['summary']['criteria_compared'], 3)
        recommendation = [item for item in answer['answers'] if item['name'] == 'recommendation']
        self.assertFalse(recommendation[0]['same'])
        self.assertTrue(answer['criteria'][0]['reference']['anchor'])
        text = self.run_cli('grade', own, f'--reference={gold}', locale='zh_CN.UTF-8')
        self.assertIn('-2.0', text)

    def test_class(self):
        """Several sheets: how each trainee and the class lie to the reference, as a workbook."""
        self.package('a.zip', {'barriers': None, 'current_share': '50%'})
        gold = self.sheet('gold', 'a.zip', ['4', '3', '2', '5'],
                          {'mandatory-blank': 'accepted', 'share-decreasing': 'question'})
        wang = self.sheet('王工', 'a.zip', ['4.5', '3', 'cannot-assess', '3'],
                          {'mandatory-blank': 'accepted'})
        li = self.sheet('李工', 'a.zip', ['5', '4', '3', '5'], {'share-decreasing': 'question'})
        answer = self.run_json('grade', wang, li, f'--reference={gold}', '--output=class.xlsx')
        trainees = {item['name']: item for item in answer['trainees']}
        # 0.5, 0, −2: mean −0.5, squares of 1, 0.5, −1.5 sum to 3.5, halved, the root
        self.assertAlmostEqual(trainees['王工']['mean_shift'], -0.5)
        self.assertAlmostEqual(trainees['王工']['spread'], 1.75 ** 0.5)
        # 1, 1, 1, 0
        self.assertAlmostEqual(trainees['李工']['mean_shift'], 0.75)
        self.assertEqual(trainees['李工']['missed'], 1)
        # (−1.5 + 3) ÷ 7
        self.assertAlmostEqual(answer['class']['mean_shift'], 1.5 / 7)
        self.assertEqual([item['scores'] for item in answer['class']['criteria']], [2, 2, 1, 2])
        missed = {item['key'].split('@')[0]: item['missed'] for item in answer['findings']}
        self.assertEqual(missed, {'mandatory-blank': 1, 'share-decreasing': 1})
        self.assertEqual(answer['refused'], [])
        self.assertEqual(self.read('class.xlsx')[:2], b'PK')
        text = self.run_cli('grade', wang, li, f'--reference={gold}', '--output=class.csv',
                            locale='zh_CN.UTF-8')
        self.assertIn('全班：2份，7个分数，平均偏差+0.21', text)
        self.run_cli('grade', wang, li, f'--reference={gold}', '--output=class.pdf',
                     locale='zh_CN.UTF-8')
        words = subprocess.run(['pdftotext', '-raw', self.path('class.pdf'), '-'], check=True,
                               capture_output=True).stdout.decode()
        self.assertIn('学员评审练习汇总表', words.replace('\n', ''))
        self.assertIn('李工', words)
        lines = self.read('class.csv').decode('utf-8-sig').splitlines()
        self.assertTrue(lines[2].startswith('李工,a.zip,4,0.75,0.75,1,1,0,'), lines[2])
        self.assertTrue(lines[2].endswith(',1,1,1,0'), lines[2])

    def test_times(self):
        """How long the steps took, and what was answered before the reference was seen."""
        self.package('a.zip', {'barriers': None})
        gold = self.sheet('gold', 'a.zip', ['4', '3', '2', '5'], {'mandatory-blank': 'accepted'})
        own = self.sheet('own', 'a.zip', ['4', '3', '2', '5'], {'mandatory-blank': 'accepted'})
        other = self.sheet('other', 'a.zip', ['4', '3', '2', '5'], {})
        text = self.read(own).decode()
        end = text.rindex('</')
        prefix = text[end + 2:text.rindex('sheet>')]
        key = [item for item in self.run_json('grade', own, f'--reference={gold}')['findings']
               if item['key'].startswith('mandatory-blank')][0]['key']
        exercise = (f'<{prefix}exercise pauses="400"><{prefix}step part="findings" seconds="90"'
                    f' edits="3"/><{prefix}step part="scores" of="market" seconds="61" edits="2"/>'
                    f'<{prefix}blind-answer name="score.market.points">6</{prefix}blind-answer>'
                    f'<{prefix}blind-answer name="finding.{key}.decision"/></{prefix}exercise>')
        self.write(own, (text[:end] + exercise + text[end:]).encode())
        answer = self.run_json('grade', own, f'--reference={gold}')
        self.assertEqual(answer['times'], {
            'seconds': 151, 'pauses': 400, 'steps': [
                {'part': 'findings', 'seconds': 90, 'edits': 3},
                {'part': 'scores', 'criterion': 'market', 'seconds': 61, 'edits': 2}]})
        self.assertEqual(answer['summary']['missed'], 1)
        market = [item for item in answer['criteria'] if item['id'] == 'market'][0]
        self.assertEqual(market['own']['points'], 3)
        self.assertIn('2:31', self.run_cli('grade', own, f'--reference={gold}'))
        answer = self.run_json('grade', own, other, f'--reference={gold}', '--output=c.csv')
        self.assertEqual(['times' in sheet for sheet in answer['sheets']], [True, False])
        head, first, second = self.read('c.csv').decode('utf-8-sig').splitlines()[:3]
        column = head.split(',').index('Minutes: in all')
        self.assertEqual((first.split(',')[column], second.split(',')[column]), ('2.5', ''))
        self.write(own, (text[:end] + exercise.replace('"90"', '"-1"') + text[end:]).encode())
        self.run_cli('grade', own, f'--reference={gold}', code=2)
        self.assert_one_sentence()

    def test_class_bad_input(self):
        """What cannot count is named, and the others do; nothing overwrites a sheet."""
        self.package('a.zip')
        self.package('b.zip', {'barriers': '无'})
        gold = self.sheet('gold', 'a.zip', ['4'] * 4, {})
        own = self.sheet('own', 'a.zip', ['3'] * 4, {})
        other = self.sheet('other', 'b.zip', ['3'] * 4, {})
        self.write('broken.xml', b'<sheet/>')
        answer = self.run_json('grade', own, other, own, 'broken.xml', f'--reference={gold}',
                               code=1)
        self.assertEqual([item['file'] for item in answer['refused']],
                         [other, own, 'broken.xml'])
        self.assertEqual(answer['class']['sheets'], 1)
        for arguments in ([other, 'broken.xml'], [own, other, f'--output={own}'],
                          [own, other, '--output=a.doc'], [own, other, f'--output={gold}']):
            with self.subTest(arguments):
                self.run_cli('grade', *arguments, f'--reference={gold}', code=2)
        self.assertIn(b'own', self.read(own))

    def test_course(self):
        """What a reference takes up is found in its package, and a trainee is laid beside it."""
        self.run_cli('course', f'--round={ROUND}')
        course = self.run_json('course')
        self.assertEqual([lesson['id'] for lesson in course['lessons']],
                         ['form', 'claims', 'scoring'])
        for lesson in course['lessons']:
            for exercise in lesson['exercises']:
                with self.subTest(exercise['package']):
                    package = [path for path in ROUND.iterdir()
                               if path.name.startswith(exercise['package'])][0]
                    own = self.sheet('own', str(package), ['3'] * 4, {})
                    answer = self.run_json('grade', own, f'--lesson={lesson["id"]}')
                    keys = {element.get('key') for element in tree.parse(self.path(own)).iter()
                            if element.tag.endswith('}finding')}
                    heads = {key.split(',')[0].split('#')[0] for key in keys}
                    taken_up = {item['key'] for item in answer['findings']}
                    self.assertTrue(taken_up <= heads, taken_up - heads)
                    self.assertEqual(answer['summary']['missed'], len(taken_up))
                    self.assertTrue(taken_up or answer['summary']['criteria_compared'] == 4)
                    self.assertEqual(self.run_json('grade', own, '--lesson=all'), answer)
                    os.remove(self.path(own))

    def test_course_of_ones_own(self):
        text = COURSE.format(field='stage', package='a')
        self.write('c.xml', text.encode())
        self.package('round/a.zip')
        self.assertEqual(self.run_json('course', '--course=c.xml', '--round=round')['id'], 'own 1')
        os.remove(self.path('round/a.zip'))
        self.run_cli('course', '--course=c.xml', '--round=round', code=2)
        self.assert_one_sentence()
        self.assertIn('“a” is not in “round”', self.errors)
        for bad in (text.replace('accepted', 'maybe'), text.replace('"recommend"', '"perhaps"'),
                    '<course/>'):
            self.write('c.xml', bad.encode())
            self.run_cli('course', '--course=c.xml', code=2)
            self.assert_one_sentence()
            self.assertIn('c.xml', self.errors)
        self.run_cli('course', '--course=none.xml', code=2)
        self.assert_one_sentence()
        self.package('b.zip')
        own = self.sheet('own', 'b.zip', ['4'] * 4, {})
        self.run_cli('grade', own, '--lesson=form', code=2)
        self.assert_one_sentence()

    def test_grade_other_package(self):
        self.package('a.zip')
        self.package('b.zip', {'barriers': '无'})
        own = self.sheet('own', 'a.zip', ['4'] * 4, {})
        gold = self.sheet('gold', 'b.zip', ['4'] * 4, {})
        self.run_cli('grade', own, f'--reference={gold}', code=2)
        self.assert_one_sentence()
        self.run_cli('grade', own, code=2)
        self.assert_one_sentence()


if __name__ == '__main__':
    cli_fixture.main()
