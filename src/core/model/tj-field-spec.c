/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-language.h"
#include "core/model/tj-field-spec.h"

/* The form of annex 1 in its own order. Everything that reads, shows, checks or writes a form
 * walks this table. */

#define FORM TJ_FIELD_PART_FORM
#define APPLICANT TJ_FIELD_PART_APPLICANT
#define CASE TJ_FIELD_PART_CASE
#define TEXT TJ_FIELD_TEXT
#define TICKS TJ_FIELD_TICKS
#define QUANTITY TJ_FIELD_QUANTITY

static const TjFieldSpec specs[] = {
  { "technology_name", "技术名称", "Technology name", FORM, TEXT, NULL, TRUE, NULL },
  { "category", "技术类别", "Technology category", FORM, TICKS, NULL, TRUE, NULL },
  { "type", "技术类型", "Technology type", FORM, TEXT, NULL, TRUE, NULL },
  { "field", "所属领域", "Field of industry", FORM, TEXT, NULL, TRUE, "附件2 一" },
  { "stage", "所处阶段", "Stage", FORM, TICKS, NULL, TRUE, "附件2 二" },
  { "status", "该技术应用现状及产业化情况", "Present use and industrialisation",
    FORM, TEXT, NULL, TRUE, "附件2 三" },
  { "principle", "技术原理", "Principle", FORM, TEXT, NULL, TRUE, "附件2 四" },
  { "key_technology", "关键技术", "Key technology", FORM, TEXT, NULL, TRUE, "附件2 四" },
  { "process", "工艺流程", "Process", FORM, TEXT, NULL, TRUE, "附件2 四" },
  { "indicators", "主要技术指标", "Main technical indicators", FORM, TEXT, NULL, TRUE, NULL },
  { "source", "技术来源", "Technology owner", FORM, TEXT, NULL, TRUE, "附件2 五" },
  { "appraisal", "技术鉴定情况", "Appraisal", FORM, TEXT, NULL, TRUE, "附件2 六" },
  { "conditions", "技术应用条件或范围", "Conditions or range of use", FORM, TEXT, NULL, TRUE, "附件2 七" },
  { "barriers", "技术推广障碍及建议", "Barriers and proposals", FORM, TEXT, NULL, TRUE, "附件2 八" },
  { "typical_users", "典型用户", "Typical users", FORM, TEXT, NULL, TRUE, NULL },
  { "current_share", "目前已推广比例", "Present share", FORM, QUANTITY, "%", TRUE, "附件2 九" },
  { "expected_share_2030", "2030年预期推广比例", "Share expected in 2030",
    FORM, QUANTITY, "%", TRUE, "附件2 九" },
  { "total_investment_2030", "2030年该技术预计总投资额", "Total investment expected by 2030",
    FORM, QUANTITY, "亿元", TRUE, NULL },
  { "potential_2030", "2030年预计可形成的年碳减排潜力", "Annual reduction potential in 2030",
    FORM, QUANTITY, "万tCO2/a", TRUE, "附件2 十、十一" },
  { "recommendation", "推荐单位意见", "Recommendation opinion", FORM, TEXT, NULL, TRUE, "附件2 十三" },

  { "applicant.contact", "申报单位联系人", "Contact of the applicant",
    APPLICANT, TEXT, NULL, FALSE, NULL },
  { "applicant.name", "单位名称", "Applicant", APPLICANT, TEXT, NULL, TRUE, NULL },
  { "applicant.legal_person", "单位负责人", "Head of the organisation",
    APPLICANT, TEXT, NULL, TRUE, NULL },
  { "applicant.legal_person_phone", "联系电话（单位负责人）", "Telephone of the head",
    APPLICANT, TEXT, NULL, TRUE, NULL },
  { "applicant.contact_name", "申报联系人", "Contact person", APPLICANT, TEXT, NULL, TRUE, NULL },
  { "applicant.contact_phone", "联系电话（申报联系人）", "Telephone of the contact person",
    APPLICANT, TEXT, NULL, TRUE, NULL },
  { "applicant.mobile", "手机", "Mobile telephone", APPLICANT, TEXT, NULL, FALSE, NULL },
  { "applicant.postcode", "邮编", "Postcode", APPLICANT, TEXT, NULL, FALSE, NULL },
  { "applicant.email", "E-mail", "E-mail", APPLICANT, TEXT, NULL, FALSE, NULL },
  { "applicant.fax", "传真", "Fax", APPLICANT, TEXT, NULL, FALSE, NULL },
  { "applicant.address", "通信地址", "Address", APPLICANT, TEXT, NULL, TRUE, NULL },

  { "name", "项目名称", "Project name", CASE, TEXT, NULL, TRUE, "附件2 十二" },
  { "scale", "项目建设规模", "Scale", CASE, TEXT, NULL, TRUE, "附件2 十二" },
  { "conditions", "项目建设条件", "Site conditions", CASE, TEXT, NULL, TRUE, "附件2 十二" },
  { "works", "主要建设或改造内容", "Main works", CASE, TEXT, NULL, TRUE, "附件2 十二" },
  { "equipment", "主要设备", "Main equipment", CASE, TEXT, NULL, TRUE, "附件2 十二" },
  { "investment", "项目投资额", "Investment", CASE, QUANTITY, "万元", TRUE, "附件2 十二" },
  { "build_period", "项目建设期", "Construction period", CASE, QUANTITY, "月|年", TRUE, "附件2 十二" },
  { "annual_reduction", "项目年碳减排量", "Annual reduction", CASE, QUANTITY, "tCO2", TRUE, "附件2 十" },
  { "reduction_ratio", "项目碳排放较行业平均水平的下降比例", "Reduction ratio", CASE, QUANTITY, "%", TRUE, "附件1" },
  { "annual_benefit", "项目可形成的年经济效益", "Annual economic benefit", CASE, QUANTITY, "万元", TRUE, "附件1" },
  { "payback", "项目投资回收期", "Payback period", CASE, QUANTITY, "月|年", TRUE, "附件1" },
  { "unit_cost", "项目碳减排单位成本", "Unit cost of reduction", CASE, QUANTITY, "元/tCO2", TRUE, "附件2 十二" },
  { "environmental_benefit", "项目的环境效益", "Environmental benefit", CASE, TEXT, NULL, TRUE, "附件1" },
  { "social_benefit", "项目的社会效益", "Social benefit", CASE, TEXT, NULL, TRUE, "附件1" },
};

#undef FORM
#undef APPLICANT
#undef CASE
#undef TEXT
#undef TICKS
#undef QUANTITY

/**
 * tj_field_spec_list:
 * @n_specs: (out): how many
 *
 * Returns: (array length=n_specs): all fields in the order of the form
 */
const TjFieldSpec *
tj_field_spec_list (guint *n_specs)
{
  *n_specs = G_N_ELEMENTS (specs);

  return specs;
}

static const TjFieldSpec *
lookup (const char *id,
        gboolean    in_case)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      if ((specs[i].part == TJ_FIELD_PART_CASE) == in_case && g_str_equal (specs[i].id, id))
        return &specs[i];
    }

  return NULL;
}

/**
 * tj_field_spec_lookup:
 *
 * Returns: (nullable): the field of the form or the applicant of that id
 */
const TjFieldSpec *
tj_field_spec_lookup (const char *id)
{
  return lookup (id, FALSE);
}

/**
 * tj_field_spec_lookup_in_case:
 *
 * Returns: (nullable): the field of a case of that id
 */
const TjFieldSpec *
tj_field_spec_lookup_in_case (const char *id)
{
  return lookup (id, TRUE);
}

/**
 * tj_field_spec_get_label:
 *
 * Returns: the label in the user's language
 */
const char *
tj_field_spec_get_label (const TjFieldSpec *self)
{
  return tj_language_pick (tj_language_get_current (), self->label_zh, self->label_en);
}
