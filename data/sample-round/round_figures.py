# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of an application, worked out from what its data file states.

A data file gives quantities and lives; reductions, ratios, unit costs, paybacks, the potential
and the investment follow from them by the rules of the notice, so that form and annex agree.
A planted flaw is a text under [typed] (or typed of a case) that takes a figure's place.

Units: investments and benefits in 万元, reductions in tCO2, the potential in 万tCO2/a,
the total investment in 亿元, unit costs in 元/tCO2, shares in per cent.
"""

from decimal import ROUND_HALF_UP, Decimal


def rounded(value, places):
    """Half up, as people round by hand, without trailing zeros cut off."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def item_reduction(item):
    return item['amount'] * item['factor']


def case_figures(case):
    """Adds what follows from the stated figures of one case."""
    reduction = int(rounded(sum(item_reduction(item) for item in case['items']), 0))
    case['reduction'] = reduction
    case['ratio'] = rounded(reduction / case['baseline_emissions'] * 100, 1)
    case['cost'] = rounded(case['invested'] * 1e4 / (reduction * case['service_life']), 1)
    case['payback_years'] = rounded(case['invested'] / case['benefit'], 1)
    texts = {
        'investment': str(case['invested']),
        'build_period': f'{case["build_months"]}个月',
        'annual_reduction': str(reduction),
        'reduction_ratio': str(case['ratio']),
        'annual_benefit': str(case['benefit']),
        'payback': f'{case["payback_years"]}年',
        'unit_cost': str(case['cost']),
    }
    case.update(texts)
    case.update(case.get('typed', {}))


def prospects(application):
    """Adds the potential and the investment that the shares and the market give."""
    market = application['market']
    expected, current = application['expected'], application['current']
    market['potential'] = rounded(
        market['size'] * market['specific'] * expected / 100, 1)
    per_tonne = (sum(case['invested'] for case in application['cases'])
                 / sum(case['reduction'] for case in application['cases']))
    market['per_tonne'] = rounded(per_tonne, 3)
    added = float(market['potential']) * (expected - current) / expected
    market['investment'] = rounded(added * per_tonne, 1)
    form = {
        'current_share': f'{current:g}',
        'expected_share_2030': f'{expected:g}',
        'total_investment_2030': str(market['investment']),
        'potential_2030': f'{market["potential"]}\n对比技术为{market["baseline"]}，'
                          '测算过程见附件1。',
    }
    application.update(form)
    application.update(application.get('typed', {}))


def work_out(application):
    for case in application['cases']:
        case_figures(case)
    prospects(application)
