# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms as applicants alter them, each with what it must be read as.

Labels: SplitRuns, Variants. Repeated labels: Repeated. Cases in one table, in several and side by
side: Cases. Merged cells: Merged, Nested, Controls. Tracked changes: Tracked. Hidden text, comments
and text boxes: Hidden. Ticks: Ticks, WordTicks, LetterTicks, TickResults. Quantities: Quantities,
Doubtful, LabelUnits. What other programs and layouts add is in test-form-layouts.py."""

import form_truth
from cli_fixture import main
from form_files import WRITERS, Cell, Look, Piece, Row
from form_fixture import CASE, FORM, WORD_FORMATS, FormTest


class Labels(FormTest):

    def test_split_runs(self):
        self.expect(look=Look(cut=1))

    def test_breaks(self):
        for path, label in self.labels.items():
            self.labels[path] = [label[:1], Piece("break"), label[1:-1] + "\n" + label[-1:] + "　"]
        self.expect()

    def test_variants(self):
        self.labels.update({
            "technology_name": "1. 技 术 名 称：", "category": "二、技术类别*", "type": "（3）技术类型",
            "status": "技术应用现状及产业化情况", "indicators": "★主要技术指标", "field": "【所属领域】",
            "conditions": "技术应用条件和范围", "current_share": "目前已推广比例(％)",
            "expected_share_2030": "２０３０年预期推广比例 [%]",
            "total_investment_2030": "该技术预计总投资额（单位：亿元）",
            "potential_2030": "到2030年预计可形成的年碳减排潜力（万tCO₂/a）",
            "cases[0].investment": "项目投资额/万元", "cases[0].annual_reduction": "年碳减排量（折tCO₂）",
            "cases[0].reduction_ratio": "项目碳排放较行业平均水平下降比例（％）",
            "cases[0].unit_cost": "项目碳减排单位成本（元／tCO₂）",
            "applicant.email": "Ｅ－ｍａｉｌ：", "applicant.address": "通讯地址",
            "recommendation": "推荐单位意见\n（盖章）",
        })
        self.expect()

    def test_repeated(self):
        """联系电话 belongs to the person named before it, in whatever cell or row that is."""
        rows = self.applicant_rows()
        person, contact = rows[2], rows[3]
        rows[2:4] = [Row(contact.cells[:2]), Row(contact.cells[2:]),
                     Row([Cell(["单位负责人"]), Cell(["李四"])]), Row(person.cells[2:])]
        self.set_cases(3)
        tables = self.tables()
        self.expect([tables[0], tables[1], rows])

    def test_owner_of_the_technology(self):
        """Who owns the technology is asked for in words that elsewhere ask for the applicant."""
        rows = self.form_rows()
        index = list(FORM).index("source")
        rows[index] = Row([self.label("source", 1, "start"), Cell(["单位名称"]), Cell(["甲研究院"], 2)])
        rows.insert(index + 1, Row([Cell([""], 1, "more"), Cell(["联系人"]), Cell(["王五"], 2)]))
        self.truth["source"] = ("单位名称\n甲研究院\n联系人\n王五", None)
        self.expect([rows] + self.tables()[1:])


class Cases(FormTest):

    def test_five_in_one_table(self):
        self.set_cases(5)
        self.expect()

    def test_all_in_one_table(self):
        self.set_cases(2)
        self.expect([sum(self.tables(), [])])

    def test_table_for_each_half(self):
        self.set_cases(3)
        halves = []
        for number in range(3):
            rows = self.case_rows(number)
            halves += [[Row([Cell([f"典型案例{'一二三'[number]}"], 4)])] + rows[:6], rows[6:]]
        self.expect([self.form_rows()] + halves + [self.applicant_rows()])

    def side_by_side(self, names, n_cases, with_head=False):
        rows = [Row([Cell([""])] + [Cell([f"案例{'一二三'[i]}"]) for i in range(n_cases)])]
        return (rows if with_head else []) + [
            Row([self.label(f"cases[0].{name}")] +
                [self.cell(f"cases[{i}].{name}") for i in range(n_cases)]) for name in names]

    def test_side_by_side(self):
        self.set_cases(3)
        self.answer("cases[1].payback", "30个月", reading="30 月")
        self.expect([self.form_rows(), self.side_by_side(CASE, 3, True), self.applicant_rows()])


class Merged(FormTest):

    def test_spans_and_grid_before(self):
        rows = self.form_rows()
        for row in rows[6:9]:
            row.cells[0].span = 2
        rows[9] = Row([self.label("indicators"), self.cell("indicators", 2)], before=1)
        self.expect([rows] + self.tables()[1:])

    def test_answer_merged_downwards(self):
        rows = self.form_rows()
        label, answer = rows[1].cells
        label.merge = "start"
        answer.pieces = ["□能源绿色低碳转型类\n☑重点领域降碳类\n□储碳固碳类"]
        rows.insert(2, Row([Cell([""], 2, "more"), Cell(["□数智赋能类\n□非二氧化碳减排类"], 2)]))
        self.expect([rows] + self.tables()[1:])

    def test_label_in_its_own_row(self):
        rows = []
        for path in FORM:
            rows += [Row([self.label(path, 4)]), Row([self.cell(path, 4)])]
        self.expect([rows] + self.tables()[1:])

    def test_inner_table(self):
        """An inner table is part of the answer, even where its head reads like labels."""
        inner = [Row([Cell(["技术指标"]), Cell(["主要设备"]), Cell(["地址"])]),
                 Row([Cell(["热效率"]), Cell(["透平"]), Cell(["北京"])])]
        self.answer("indicators", ["见下表：\n", Piece("table", inner), "以上为实测。"],
                    "见下表：\n技术指标\t主要设备\t地址\n热效率\t透平\t北京\n以上为实测。")
        self.expect()

    def test_form_inside_a_cell(self):
        tables = self.tables()
        frame = [Row([Cell([Piece("table", rows)])]) for rows in tables]
        self.expect([frame])

    def test_controls(self):
        """Round rows, cells and words; a control inside an inner table keeps the cells apart."""
        inner = [Row([Cell(["效率"], control=True), Cell(["70%"], control=True)])]
        self.answer("indicators", [Piece("table", inner)], "效率\t70%")
        self.answer("barriers", ["投资", Piece("control", "较高")], "投资较高")
        self.answer("typical_users", [Piece("placeholder", "单击此处输入")], "")
        rows = self.form_rows()
        for number, row in enumerate(rows):
            row.control = number % 3 == 0
            row.cells[-1].control = number % 3 == 1
            row.cells[0].control = number % 3 == 2
        self.expect([rows] + self.tables()[1:], WORD_FORMATS)


class Marked(FormTest):

    def test_tracked(self):
        self.answer("technology_name", ["高炉", Piece("deleted", "转炉"), Piece("inserted", "煤气"),
                                        "技术"], "高炉煤气技术")
        self.answer("cases[0].investment", [Piece("deleted", "1200"), Piece("inserted", "1300")],
                    "1300", "1300 万元")
        self.answer("barriers", [Piece("moved-away", "没有"), Piece("moved", "投资高")], "投资高")
        self.expect(codes=["tracked-changes"])
        finding, = [one for one in self.shown["findings"] if one["code"] == "tracked-changes"]
        for words in ("转炉", "1200", "煤气", "1300"):
            self.assertIn(words, finding["message"]["zh_CN"])

    def test_tracked_rows_and_cells(self):
        """Rows and cells that were taken out are no part of the form."""
        rows = self.form_rows()
        gone = '<w:del w:id="1" w:author="甲"/>'
        rows.insert(3, Row([Cell(["典型用户"], 2), Cell(["从前的用户"], 2)], properties=gone))
        rows[0].cells.insert(1, Cell(["从前的名称"], properties='<w:cellDel w:id="2" w:author="甲"/>'))
        self.expect([rows] + self.tables()[1:], WORD_FORMATS, codes=["tracked-changes"])
        finding, = [one for one in self.shown["findings"] if one["code"] == "tracked-changes"]
        self.assertIn("从前的用户", finding["message"]["zh_CN"])
        self.assertIn("从前的名称", finding["message"]["zh_CN"])

    def test_hidden(self):
        self.answer("barriers", ["投资", Piece("hidden", "请填写"), "较高", Piece("comment")],
                    "投资较高")
        self.answer("process", ["煤气", Piece("box", "图内文字"), "→透平"], "煤气→透平")
        self.expect(codes=["hidden-text", "comments", "text-box"])


CATEGORIES = (("energy", "能源绿色低碳转型类"), ("sector", "重点领域降碳类"),
              ("sequestration", "储碳固碳类"), ("digital", "数智赋能类"),
              ("non_co2", "非二氧化碳减排类"))


class Ticks(FormTest):

    def tick(self, code, ticked, empty, behind=False, separator="\n"):
        """Pieces or words for the boxes, before the names or behind them."""
        pieces = []
        for other, name in CATEGORIES:
            mark = ticked if other == code else empty
            pieces += [name, mark] if behind else [mark, name]
            pieces.append(separator)
        self.answer("category", pieces[:-1], reading=code)

    def test_signs(self):
        for number, sign in enumerate("☑☒√✓■●▣◆"):
            self.tick(CATEGORIES[number % 5][0], sign, "□☐○"[number % 3], number % 2 == 1)
            self.expect(formats=("docx", "odt"))

    def test_symbols(self):
        """Boxes that are letters of a picture font."""
        for code in ("F0FE", "F0FD", "F0FC"):
            self.tick("digital", Piece("symbol", ("Wingdings", code)),
                      Piece("symbol", ("Wingdings", "F0A8")))
            self.expect(formats=WORD_FORMATS)
        for script in ("ascii", "hAnsi", "cs"):
            self.tick("energy", Piece("font", ("Wingdings 2", "R", script)),
                      Piece("font", ("Wingdings 2", "£", script)))
            self.expect(formats=("docx",))
        self.tick("energy", Piece("font", ("Wingdings", "þ", "ascii")),
                  Piece("font", ("Wingdings", "¨", "ascii")))
        self.expect(formats=("odt",))

    def test_boxes_of_word(self):
        for kind in ("checkbox", "legacy"):
            self.tick("sequestration", Piece(kind, True), Piece(kind, False))
            self.expect(formats=WORD_FORMATS)

    def test_letters(self):
        for ticked, empty in (("（是）", "（否）"), ("（√）", "（）"), ("[x]", "[ ]"), ("(V)", "( )"),
                              ("【是】", "【】")):
            for behind in (False, True):
                self.tick("non_co2", ticked, empty, behind)
                self.expect(formats=("docx",))

    def result(self, pieces, ticked):
        self.answer("category", pieces, reading=" ".join(ticked))
        self.write("form.docx", WRITERS["docx"](self.tables(), Look()))
        shown = self.run_json("show", "form.docx")
        self.assertEqual(shown["form"]["category"]["ticked"], ticked)
        return {finding["code"] for finding in shown["findings"]
                if "category" in finding["fields"] and finding["severity"] == "import"}

    def test_three_results(self):
        """None, two and untellable are told apart."""
        names = [name for _, name in CATEGORIES]
        self.assertEqual(self.result(["□" + "\n□".join(names)], []), set())
        self.assertEqual(self.result(["☑" + "\n☑".join(names[:2]) + "\n□" + "\n□".join(names[2:])],
                                     ["energy", "sector"]), set())
        self.assertEqual(self.result(["×" + "\n□".join(names)], []), {"tick-unclear"})
        self.assertEqual(self.result(["\n".join(names)], []), {"tick-unclear"})


# Field, typed, reading
QUANTITIES = (
    ("investment", "１２００", "1200 万元"), ("investment", "1,200万元", "1200 万元"),
    ("investment", "1，200.5", "1200.5 万元"), ("investment", "1.2亿元", "12000 万元"),
    ("investment", "12000000元", "1200 万元"), ("investment", "一千二百万元", "1200 万元"),
    ("investment", "1200-1500万元", "1200..1500 万元"), ("investment", "1.2×10³万元", "1200 万元"),
    ("annual_reduction", "9000kg", "9 tCO2"), ("annual_reduction", "9万t", "90000 tCO2"),
    ("annual_reduction", "9万吨二氧化碳当量", "90000 tCO2"), ("annual_reduction", "9 kt", "9000 tCO2"),
    ("annual_reduction", "9 tCO₂e", "9 tCO2"), ("annual_reduction", "9.1e4 t", "91000 tCO2"),
    ("annual_reduction", "不低于9000", "≈ 9000 tCO2"), ("annual_reduction", "大于9000", "≈ 9000 tCO2"),
    ("build_period", "18个月", "18 月"), ("build_period", "18月", "18 月"),
    ("build_period", "2年", "2 年"),
    ("build_period", "90天", "3 月"), ("build_period", "两年半", "2.5 年"),
    ("build_period", "1.2-1.5年", "1.2..1.5 年"), ("reduction_ratio", "２３．５％", "23.5 %"),
    ("reduction_ratio", "百分之二十三", "23 %"), ("reduction_ratio", "180至220", "180..220 %"),
    ("reduction_ratio", "不超过30%", "≈ 30 %"), ("reduction_ratio", "30%以上", "≈ 30 %"),
    ("reduction_ratio", "约30", "≈ 30 %"), ("reduction_ratio", "三分之一", "33.3333333333 %"),
    ("reduction_ratio", "百分之百", "100 %"), ("reduction_ratio", "一半", "50 %"),
    ("annual_benefit", "—", "unread"), ("annual_benefit", "无", "unread"),
    ("annual_benefit", "/", "unread"), ("annual_benefit", "", "unread"),
)


class Quantities(FormTest):

    def test_notations(self):
        """One form for as many notations as it has places for."""
        rest = list(QUANTITIES)
        while rest:
            done = {}
            for one in rest:
                done.setdefault(one[0], one)
            rest = [one for one in rest if one not in done.values()]
            self.set_cases(1)
            for name, typed, reading in done.values():
                self.answer(f"cases[0].{name}", typed, reading=reading)
            self.expect(formats=("docx", "odt"))

    def test_doubtful(self):
        """What cannot be told stays as text, with a finding."""
        for path, typed, code in (("investment", "较高", "quantity-unreadable"),
                                  ("investment", "5000~1亿元", "quantity-unreadable"),
                                  ("investment", "12台", "unit-ambiguous"),
                                  ("payback", "3", "unit-ambiguous"),
                                  ("annual_reduction", "9000t（远期12000t）", "quantity-further")):
            self.set_cases(1)
            self.answer(f"cases[0].{path}", typed)
            self.expect(formats=("docx",), codes=[code])
            self.assertIn(code, form_truth.codes_at(self.shown, f"cases[0].{path}"))

    def test_units_of_labels(self):
        """A unit altered in a label counts for the answer, also once it was saved."""
        self.labels.update({"cases[0].investment": "项目投资额（亿元）",
                            "cases[0].annual_reduction": "项目年碳减排量（万吨）",
                            "cases[0].payback": "项目投资回收期（年）",
                            "total_investment_2030": "2030年该技术预计总投资额（万元）"})
        self.answer("cases[0].investment", "1.28", reading="12800 万元")
        self.answer("cases[0].annual_reduction", "9.12", reading="91200 tCO2")
        self.answer("cases[0].payback", "3", reading="3 年")
        self.answer("total_investment_2030", "365000", reading="36.5 亿元")
        self.answer("cases[0].annual_benefit", "5460元", reading="0.546 万元")
        self.expect(formats=("docx", "odt"), codes=["unit-ambiguous"])

        self.run_cli("export", "form.docx", "--output=application.xml")
        again = self.run_json("show", "application.xml")
        wrong = [form_truth.compare(again, path, *self.truth[path]) for path in (
            "cases[0].investment", "cases[0].annual_reduction", "cases[0].payback",
            "total_investment_2030")]
        self.assertEqual([one for one in wrong if one], [])


if __name__ == "__main__":
    main()
