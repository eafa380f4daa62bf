#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of chart in every theme and language on one page, to be looked at.

make-gallery.py TANJIAN-CLI ROUND FOLDER [ENDING]

Review sheets are made for it: drafts of five reviewers on every package, with points that follow
a pattern and are no opinion of anybody. ENDING is svg, or png for programs that show no SVG.
"""

import html
import os
import subprocess
import sys

THEMES = ("light", "dark", "high-contrast", "high-contrast-dark", "print")
LANGUAGES = ("zh_CN", "en")
REVIEWERS = ("陈岚", "李维国", "王若水", "Aigul Bekova", "周一鸣")
# Points of a package before a reviewer's own bent, and what each reviewer adds to them.
POINTS = (3.5, 4, 3, 2.5, 4.5, 3, 2, 4, 3.5, 4.5, 3.5, 1.5)
BENTS = (0, -1, 0.5, 0, -0.5)
ONE_SHEET = ("contribution",)
FEW_SHEETS = ("radar",)
PANEL = ("score-strips", "score-spread", "weight-sensitivity", "rank-acceptability")
INPUTS = ('<recalculation xmlns="https://tanjian.org/ns/recalculation/1" version="1">'
          '<case number="1" kind="retrofit"><service-life value="15"/></case></recalculation>')


class Gallery:
    def __init__(self, program, source, folder, ending):
        self.program = program
        self.source = source
        self.folder = folder
        self.ending = ending
        self.sheets = {}

    def run(self, *arguments):
        subprocess.run([self.program, *arguments], capture_output=True, check=True,
                       env={**os.environ, "LC_ALL": "C.UTF-8"})

    def kinds(self):
        listing = subprocess.run([self.program, "chart", "--list"], capture_output=True,
                                 check=True)
        return [line.split()[0] for line in listing.stdout.decode().splitlines() if line.strip()]

    def write_sheet(self, package, number, reviewer):
        """A draft with points, and here and there a criterion that cannot be assessed."""
        path = os.path.join(self.folder, f"sheet-{number}-{reviewer}.xml")
        self.run("draft", os.path.join(self.source, package),
                 f"--reviewer-name={REVIEWERS[reviewer]}", f"--output={path}")
        with open(path, encoding="utf-8") as file:
            parts = file.read().split('points=""')
        text = parts[0]
        for criterion, part in enumerate(parts[1:]):
            points = POINTS[number] + BENTS[reviewer] + (number * 7 + criterion * 3
                                                         + reviewer * 2) % 5 / 2 - 1
            if (number + criterion * 3 + reviewer) % 17 == 0:
                text += 'cannot-assess="true"' + part
            else:
                text += f'points="{max(0, min(5, points)):g}"' + part
        advice = "reject" if number % 4 == 3 else "recommend"
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace("<recommendation/>",
                                    f"<recommendation>{advice}</recommendation>"))
        return path

    def prepare(self):
        os.makedirs(os.path.join(self.folder, "inputs"), exist_ok=True)
        for number, package in enumerate(sorted(os.listdir(self.source))):
            self.sheets[package] = [self.write_sheet(package, number, reviewer)
                                    for reviewer in range(len(REVIEWERS))]
            with open(os.path.join(self.folder, "inputs", package + ".xml"), "w",
                      encoding="utf-8") as file:
                file.write(INPUTS)

    def arguments(self, kind):
        packages = list(self.sheets)
        if kind in ONE_SHEET:
            return [self.sheets[packages[0]][0]]
        if kind in FEW_SHEETS:
            return [self.sheets[package][0] for package in packages[:3]]
        every = [sheet for sheets in self.sheets.values() for sheet in sheets]
        if kind in PANEL:
            return every + ["--top=5", "--draws=2000", "--seed=7"]
        return [self.source, "--price=90", "--inputs=" + os.path.join(self.folder, "inputs"),
                *("--sheet=" + sheets[0] for sheets in list(self.sheets.values())[:9])]

    def draw(self, kind, theme, language):
        name = f"{kind}-{theme}-{language}.{self.ending}"
        self.run("chart", *self.arguments(kind), f"--kind={kind}", f"--theme={theme}",
                 f"--lang={language}", f"--output={os.path.join(self.folder, name)}")
        return name


def main():
    program, source, folder = sys.argv[1:4]
    gallery = Gallery(program, source, folder, sys.argv[4] if len(sys.argv) > 4 else "svg")
    gallery.prepare()
    page = ["<!DOCTYPE html><meta charset=utf-8><title>Tanjian</title>"]
    for kind in gallery.kinds():
        page.append(f"<h2>{html.escape(kind)}</h2>")
        for theme in THEMES:
            for language in LANGUAGES:
                name = gallery.draw(kind, theme, language)
                page.append(f"<figure><img src='{name}'><figcaption>{theme}, {language}"
                            "</figcaption></figure>")
    with open(os.path.join(folder, "index.html"), "w", encoding="utf-8") as file:
        file.write("\n".join(page))


if __name__ == "__main__":
    main()
