# SPDX-License-Identifier: GPL-3.0-or-later
"""The application form of annex 1 as a Word file.

One table of eight grid columns carries the whole form, as in the notice: labels in the first
two columns, "技术内容" and the heading of the prospects merged downwards, the case block
once a case. A row is a list of cells (text, columns, merge); merge is "first" or "next"
for a cell that is merged downwards.
"""

import io
import zipfile
from xml.sax.saxutils import escape

FIXED_DATE = (2024, 3, 1, 9, 0, 0)
COLUMNS = (1150, 1920, 1065, 1065, 1065, 1065, 1065, 1065)
WIDE = 6
CATEGORIES = (
    ('energy', '能源绿色低碳转型类'),
    ('sector', '重点领域降碳类'),
    ('sequestration', '储碳固碳类'),
    ('digital', '数智赋能类'),
    ('non_co2', '非二氧化碳减排类'),
)
STAGES = (('demonstration', '示范类技术'), ('promotion', '推广类技术'))
# What the empty form prints into a cell, for applications that leave it standing.
HINTS = {
    'appraisal': '（如申报技术已通过有关鉴定和检测，需提供相关材料的书面及电子扫描件，'
                 '包括技术鉴定证书、科技成果鉴定证书、专利证书或其它知识产权证明文件等。）',
    'source': '（需提供技术所有方的单位名称、联系人及联系方式）',
}
WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

CONTENT_TYPES = '''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-\
officedocument.wordprocessingml.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-\
officedocument.wordprocessingml.styles+xml"/>\
</Types>'''

ROOT_RELATIONS = '''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/\
officeDocument/2006/relationships/officeDocument"/>\
</Relationships>'''

DOCUMENT_RELATIONS = '''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" Target="styles.xml" Type="http://schemas.openxmlformats.org/\
officeDocument/2006/relationships/styles"/>\
</Relationships>'''

STYLES = f'''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>\
<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>\
</w:rPr></w:rPrDefault></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>\
</w:styles>'''


def run(text, properties=''):
    """One run; a tracked replacement is written as {-out-}{+in+}."""
    parts = []
    while text:
        start = text.find('{')
        if start < 0 or text[start + 1:start + 2] not in ('-', '+'):
            parts.append(plain_run(text, properties))
            break
        if start:
            parts.append(plain_run(text[:start], properties))
        sign = text[start + 1]
        end = text.index(sign + '}', start + 2)
        parts.append(tracked_run(text[start + 2:end], sign, len(parts) + 1, properties))
        text = text[end + 2:]
    return ''.join(parts)


def plain_run(text, properties, element='t'):
    style = f'<w:rPr>{properties}</w:rPr>' if properties else ''
    return f'<w:r>{style}<w:{element} xml:space="preserve">{escape(text)}</w:{element}></w:r>'


def tracked_run(text, sign, number, properties):
    element, inner = ('ins', 't') if sign == '+' else ('del', 'delText')
    return (f'<w:{element} w:id="{number}" w:author="技术部" w:date="2024-03-14T16:20:00Z">'
            f'{plain_run(text, properties, inner)}</w:{element}>')


def paragraph(text, properties='', justification='left'):
    return f'<w:p><w:pPr><w:jc w:val="{justification}"/></w:pPr>{run(text, properties)}</w:p>'


def cell(text, start, columns, merge=None, label=False):
    width = sum(COLUMNS[start:start + columns])
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ''
    merged = {'first': '<w:vMerge w:val="restart"/>', 'next': '<w:vMerge/>'}.get(merge, '')
    justification = 'center' if label else 'left'
    body = ''.join(paragraph(line, justification=justification) for line in text.split('\n'))
    return (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}'
            f'<w:vAlign w:val="center"/></w:tcPr>{body}</w:tc>')


def row(*cells):
    """Cells as (text, columns[, merge]); cells at even places are labels."""
    start = 0
    out = []
    for index, (text, columns, *merge) in enumerate(cells):
        is_label = start < 2 or (len(cells) == 4 and index % 2 == 0)
        out.append(cell(text, start, columns, merge[0] if merge else None, is_label))
        start += columns
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="440"/></w:trPr>{"".join(out)}</w:tr>'


def heading_row(text):
    return f'<w:tr>{cell(text, 0, len(COLUMNS), label=True)}</w:tr>'


def ticks(choices, ticked):
    return ['{} {}'.format('☑' if code in ticked else '□', name) for code, name in choices]


def technology_rows(form):
    category = ticks(CATEGORIES, form['category'])
    stage = ticks(STAGES, [form['stage']])
    prospects = '推广前景和碳减排潜力'
    return [
        row(('技术名称', 2), (form['form_name'], WIDE)),
        row(('技术类别', 2, 'first'), (category[0], 2), (category[1], 2), (category[2], 2)),
        row(('', 2, 'next'), (category[3], 2), (category[4], 4)),
        row(('技术类型', 2), (form['type'], WIDE)),
        row(('所属领域', 2), (form['field'], 2), ('所处阶段', 2), ('\n'.join(stage), 2)),
        row(('该技术应用现状及产业化情况', 2), (form['status'], WIDE)),
        row(('技术内容', 1, 'first'), ('技术原理', 1), (form['principle'], WIDE)),
        row(('', 1, 'next'), ('关键技术', 1), (form['key_technology'], WIDE)),
        row(('', 1, 'next'), ('工艺流程', 1), (form['process'], WIDE)),
        row(('主要技术指标', 2), (form['indicators'], WIDE)),
        row(('技术来源', 2), (form['source'], WIDE)),
        row(('技术鉴定情况', 2), (form['appraisal'], WIDE)),
        row(('技术应用条件或范围', 2), (form['conditions'], WIDE)),
        row(('技术推广障碍及建议', 2), (form['barriers'], WIDE)),
        row(('典型用户', 2), (form['typical_users'], WIDE)),
        row((prospects, 1, 'first'), ('目前已推广比例（%）', 1), (form['current_share'], WIDE)),
        row(('', 1, 'next'), ('2030年预期推广比例（%）', 1),
            (form['expected_share_2030'], WIDE)),
        row(('', 1, 'next'), ('2030年该技术预计总投资额（亿元）', 1),
            (form['total_investment_2030'], WIDE)),
        row(('', 1, 'next'), ('2030年预计可形成的年碳减排潜力（万tCO₂/a）', 1),
            (form['potential_2030'], WIDE)),
    ]


CASE_LABELS = (
    ('name', '项目名称'),
    ('scale', '项目建设规模'),
    ('conditions', '项目建设条件'),
    ('works', '主要建设或改造内容'),
    ('equipment', '主要设备'),
    ('investment', '项目投资额（万元）'),
    ('build_period', '项目建设期（月或年）'),
    ('annual_reduction', '项目年碳减排量（折tCO₂）'),
    ('reduction_ratio', '项目碳排放较行业平均水平的下降比例（%）'),
    ('annual_benefit', '项目可形成的年经济效益（万元）'),
    ('payback', '项目投资回收期（月或年）'),
    ('unit_cost', '项目碳减排单位成本（元/tCO₂）'),
    ('environmental_benefit', '项目的环境效益'),
    ('social_benefit', '项目的社会效益'),
)


def case_rows(case):
    return [row((label, 2), (case[key], WIDE)) for key, label in CASE_LABELS]


def applicant_rows(form):
    applicant = form['applicant']
    return [
        row(('推荐单位意见（盖章）', 2), (form['recommendation'], WIDE)),
        row(('申报单位联系人', 2), (applicant['contact'], WIDE)),
        row(('单位名称', 2), (applicant['name'], WIDE)),
        row(('单位负责人', 2), (applicant['legal_person'], 3), ('联系电话', 1),
            (applicant['legal_person_phone'], 2)),
        row(('申报联系人', 2), (applicant['contact_name'], 3), ('联系电话', 1),
            (applicant['contact_phone'], 2)),
        row(('手  机', 2), (applicant['mobile'], 3), ('邮  编', 1),
            (applicant['postcode'], 2)),
        row(('E-mail', 2), (applicant['email'], 3), ('传  真', 1), (applicant['fax'], 2)),
        row(('通信地址', 2), (applicant['address'], WIDE)),
    ]


def document(form):
    rows = technology_rows(form)
    rows.append(heading_row('已实施的典型案例（示范类技术填写一项、推广类技术至少填写两项）'))
    for case in form['cases']:
        rows += case_rows(case)
    rows += applicant_rows(form)
    edges = ''.join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
                    for edge in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV'))
    grid = ''.join(f'<w:gridCol w:w="{width}"/>' for width in COLUMNS)
    title = paragraph('国家重点推广的低碳技术申报表',
                      '<w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="32"/>', 'center')
    return (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("附件1")}{title}'
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(COLUMNS)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
            f'<w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl><w:p/>'
            f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1134" '
            f'w:bottom="1247" w:left="1134" w:header="851" w:footer="992" w:gutter="0"/>'
            f'</w:sectPr></w:body></w:document>')


def write_form(form):
    """The bytes of the Word file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as archive:
        for name, text in (('[Content_Types].xml', CONTENT_TYPES),
                           ('_rels/.rels', ROOT_RELATIONS),
                           ('word/document.xml', document(form)),
                           ('word/_rels/document.xml.rels', DOCUMENT_RELATIONS),
                           ('word/styles.xml', STYLES)):
            entry = zipfile.ZipInfo(name, FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode())
    return out.getvalue()
