# SPDX-License-Identifier: GPL-3.0-or-later
"""A form with an answer for every field, to be written and read back."""

import form_truth
from cli_fixture import CliTest
from form_files import WRITERS, Cell, Look, Row

# Field → (label, answer, reading of a quantity or ticks)
FORM = {
    "technology_name": ("技术名称", "高炉煤气余热发电技术", None),
    "category": ("技术类别", "□能源绿色低碳转型类\n☑重点领域降碳类\n□储碳固碳类\n□数智赋能类\n"
                             "□非二氧化碳减排类", "sector"),
    "type": ("技术类型", "工业领域降碳技术", None),
    "field": ("所属领域", "钢铁", None),
    "stage": ("所处阶段", "□示范类技术\n☑推广类技术", "promotion"),
    "status": ("该技术应用现状及产业化情况", "已在12家企业投运", None),
    "principle": ("技术原理", "余压驱动透平", None),
    "key_technology": ("关键技术", "（1）透平；\n（2）控制。", None),
    "process": ("工艺流程", "煤气→除尘→透平", None),
    "indicators": ("主要技术指标", "吨铁发电量≥52kWh/t", None),
    "source": ("技术来源", "某某公司，联系人：张三", None),
    "appraisal": ("技术鉴定情况", "2021年通过鉴定", None),
    "conditions": ("技术应用条件或范围", "1000m³以上高炉", None),
    "barriers": ("技术推广障碍及建议", "投资较高", None),
    "typical_users": ("典型用户", "某某钢铁", None),
    "current_share": ("目前已推广比例（%）", "约15%", "≈ 15 %"),
    "expected_share_2030": ("2030年预期推广比例（%）", "45～50", "45..50 %"),
    "total_investment_2030": ("2030年该技术预计总投资额（亿元）", "３６.５", "36.5 亿元"),
    "potential_2030": ("2030年预计可形成的年碳减排潜力（万tCO2/a）", "860万吨", "860 万tCO2/a"),
}
CASE = {
    "name": ("项目名称", "一号项目", None),
    "scale": ("项目建设规模", "2×18MW", None),
    "conditions": ("项目建设条件", "厂内并网", None),
    "works": ("主要建设或改造内容", "新建机组", None),
    "equipment": ("主要设备", "透平2台", None),
    "investment": ("项目投资额（万元）", "12,800", "12800 万元"),
    "build_period": ("项目建设期（月或年）", "14个月", "14 月"),
    "annual_reduction": ("项目年碳减排量（折tCO2）", "9.12万", "91200 tCO2"),
    "reduction_ratio": ("项目碳排放较行业平均水平的下降比例（%）", "23.5", "23.5 %"),
    "annual_benefit": ("项目可形成的年经济效益（万元）", "5460", "5460 万元"),
    "payback": ("项目投资回收期（月或年）", "2.3年", "2.3 年"),
    "unit_cost": ("项目碳减排单位成本（元/tCO2）", "45.6", "45.6 元/tCO2"),
    "environmental_benefit": ("项目的环境效益", "减排SO₂", None),
    "social_benefit": ("项目的社会效益", "新增岗位", None),
}
APPLICANT = {
    "recommendation": ("推荐单位意见（盖章）", "同意推荐。", None),
    "applicant.name": ("单位名称", "某某公司", None),
    "applicant.legal_person": ("单位负责人", "李四", None),
    "applicant.legal_person_phone": ("联系电话", "010-1", None),
    "applicant.contact_name": ("申报联系人", "张三", None),
    "applicant.contact_phone": ("联系电话", "010-2", None),
    "applicant.mobile": ("手机", "138", None),
    "applicant.postcode": ("邮编", "100088", None),
    "applicant.email": ("E-mail", "a@example.cn", None),
    "applicant.fax": ("传真", "010-3", None),
    "applicant.address": ("通信地址", "某某路1号", None),
}
PAIRS = ("applicant.legal_person", "applicant.contact_name", "applicant.mobile", "applicant.email")
WORD_FORMATS = ("docx", "strict.docx", "xml")


class FormTest(CliTest):

    def setUp(self):
        super().setUp()
        self.answers = {**{name: row[1] for name, row in {**FORM, **APPLICANT}.items()}}
        self.labels = {**{name: row[0] for name, row in {**FORM, **APPLICANT}.items()}}
        self.truth = {name: row[1:] for name, row in {**FORM, **APPLICANT}.items()}
        self.set_cases(1)

    def set_cases(self, n_cases):
        for number in range(n_cases):
            for name, (label, text, reading) in CASE.items():
                path = f"cases[{number}].{name}"
                text = f"{number + 1}号项目" if name == "name" else text
                self.labels[path] = label
                self.answers[path] = text
                self.truth[path] = (text, reading)

    def answer(self, path, pieces, text=None, reading=None):
        """What is written in a cell, and what it must be read as where that differs."""
        self.answers[path] = pieces
        self.truth[path] = (text if text is not None else pieces, reading)

    def cell(self, path, span=1):
        pieces = self.answers[path]
        return Cell(pieces if isinstance(pieces, list) else [pieces], span)

    def label(self, path, span=1, merge=""):
        pieces = self.labels[path]
        return Cell(pieces if isinstance(pieces, list) else [pieces], span, merge)

    def row(self, path):
        return Row([self.label(path, 2), self.cell(path, 2)])

    def form_rows(self):
        rows = []
        for path in FORM:
            if path in ("principle", "key_technology", "process"):
                first = path == "principle"
                rows.append(Row([Cell(["技术内容" if first else ""], 1, "start" if first else "more"),
                                 self.label(path), self.cell(path, 2)]))
            else:
                rows.append(self.row(path))
        return rows

    def case_rows(self, number):
        return [self.row(f"cases[{number}].{name}") for name in CASE]

    def applicant_rows(self):
        rows, paths = [], list(APPLICANT)
        while paths:
            path = paths.pop(0)
            if path in PAIRS:
                second = paths.pop(0)
                rows.append(Row([self.label(path), self.cell(path), self.label(second),
                                 self.cell(second)]))
            else:
                rows.append(self.row(path))
        return rows

    def tables(self):
        n_cases = sum(path.endswith(".name") for path in self.labels if path.startswith("cases"))
        rows = [Row([Cell(["已实施的典型案例"], 4)])]
        for number in range(n_cases):
            rows += self.case_rows(number)
        return [self.form_rows(), rows, self.applicant_rows()]

    def expect(self, tables=None, formats=tuple(WRITERS), look=Look(), codes=()):
        """Writes the form in each format, and compares every answer and the findings' codes."""
        for name in formats:
            with self.subTest(format=name):
                self.write(f"form.{name}", WRITERS[name](tables or self.tables(), look))
                shown = self.run_json("show", f"form.{name}")
                wrong = [form_truth.compare(shown, path, text, reading)
                         for path, (text, reading) in self.truth.items()]
                self.assertEqual([one for one in wrong if one], [])
                self.assertEqual(len(shown["cases"]), len({path.split(".")[0] for path in self.truth
                                                           if path.startswith("cases")}))
                found = {finding["code"] for finding in shown["findings"]
                         if finding["severity"] == "import"}
                self.assertEqual(found, set(codes))
                self.shown = shown
