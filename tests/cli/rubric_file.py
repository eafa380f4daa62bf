# SPDX-License-Identifier: GPL-3.0-or-later
"""Rubrics of one's own, of any number of criteria."""

MILLION = 1_000_000


def make_rubric(n_criteria, name="own", version="2.1"):
    """All criteria alike but for their names; the last takes what the weights leave over."""
    weight = MILLION // n_criteria
    weights = [weight] * (n_criteria - 1) + [MILLION - weight * (n_criteria - 1)]
    anchors = "".join(f'<anchor level="{level}"><zh>证据达到第{level}级</zh><en>Level {level}</en>'
                      "</anchor>" for level in range(6))
    criteria = "".join(f'<criterion id="c{number}"><name><zh>指标{number}</zh>'
                       f"<en>Criterion {number}</en></name>{anchors}</criterion>"
                       for number in range(1, n_criteria + 1))
    uses = "".join(f'<use criterion="c{number}" weight="{share // MILLION}.{share % MILLION:06d}" '
                   'threshold="1" min-justification="0" confidence="optional" '
                   f'cannot-assess="allowed"><question><zh>第{number}项如何？</zh>'
                   f"<en>What about {number}?</en></question></use>"
                   for number, share in enumerate(weights, 1))
    stages = "".join(f'<stage id="{stage}">{uses}</stage>'
                     for stage in ("preliminary", "second", "defence"))
    return (f'<rubric xmlns="https://tanjian.org/ns/rubric/1" id="{name}" version="{version}">'
            f"<title><zh>{n_criteria}项量表</zh><en>Rubric of {n_criteria}</en></title>"
            "<weights-note><zh>各项等权。</zh><en>All weigh the same.</en></weights-note>"
            f'<scale max="5" step="0.5"/>{criteria}{stages}</rubric>')
