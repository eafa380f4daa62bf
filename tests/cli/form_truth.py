# SPDX-License-Identifier: GPL-3.0-or-later
"""What a form should be read as, against what tanjian-cli shows."""


def find(shown, path):
    """The answer at a path as cases[1].payback; None where the form has no such case."""
    if path.startswith("applicant."):
        return shown["applicant"].get(path[len("applicant."):])
    if not path.startswith("cases["):
        return shown["form"].get(path)
    number, name = path[len("cases["):].split("].")
    return shown["cases"][int(number)].get(name) if int(number) < len(shown["cases"]) else None


def describe(answer):
    """A quantity as the truth tables write it: 12000 万元, 45..50 %, ≈ 7.8 万tCO2/a."""
    if "value" not in answer:
        return "unread"
    number = f"{answer['value']:.12g}"
    if "low" in answer:
        number = f"{answer['low']:.12g}..{answer['high']:.12g}"
    return " ".join(word for word in ("≈" if answer.get("approximate") else "", number,
                                      answer.get("unit") or "") if word)


def codes_at(shown, path):
    return {finding["code"] for finding in shown["findings"] if path in finding["fields"]}


def compare(shown, path, text, reading):
    """What is wrong with one answer, or None. @text or @reading is None where it is not asked."""
    answer = find(shown, path)
    if answer is None:
        return f"{path}: is not there"
    if "ticked" in answer:
        ticked = " ".join(answer["ticked"])
        return None if ticked == (reading or "") else f"{path}: {ticked!r} is ticked"
    if text is not None and answer["text"] != text:
        return f"{path}: {answer['text']!r} instead of {text!r}"
    if reading and describe(answer) != reading:
        return f"{path}: {describe(answer)} instead of {reading}"
    return None
