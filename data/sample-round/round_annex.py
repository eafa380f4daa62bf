# SPDX-License-Identifier: GPL-3.0-or-later
"""附件1 碳减排量核算说明: what an applicant encloses about the reductions and the potential."""

from round_figures import item_reduction, rounded
from round_paper import RIGHT

METHOD = '''依据环办气候〔2024〕2号文附件2的要求，参照国家已出台的温室气体排放核算方法，以项目实际运行台账为基础，\
采用“基准线排放量减去项目排放量”的方法核算。
年碳减排量 ER =（Σ AD_i × EF_i）。其中 AD_i 为第 i 项活动水平（节约量取正，新增消耗取负），EF_i 为相应的排放因子。
外购电力排放因子取2022年度全国电网平均排放因子0.5703 tCO2/MWh。'''


def write_annex(page, application):
    technology = application['technology_name']
    page.write('附件1', 11)
    page.title('碳减排量核算说明')
    page.write(f'技术名称：{technology}', after=2)
    page.write(f'申报单位：{application["applicant"]["name"]}', after=12)
    page.section('一、核算边界与基准线技术')
    page.body(application['calculation']['boundary'])
    page.body(f'基准线（对比）技术：{application["market"]["baseline"]}。')
    page.section('二、核算方法与排放因子')
    page.body(METHOD)
    page.body(application['calculation']['factors'])
    page.section('三、典型案例年碳减排量')
    for number, case in enumerate(application['cases'], 1):
        write_case(page, number, case)
    page.section('四、2030年碳减排潜力测算')
    write_potential(page, application)
    page.section('五、数据来源与说明')
    page.body(application['calculation']['sources'])
    page.y += 24
    page.write(f'编制单位：{application["applicant"]["name"]}', align=RIGHT, after=2)
    page.write('编制日期：2024年3月8日', align=RIGHT)


def write_case(page, number, case):
    page.write(f'案例{number}：{case["name"]}', indent=22)
    rows = [[item['name'], f'{item["amount"]:g} {item["unit"]}',
             f'{item["factor"]:g} tCO2/{item["factor_unit"]}',
             str(rounded(item_reduction(item), 1))] for item in case['items']]
    rows.append(['合计', '', '', str(case['reduction'])])
    page.table(['活动水平', '年数据', '排放因子', '减排量（tCO2/a）'], rows, [34, 22, 26, 18])
    page.body(
        f'项目原总排放量（改造前，同等产出）为{case["baseline_emissions"]} tCO2/a，'
        f'碳排放下降比例 = {case["reduction"]} ÷ {case["baseline_emissions"]} × 100% = '
        f'{case["ratio"]}%。\n'
        f'项目为技改类，技改投资额{case["invested"]}万元，设计使用期{case["service_life"]}年，'
        f'使用期内减排量为{case["reduction"]} × {case["service_life"]} = '
        f'{case["reduction"] * case["service_life"]} tCO2，碳减排单位成本 = '
        f'{case["invested"]} × 10000 ÷ {case["reduction"] * case["service_life"]} = '
        f'{case["cost"]} 元/tCO2。\n'
        f'年经济效益{case["benefit"]}万元，静态投资回收期 = {case["invested"]} ÷ '
        f'{case["benefit"]} = {case["payback_years"]}年（不含建设期{case["build_months"]}个月）。')


def write_potential(page, application):
    market = application['market']
    page.body(
        f'{market["scope"]}约{market["size"]:g}{market["unit"]}，'
        f'单位减排量取{market["specific"]:g} {market["specific_unit"]}。'
        f'截至通知下发时推广比例约为{application["current"]:g}%，'
        f'预计2030年推广比例达到{application["expected"]:g}%。\n'
        f'2030年年碳减排潜力 = {market["size"]:g} × {market["specific"]:g} × '
        f'{application["expected"]:g}% = {market["potential"]} 万tCO2/a。\n'
        f'按典型案例单位年减排量投资{market["per_tonne"]}万元/(tCO2/a)及新增推广部分估算，'
        f'2030年预计总投资额为{market["investment"]}亿元。')
