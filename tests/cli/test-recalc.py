#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recalculating claims and listing factors on the command line."""

import json

import cli_fixture

HEAD = '<recalculation xmlns="https://tanjian.org/ns/recalculation/1" version="1">'
TAIL = '</recalculation>'
CASE = ('<case number="1" kind="retrofit"><service-life value="20"><evidence'
        ' attachment="附件1 减排量核算说明.pdf" page="2">寿命20年</evidence></service-life>'
        '<activity side="baseline" role="electricity" unit="万kWh" value="1500"'
        ' factor="{}"><name>电</name></activity></case>')

FACTORS = ('<factors xmlns="https://tanjian.org/ns/factors/1" id="own" version="1"'
           ' date="2026-01-01"><title><zh>自有</zh><en>Own</en></title>'
           '<factor id="electricity.own" kind="electricity" of="grid" value="0.5"'
           ' unit="{}"><name><zh>某</zh><en>some</en></name><source>某公告</source></factor>'
           '</factors>')


class RecalcTest(cli_fixture.CliTest):

    def setUp(self):
        super().setUp()
        self.write('application.xml', cli_fixture.write_form())

    def recalc(self, inputs, *options, code=0):
        self.write('inputs.xml', inputs.encode())
        return self.run_cli('recalc', 'application.xml', '--inputs=inputs.xml', *options,
                            code=code)

    def test_figures(self):
        answer = json.loads(self.recalc(HEAD + CASE.format('electricity.cn.2022.notice') + TAIL,
                                        '--format=json'))
        self.assertEqual(answer['register'], 'tanjian-factors 2026.2')
        figures = answer['cases'][0]['figures']
        # 15 000 MWh × 0.5703; 12 000 000 ÷ (8554.5 × 20)
        self.assertAlmostEqual(figures['reduction']['value'], 8554.5)
        cost = figures['unit_cost']
        self.assertAlmostEqual(cost['value'], 70.13852358)
        self.assertEqual(cost['claim'], {'field': 'cases[0].unit_cost', 'value': 75})
        self.assertEqual(cost['clause'], '附件2 十二')
        self.assertEqual([item['id'] for item in cost['inputs']],
                         ['counted_investment', 'reduction', 'service_life'])
        self.assertIn('附件1 减排量核算说明.pdf', cost['inputs'][2]['origin'])
        self.assertEqual(figures['net_cost']['missing'], ['discount_rate'])
        self.assertNotIn('value', figures['net_cost'])

    def test_text(self):
        text = self.recalc(HEAD + CASE.format('electricity.cn.2022.notice') + TAIL)
        self.assertIn('1,200 × 10⁴ ÷ (8,554 × 20) = 70.14', text)
        self.assertIn('tanjian-factors 2026.2', text)

    def test_own_register(self):
        self.write('own.xml', FACTORS.format('tCO2/MWh').encode())
        answer = json.loads(self.recalc(HEAD + CASE.format('electricity.own') + TAIL,
                                        '--format=json', '--register=own.xml'))
        self.assertEqual(answer['register'], 'own 1')
        self.assertAlmostEqual(answer['cases'][0]['figures']['reduction']['value'], 7500)

    def test_unknown_factor(self):
        answer = json.loads(self.recalc(HEAD + CASE.format('electricity.mars') + TAIL,
                                        '--format=json'))
        case = answer['cases'][0]
        self.assertIn('electricity.mars', case['problems'][0])
        self.assertNotIn('value', case['figures']['reduction'])

    def test_bad_files(self):
        self.recalc(HEAD + '\n<case number="1"><service-life value="x"/></case>' + TAIL, code=2)
        self.assert_one_sentence()
        self.assertIn('inputs.xml', self.errors)
        self.assertIn('2', self.errors)

        self.write('own.xml', FACTORS.format('tCO2/GJ').encode())
        self.recalc(HEAD + TAIL, '--register=own.xml', code=2)
        self.assert_one_sentence()
        self.assertIn('own.xml', self.errors)

        self.run_cli('recalc', 'application.xml', code=2)
        self.assertIn('--inputs', self.errors)

    def test_factors(self):
        answer = self.run_json('factors', 'list')
        factors = {item['id']: item for item in answer['factors']}
        notice = factors['electricity.cn.2022.notice']
        self.assertEqual((notice['value'], notice['unit'], notice['prescribed']),
                         (0.5703, 'tCO2/MWh', True))
        self.assertTrue(all(item['source'] for item in factors.values()))

        self.run_cli('factors', 'remove', code=2)
        self.assertIn('remove', self.errors)


if __name__ == '__main__':
    cli_fixture.main()
