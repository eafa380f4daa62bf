#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of chart in every theme and language on one page, to be looked at.

make-gallery.py TANJIAN-CLI ROUND FOLDER
"""

import html
import os
import subprocess
import sys

THEMES = ("light", "dark", "high-contrast", "high-contrast-dark", "print")
LANGUAGES = ("zh_CN", "en")


def kinds(program):
    listing = subprocess.run([program, "chart", "--list"], capture_output=True, check=True)
    return [line.split()[0] for line in listing.stdout.decode().splitlines() if line.strip()]


def draw(program, source, folder, kind, theme, language):
    """The file's name, or None where the kind is drawn of review sheets."""
    name = f"{kind}-{theme}-{language}.svg"
    result = subprocess.run([program, "chart", source, f"--kind={kind}", f"--theme={theme}",
                             f"--lang={language}", "--price=90",
                             f"--output={os.path.join(folder, name)}"],
                            capture_output=True, check=False)
    return name if result.returncode == 0 else None


def main():
    program, source, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    page = ["<!DOCTYPE html><meta charset=utf-8><title>Tanjian</title>"]
    for kind in kinds(program):
        page.append(f"<h2>{html.escape(kind)}</h2>")
        for theme in THEMES:
            for language in LANGUAGES:
                name = draw(program, source, folder, kind, theme, language)
                if name is not None:
                    page.append(f"<figure><img src='{name}'><figcaption>{theme}, {language}"
                                "</figcaption></figure>")
    with open(os.path.join(folder, "index.html"), "w", encoding="utf-8") as file:
        file.write("\n".join(page))


if __name__ == "__main__":
    main()
