# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms that other programs write and other hands lay out, each with what it must be read as."""

from cli_fixture import main
from form_files import Cell, Piece, Row, control, run
from form_fixture import APPLICANT, CASE, FORM, WORD_FORMATS, FormTest


class Layouts(FormTest):

    def test_numbered_labels(self):
        """Numbers before labels, in the label and in a column of their own."""
        plain = dict(self.labels)
        for style in ("{}、", "{}. ", "（{}）", "{}．", "1-{} ", "*{}."):
            self.labels = {path: style.format(number + 9) + label
                           for number, (path, label) in enumerate(plain.items())}
            self.expect(formats=("docx",))
        self.labels = plain
        rows = self.form_rows()
        for number, row in enumerate(rows):
            row.cells.insert(0, Cell([str(number + 1)]))
        head = Row([Cell(["序号"]), Cell(["栏目"], 2), Cell(["填写内容"], 2)])
        self.expect([[head] + rows] + self.tables()[1:])

    def test_inline_with_blanks(self):
        """A label without an answer is not answered by the next label."""
        rows = []
        for path in FORM:
            if path in ("category", "stage"):
                rows.append(self.row(path))
                continue
            if path in ("principle", "barriers"):
                self.answer(path, "")
            rows.append(Row([Cell([f"{self.labels[path]}：{self.answers[path]}"], 4)]))
        self.expect([rows] + self.tables()[1:])

    def test_labels_above_in_pairs(self):
        """Labels side by side with their answers in the row below."""
        paths = list(FORM)[:2] + list(FORM)[2:5:2] + ["current_share", "potential_2030"]
        rows = [self.row(path) for path in FORM if path not in paths]
        for first, second in zip(paths[::2], paths[1::2]):
            rows += [Row([self.label(first, 2), self.label(second, 2)]),
                     Row([self.cell(first, 2), self.cell(second, 2)])]
        people = list(APPLICANT)[2:7]
        rest = [self.row(path) for path in APPLICANT if path not in people]
        rest += [Row([self.label(path) for path in people]),
                 Row([self.cell(path) for path in people])]
        self.expect([rows, self.tables()[1], rest])

    def test_unit_and_remarks_in_columns(self):
        self.answer("cases[0].investment", "1.28", reading="12800 万元")
        rows = [Row([Cell(["栏目"]), Cell(["填写内容"]), Cell(["单位"])])]
        for name in CASE:
            path = f"cases[0].{name}"
            unit = {"investment": "亿元", "annual_benefit": "万元"}.get(name, "")
            rows.append(Row([self.label(path), self.cell(path), Cell([unit])]))
        tables = self.tables()
        self.expect([tables[0], rows, tables[2]], codes=["unit-ambiguous"])

    def test_hints_in_columns(self):
        """A column of hints or remarks is no part of the answers; its words are told once."""
        rows = [Row([Cell(["栏目"]), Cell(["填写说明"]), Cell(["填写内容"])])]
        rows += [Row([self.label(path), Cell(["必填"]), self.cell(path)]) for path in FORM]
        other = [Row([Cell(["项目"]), Cell(["内容"]), Cell(["备注"])])]
        other += [Row([self.label(path), self.cell(path), Cell(["见附件1"])])
                  for path in self.labels if path.startswith("cases")]
        self.expect([rows, other, self.applicant_rows()], codes=["words-unplaced"])
        finding, = [one for one in self.shown["findings"] if one["code"] == "words-unplaced"]
        self.assertIn("“必填; 见附件1”", finding["message"]["zh_CN"])

    def test_label_in_the_first_line(self):
        rows = []
        for path in FORM:
            if path in ("category", "stage"):
                rows.append(self.row(path))
            else:
                label = self.labels[path]
                label = label[:4] + "\n" + label[4:] if len(label) > 8 else label
                rows.append(Row([Cell([f"{label}\n{self.answers[path]}"], 4)]))
        self.answer("barriers", "")
        rows[list(FORM).index("barriers")] = Row([self.label("barriers", 4)])
        self.expect([rows] + self.tables()[1:])

    def test_several_in_one_line(self):
        for gap in ("  ", "；", "\t", "　　", "，"):
            rows = [Row([Cell([gap.join(f"{self.labels[path]}：{self.answers[path]}"
                                        for path in paths)], 4)])
                    for paths in (("applicant.name", "applicant.postcode"),
                                  ("applicant.legal_person", "applicant.legal_person_phone"),
                                  ("applicant.contact_name", "applicant.contact_phone",
                                   "applicant.mobile"),
                                  ("applicant.email", "applicant.fax", "applicant.address"))]
            self.expect(self.tables()[:2] + [rows + [self.row("recommendation")]],
                        formats=("docx",))

    def test_one_cell_for_two_labels(self):
        """An answer merged over two rows counts beside both of their labels."""
        rows = self.form_rows()
        first, second = list(FORM).index("conditions"), list(FORM).index("barriers")
        self.answer("conditions", "适用于高炉；无障碍")
        self.answer("barriers", "适用于高炉；无障碍")
        rows[first] = Row([self.label("conditions", 2),
                           Cell(["适用于高炉；无障碍"], 2, "start")])
        rows[second] = Row([self.label("barriers", 2), Cell([""], 2, "more")])
        self.expect([rows] + self.tables()[1:], codes=["cell-shared"])

    def test_words_in_no_field(self):
        """Nothing that stands in a table of the form is dropped without a word."""
        rows = self.form_rows() + [Row([Cell(["以上内容由企业如实填写"], 4)])]
        self.expect([rows] + self.tables()[1:], codes=["words-unplaced"])
        finding, = [one for one in self.shown["findings"] if one["code"] == "words-unplaced"]
        self.assertIn("以上内容由企业如实填写", finding["message"]["zh_CN"])

    def test_answers_run_together(self):
        """An answer that holds another label, or comes from several cells, is told."""
        rows = self.applicant_rows()
        rows[-1] = Row([self.label("applicant.address"), Cell(["某某路1号\n邮编：100088"], 3)])
        rows[1] = Row([self.label("applicant.name"), Cell(["某某"]), Cell(["公司"], 2)])
        self.truth["applicant.address"] = ("某某路1号\n邮编：100088", None)
        self.truth["applicant.name"] = ("某某\n公司", None)
        self.answers["applicant.contact_name"] = "张三联系电话：010-9"
        self.truth["applicant.contact_name"] = ("张三联系电话：010-9", None)
        rows[3].cells[1] = self.cell("applicant.contact_name")
        self.expect(self.tables()[:2] + [rows], codes=["cells-joined", "label-in-answer"])


class CaseLayouts(FormTest):

    def beside(self, names, n_cases, head):
        rows = [Row([Cell(["项目"])] + [Cell([head.format(i + 1)]) for i in range(n_cases)])]
        return (rows if head else []) + [
            Row([self.label(f"cases[0].{name}")] +
                [self.cell(f"cases[{i}].{name}") for i in range(n_cases)]) for name in names]

    def test_side_by_side_over_two_tables(self):
        """The second table goes on with the same cases, with its head again or without."""
        names = list(CASE)
        for cut in (2, 3, 7, 12):
            for head, again in (("案例{}", ""), ("示范项目{}", "示范项目{}"), ("", "")):
                self.set_cases(3)
                self.expect([self.form_rows(), self.beside(names[:cut], 3, head),
                             self.beside(names[cut:], 3, again), self.applicant_rows()],
                            formats=("docx", "odt"))

    def test_joined_tables_of_other_widths(self):
        """Where a conversion joins two tables, the columns of the second lie elsewhere."""
        self.set_cases(3)
        names = list(CASE)
        first, second = self.beside(names[:7], 3, "案例{}"), self.beside(names[7:], 3, "")
        for row in second:
            row.cells[0].span = 2
            row.cells[1].span = 2
        self.expect([self.form_rows(), first + second, self.applicant_rows()])

    def test_merged_over_cases(self):
        """One cell over the columns of all cases answers for each."""
        self.set_cases(2)
        rows = self.beside(CASE, 2, "")
        rows[2].cells[1:] = [self.cell("cases[0].conditions", 2)]
        self.expect([self.form_rows(), rows, self.applicant_rows()])

    def test_one_case_a_row(self):
        self.set_cases(3)
        rows = [Row([Cell(["序号"])] + [self.label(f"cases[0].{name}") for name in CASE])]
        rows += [Row([Cell([str(i + 1)])] + [self.cell(f"cases[{i}].{name}") for name in CASE])
                 for i in range(3)]
        self.expect([self.form_rows(), rows, self.applicant_rows()])

    def test_headings(self):
        """Cases under a heading of their own; the same words behind a label are an answer."""
        for heading in ("典型案例{}", "案例{}：高炉项目", "示范项目{}", "第{}个案例", "{1}、典型案例{0}情况"):
            self.set_cases(2)
            rows = []
            for number in range(2):
                rows += [Row([Cell([heading.format("一二"[number], number + 1)], 4)])]
                rows += self.case_rows(number)
            self.answer("typical_users", "案例一：某某钢铁")
            self.answer("status", "入选国家典型案例")
            self.expect([self.form_rows(), rows, self.applicant_rows()], formats=("docx",))

    def test_inner_tables_with_colons(self):
        """A case in a table inside a cell is read once, although its labels end in colons."""
        self.set_cases(2)
        for path in self.labels:
            if path.startswith("cases"):
                self.labels[path] += "："
        rows = [Row([Cell([Piece("table", self.case_rows(i))], 4)]) for i in range(2)]
        self.expect([self.form_rows(), rows, self.applicant_rows()])


class Producers(FormTest):

    def raw(self, path, text, runs):
        """Writes the form for Word with these runs in the cell."""
        self.answer(path, text)
        self.answers[path] = [Piece("raw", runs)]
        self.expect(formats=WORD_FORMATS)

    def field(self, code, result=None):
        marks = ['<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
                 f'<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>']
        if result is not None:
            marks.append('<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run(result))
        return "".join(marks) + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

    def test_enclosed_characters(self):
        """A box and a tick set over each other by a formula."""
        self.raw("barriers", "见①，x2y", run("见") + self.field(r"eq \o\ac(○,1)") + run("，x") +
                 self.field(r"EQ \s\up5(2)") + run("y"))
        self.raw("barriers", "约 3 项", run("约") + self.field("PAGE", " 3 ") + run("项"))
        boxes = [("示范类技术", False), ("推广类技术", True)]
        self.setUp()
        self.truth["stage"] = (None, "promotion")
        self.answers["stage"] = [piece for name, ticked in boxes for piece in (
            Piece("raw", self.field(r"eq \o\ac(□,√)")) if ticked else "□", name + " ")]
        self.expect(formats=WORD_FORMATS)

    def test_echoed_controls(self):
        """LibreOffice writes a control's text several times over; two controls alike stay two."""
        whole = "减排SO₂ 120t"
        echo = control(run(whole)) + "".join(control(run(part) + run(whole))
                                             for part in ("减排", "SO₂", " 120t"))
        self.raw("barriers", whole, echo)
        self.raw("barriers", "甲甲", control(run("甲")) + control(run("甲")))
        fill = self.field('FILLIN "请输入"', "钢铁")
        self.raw("field", "钢铁", fill + run("钢铁") + fill + fill)
        self.raw("field", "钢铁和钢铁", fill + run("和") + fill)

    def test_echo_in_plain_text(self):
        """The same after a further conversion: as text, parts and wholes in turn."""
        whole, part = "通过协会鉴定，结论为国际先进", "通过协会鉴定"
        rest = whole[len(part):]
        self.answer("appraisal", whole + part + whole + rest + whole + "0" + whole, whole)
        self.expect(formats=("docx", "odt"), codes=["text-repeated"])
        self.answer("appraisal", f"{whole}{whole}，又{part}，{whole}")
        self.expect(formats=("docx",), codes=["text-repeated"])
        self.answer("appraisal", "一二三四，一二三四，再来一次")
        self.expect(formats=("docx",))

    def test_deleted_words_of_html(self):
        """Where a conversion keeps words that the file marks as deleted, it is said."""
        rows = [(label, answer) for label, answer, _ in FORM.values()]
        for deleted in ("", "<del>旧</del>"):
            cells = "".join(f"<tr><td>{label}</td><td>{answer}{deleted}</td></tr>"
                            for label, answer in rows)
            html = f"<!DOCTYPE html><html><meta charset='utf-8'><table>{cells}</table></html>"
            self.write("form.html", html.encode())
            shown = self.run_json("show", "form.html")
            said = [finding for finding in shown["findings"] if finding["code"] == "converted" and
                    "删除" in finding["message"]["zh_CN"]]
            self.assertEqual(len(said), 1 if deleted else 0)

    def test_prompts_as_text(self):
        """What Word shows in an empty control is no answer, though a program made text of it."""
        self.answer("barriers", "单击此处输入文字。", "")
        self.answer("typical_users", "某某钢铁Click or tap here to enter text.", "某某钢铁")
        self.expect(codes=["hint-left"])


class TickHabits(FormTest):

    def stage(self, text, ticked, codes=()):
        self.answers["stage"] = text
        self.truth["stage"] = (None, ticked)
        self.expect(formats=("docx",), codes=codes)

    def test_letters(self):
        self.stage("A.示范类技术\nB.推广类技术\n选择：B", "promotion")
        self.stage("1、示范类技术 2、推广类技术（1）", "demonstration")
        self.stage("A、示范类技术；B、推广类技术；所选：A、B", "demonstration promotion")
        self.stage("R示范类技术 □推广类技术", "demonstration")
        self.stage("A.☑示范类技术 B.□推广类技术", "demonstration")

    def test_lost_box(self):
        """Where all boxes are empty but for one that is gone, that one is named, with a doubt."""
        self.stage("□示范类技术\n推广类技术", "promotion", ["tick-unclear"])

    def test_cells(self):
        """An option a cell, the box in a cell of its own before it."""
        rows = self.form_rows()
        index = list(FORM).index("stage")
        rows[index] = Row([self.label("stage", 2), Cell(["□\n示范类技术"]), Cell(["☑\n推广类技术"])])
        self.expect([rows] + self.tables()[1:])
        rows[index] = Row([self.label("stage"), Cell(["□"]), Cell(["示范类技术"]), Cell(["√"]),
                           Cell(["推广类技术"])])
        self.expect([rows] + self.tables()[1:])


    def test_names_over_boxes(self):
        """A row of options over a row of boxes, in the form's own cells and in an inner table."""
        rows = self.form_rows()
        index = list(FORM).index("stage")
        for first, second, ticked in (("√", "", "demonstration"), ("", "√", "promotion"),
                                      ("☑", "□", "demonstration"), ("□", "■", "promotion")):
            self.truth["stage"] = (None, ticked)
            names = [Cell(["示范类技术"]), Cell(["推广类技术"])]
            boxes = [Cell([first]), Cell([second])]
            self.expect([rows[:index] + [Row([self.label("stage", 2, "start")] + names),
                                         Row([Cell([""], 2, "more")] + boxes)] + rows[index + 1:]] +
                        self.tables()[1:])
            inner = Piece("table", [Row(names), Row(boxes)])
            self.expect([rows[:index] + [Row([self.label("stage", 2), Cell([inner], 2)])] +
                         rows[index + 1:]] + self.tables()[1:])


class ChineseNumerals(FormTest):

    def test_above_ten_thousand(self):
        for typed, reading in (("一亿五千九百四十七万元", "15947 万元"), ("三万二千元", "3.2 万元"),
                               ("一万五千万元", "15000 万元"), ("壹仟贰佰万元整", "1200 万元")):
            self.answer("cases[0].investment", typed, reading=reading)
            self.expect(formats=("docx",))
        for typed in ("3万5", "几十万元", "数千万元", "上百万元"):
            self.answer("cases[0].investment", typed, reading="unread")
            self.expect(formats=("docx",), codes=["quantity-unreadable"])


if __name__ == "__main__":
    main()
