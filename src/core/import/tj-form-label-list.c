/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-label-list.h"

#include <string.h>

/* The words of all labels: besides the form's own stand the ones that applicants were seen to
 * write instead. They are kept as tj_text_fold() and the stripping of brackets leave them. */

#define CASE_FIELD "case:"

static const struct
{
  const char *words;
  const char *id;
} labels[] = {
  { "技术名称", "technology_name" },
  { "申报技术名称", "technology_name" },
  { "低碳技术名称", "technology_name" },
  { "技术类别", "category" },
  { "技术类型", "type" },
  { "所属领域", "field" },
  { "技术所属领域", "field" },
  { "所属行业领域", "field" },
  { "所处阶段", "stage" },
  { "技术所处阶段", "stage" },
  { "该技术应用现状及产业化情况", "status" },
  { "技术应用现状及产业化情况", "status" },
  { "应用现状及产业化情况", "status" },
  { "技术原理", "principle" },
  { "关键技术", "key_technology" },
  { "工艺流程", "process" },
  { "主要技术指标", "indicators" },
  { "技术来源", "source" },
  { "技术鉴定情况", "appraisal" },
  { "技术应用条件或范围", "conditions" },
  { "技术应用条件及范围", "conditions" },
  { "技术应用条件和范围", "conditions" },
  { "技术推广障碍及建议", "barriers" },
  { "技术推广障碍和建议", "barriers" },
  { "典型用户", "typical_users" },
  { "目前已推广比例", "current_share" },
  { "目前推广比例", "current_share" },
  { "预期推广比例", "expected_share_2030" },
  { "预计推广比例", "expected_share_2030" },
  { "该技术预计总投资额", "total_investment_2030" },
  { "预计总投资额", "total_investment_2030" },
  { "预计总投资", "total_investment_2030" },
  { "预计可形成的年碳减排潜力", "potential_2030" },
  { "预计可形成年碳减排潜力", "potential_2030" },
  { "预期可形成的年碳减排潜力", "potential_2030" },
  { "预期可形成的碳减排潜力", "potential_2030" },
  { "推荐单位意见", "recommendation" },
  { "推荐意见", "recommendation" },
  { "申报单位联系人", "applicant.contact" },
  { "单位名称", "applicant.name" },
  { "申报单位", "applicant.name" },
  { "申报单位名称", "applicant.name" },
  { "单位负责人", "applicant.legal_person" },
  { "法定代表人", "applicant.legal_person" },
  { "申报联系人", "applicant.contact_name" },
  { "联系人", "applicant.contact_name" },
  { "手机", "applicant.mobile" },
  { "手机号", "applicant.mobile" },
  { "手机号码", "applicant.mobile" },
  { "移动电话", "applicant.mobile" },
  { "邮编", "applicant.postcode" },
  { "邮政编码", "applicant.postcode" },
  { "e-mail", "applicant.email" },
  { "email", "applicant.email" },
  { "电子邮箱", "applicant.email" },
  { "电子邮件", "applicant.email" },
  { "邮箱", "applicant.email" },
  { "传真", "applicant.fax" },
  { "通信地址", "applicant.address" },
  { "通讯地址", "applicant.address" },
  { "联系地址", "applicant.address" },
  { "项目名称", CASE_FIELD "name" },
  { "案例名称", CASE_FIELD "name" },
  { "项目建设规模", CASE_FIELD "scale" },
  { "建设规模", CASE_FIELD "scale" },
  { "项目建设条件", CASE_FIELD "conditions" },
  { "建设条件", CASE_FIELD "conditions" },
  { "主要建设或改造内容", CASE_FIELD "works" },
  { "主要建设内容", CASE_FIELD "works" },
  { "建设或改造内容", CASE_FIELD "works" },
  { "主要设备", CASE_FIELD "equipment" },
  { "项目投资额", CASE_FIELD "investment" },
  { "项目总投资额", CASE_FIELD "investment" },
  { "项目总投资", CASE_FIELD "investment" },
  { "项目建设期", CASE_FIELD "build_period" },
  { "建设期", CASE_FIELD "build_period" },
  { "项目年碳减排量", CASE_FIELD "annual_reduction" },
  { "年碳减排量", CASE_FIELD "annual_reduction" },
  { "项目碳排放较行业平均水平的下降比例", CASE_FIELD "reduction_ratio" },
  { "项目碳排放较行业平均水平下降比例", CASE_FIELD "reduction_ratio" },
  { "碳排放较行业平均水平的下降比例", CASE_FIELD "reduction_ratio" },
  { "项目可形成的年经济效益", CASE_FIELD "annual_benefit" },
  { "项目年经济效益", CASE_FIELD "annual_benefit" },
  { "项目投资回收期", CASE_FIELD "payback" },
  { "投资回收期", CASE_FIELD "payback" },
  { "项目碳减排单位成本", CASE_FIELD "unit_cost" },
  { "碳减排单位成本", CASE_FIELD "unit_cost" },
  { "项目的环境效益", CASE_FIELD "environmental_benefit" },
  { "项目环境效益", CASE_FIELD "environmental_benefit" },
  { "项目的社会效益", CASE_FIELD "social_benefit" },
  { "项目社会效益", CASE_FIELD "social_benefit" },
  { "项目技术名称", "technology_name" },
  { "低碳技术的名称", "technology_name" },
  { "所属行业", "field" },
  { "所属技术领域", "field" },
  { "技术领域", "field" },
  { "所属行业及领域", "field" },
  { "技术阶段", "stage" },
  { "应用现状", "status" },
  { "技术应用现状", "status" },
  { "应用现状与产业化情况", "status" },
  { "技术应用现状与产业化情况", "status" },
  { "该技术应用现状与产业化情况", "status" },
  { "该技术应用现状和产业化情况", "status" },
  { "技术应用现状和产业化情况", "status" },
  { "该技术的应用现状及产业化情况", "status" },
  { "技术内容技术原理", "principle" },
  { "技术内容关键技术", "key_technology" },
  { "核心技术", "key_technology" },
  { "主要关键技术", "key_technology" },
  { "技术内容工艺流程", "process" },
  { "工艺流程图", "process" },
  { "技术工艺流程", "process" },
  { "工艺流程及说明", "process" },
  { "主要工艺流程", "process" },
  { "技术指标", "indicators" },
  { "主要指标", "indicators" },
  { "主要技术经济指标", "indicators" },
  { "主要技术参数指标", "indicators" },
  { "技术来源单位", "source" },
  { "技术鉴定", "appraisal" },
  { "鉴定情况", "appraisal" },
  { "技术鉴定/检测情况", "appraisal" },
  { "技术鉴定检测情况", "appraisal" },
  { "技术鉴定及检测情况", "appraisal" },
  { "技术鉴定或检测情况", "appraisal" },
  { "应用条件或范围", "conditions" },
  { "应用条件及范围", "conditions" },
  { "应用条件和范围", "conditions" },
  { "技术应用条件/范围", "conditions" },
  { "技术应用条件、范围", "conditions" },
  { "技术应用条件与范围", "conditions" },
  { "技术应用条件", "conditions" },
  { "技术应用范围", "conditions" },
  { "技术的应用条件或范围", "conditions" },
  { "推广障碍及建议", "barriers" },
  { "推广障碍和建议", "barriers" },
  { "技术推广障碍与建议", "barriers" },
  { "技术推广的障碍及建议", "barriers" },
  { "技术推广障碍、建议", "barriers" },
  { "技术推广障碍/建议", "barriers" },
  { "主要用户", "typical_users" },
  { "典型用户名单", "typical_users" },
  { "典型用户单位", "typical_users" },
  { "当前推广比例", "current_share" },
  { "当前已推广比例", "current_share" },
  { "目前已推广的比例", "current_share" },
  { "目前已推广应用比例", "current_share" },
  { "目前技术推广比例", "current_share" },
  { "目前该技术已推广比例", "current_share" },
  { "该技术目前已推广比例", "current_share" },
  { "已推广比例", "current_share" },
  { "预期推广的比例", "expected_share_2030" },
  { "预期推广应用比例", "expected_share_2030" },
  { "该技术预期推广比例", "expected_share_2030" },
  { "预期可推广比例", "expected_share_2030" },
  { "预期达到的推广比例", "expected_share_2030" },
  { "技术预计总投资额", "total_investment_2030" },
  { "预计的总投资额", "total_investment_2030" },
  { "该技术预计总投资", "total_investment_2030" },
  { "该技术预期总投资额", "total_investment_2030" },
  { "总投资额预计", "total_investment_2030" },
  { "预计可形成的碳减排潜力", "potential_2030" },
  { "预计形成的年碳减排潜力", "potential_2030" },
  { "预计年碳减排潜力", "potential_2030" },
  { "碳减排潜力", "potential_2030" },
  { "年碳减排潜力", "potential_2030" },
  { "预计可形成的年减排潜力", "potential_2030" },
  { "预计可形成的年二氧化碳减排潜力", "potential_2030" },
  { "该技术预计可形成的年碳减排潜力", "potential_2030" },
  { "可形成的年碳减排潜力", "potential_2030" },
  { "预计可实现的年碳减排潜力", "potential_2030" },
  { "推荐单位意见及盖章", "recommendation" },
  { "推荐单位的意见", "recommendation" },
  { "企业名称", "applicant.name" },
  { "申报企业名称", "applicant.name" },
  { "申报单位全称", "applicant.name" },
  { "负责人", "applicant.legal_person" },
  { "法人代表", "applicant.legal_person" },
  { "单位法定代表人", "applicant.legal_person" },
  { "法定代表人姓名", "applicant.legal_person" },
  { "单位负责人姓名", "applicant.legal_person" },
  { "联系人姓名", "applicant.contact_name" },
  { "申报联系人姓名", "applicant.contact_name" },
  { "手机/微信", "applicant.mobile" },
  { "移动电话号码", "applicant.mobile" },
  { "e—mail", "applicant.email" },
  { "e–mail", "applicant.email" },
  { "电子信箱", "applicant.email" },
  { "e-mail地址", "applicant.email" },
  { "email地址", "applicant.email" },
  { "邮箱地址", "applicant.email" },
  { "电子邮箱地址", "applicant.email" },
  { "电子邮件地址", "applicant.email" },
  { "电邮", "applicant.email" },
  { "传真号码", "applicant.fax" },
  { "传真电话", "applicant.fax" },
  { "单位地址", "applicant.address" },
  { "地址", "applicant.address" },
  { "详细地址", "applicant.address" },
  { "通信地址及邮编", "applicant.address" },
  { "示范项目名称", CASE_FIELD "name" },
  { "案例项目名称", CASE_FIELD "name" },
  { "典型案例名称", CASE_FIELD "name" },
  { "典型项目名称", CASE_FIELD "name" },
  { "项目规模", CASE_FIELD "scale" },
  { "建设规模及内容", CASE_FIELD "scale" },
  { "主要建设及改造内容", CASE_FIELD "works" },
  { "主要建设和改造内容", CASE_FIELD "works" },
  { "主要建设或改造的内容", CASE_FIELD "works" },
  { "主要建设改造内容", CASE_FIELD "works" },
  { "主要建设/改造内容", CASE_FIELD "works" },
  { "建设内容", CASE_FIELD "works" },
  { "项目主要建设或改造内容", CASE_FIELD "works" },
  { "主要改造内容", CASE_FIELD "works" },
  { "主要设备清单", CASE_FIELD "equipment" },
  { "项目主要设备", CASE_FIELD "equipment" },
  { "主要设备及型号", CASE_FIELD "equipment" },
  { "主要设备选型", CASE_FIELD "equipment" },
  { "投资额", CASE_FIELD "investment" },
  { "项目投资", CASE_FIELD "investment" },
  { "总投资", CASE_FIELD "investment" },
  { "总投资额", CASE_FIELD "investment" },
  { "项目投资总额", CASE_FIELD "investment" },
  { "建设周期", CASE_FIELD "build_period" },
  { "项目建设周期", CASE_FIELD "build_period" },
  { "项目建设工期", CASE_FIELD "build_period" },
  { "建设工期", CASE_FIELD "build_period" },
  { "项目年减排量", CASE_FIELD "annual_reduction" },
  { "年减排量", CASE_FIELD "annual_reduction" },
  { "年二氧化碳减排量", CASE_FIELD "annual_reduction" },
  { "项目年二氧化碳减排量", CASE_FIELD "annual_reduction" },
  { "项目的年碳减排量", CASE_FIELD "annual_reduction" },
  { "项目年co2减排量", CASE_FIELD "annual_reduction" },
  { "年co2减排量", CASE_FIELD "annual_reduction" },
  { "项目碳减排量", CASE_FIELD "annual_reduction" },
  { "碳排放下降比例", CASE_FIELD "reduction_ratio" },
  { "项目碳排放下降比例", CASE_FIELD "reduction_ratio" },
  { "碳排放较行业平均水平下降比例", CASE_FIELD "reduction_ratio" },
  { "项目碳排放比行业平均水平的下降比例", CASE_FIELD "reduction_ratio" },
  { "项目碳排放较行业平均下降比例", CASE_FIELD "reduction_ratio" },
  { "项目碳排放较行业平均水平的降低比例", CASE_FIELD "reduction_ratio" },
  { "项目碳排放相较行业平均水平的下降比例", CASE_FIELD "reduction_ratio" },
  { "年经济效益", CASE_FIELD "annual_benefit" },
  { "经济效益", CASE_FIELD "annual_benefit" },
  { "项目可形成年经济效益", CASE_FIELD "annual_benefit" },
  { "项目的年经济效益", CASE_FIELD "annual_benefit" },
  { "项目形成的年经济效益", CASE_FIELD "annual_benefit" },
  { "可形成的年经济效益", CASE_FIELD "annual_benefit" },
  { "项目经济效益", CASE_FIELD "annual_benefit" },
  { "回收期", CASE_FIELD "payback" },
  { "项目回收期", CASE_FIELD "payback" },
  { "静态投资回收期", CASE_FIELD "payback" },
  { "项目的投资回收期", CASE_FIELD "payback" },
  { "投资回收周期", CASE_FIELD "payback" },
  { "单位碳减排成本", CASE_FIELD "unit_cost" },
  { "碳减排成本", CASE_FIELD "unit_cost" },
  { "项目单位碳减排成本", CASE_FIELD "unit_cost" },
  { "单位减排成本", CASE_FIELD "unit_cost" },
  { "项目碳减排的单位成本", CASE_FIELD "unit_cost" },
  { "项目碳减排成本", CASE_FIELD "unit_cost" },
  { "环境效益", CASE_FIELD "environmental_benefit" },
  { "社会效益", CASE_FIELD "social_benefit" },
};

static const char * const phones[] = { "联系电话", "电话", "办公电话", "固定电话", "联系方式" };
static const char * const headings[] = {
  "技术内容", "推广前景和碳减排潜力", "推广前景及碳减排潜力", "推广前景", "申报单位信息",
  "国家重点推广的低碳技术申报表", "技术基本信息", "申报单位基本信息", "单位信息",
};
/* What stands over columns: headings as whole cells only. */
static const char * const column_heads[] = {
  "序号", "栏目", "项目", "内容", "填写内容", "填报内容", "填写栏目", "填报项目", "填写项目", "单位",
};
static const char * const remarks[] = {
  "备注", "说明", "填写说明", "填报说明", "填表说明", "填写要求", "填报要求", "要求", "注意事项",
};

/* Every cell of every form is looked up here: words of a label → its #TjFieldSpec. */
static GHashTable *
get_specs (void)
{
  static GHashTable *specs;

  if (g_once_init_enter (&specs))
    {
      GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
        {
          const char *id = labels[i].id;
          const TjFieldSpec *spec = g_str_has_prefix (id, CASE_FIELD)
                                      ? tj_field_spec_lookup_in_case (id + strlen (CASE_FIELD))
                                      : tj_field_spec_lookup (id);

          g_assert (spec != NULL);
          /* Of words listed twice the first counts. */
          if (!g_hash_table_contains (table, labels[i].words))
            g_hash_table_insert (table, (gpointer) labels[i].words, (gpointer) spec);
        }

      g_once_init_leave (&specs, table);
    }

  return specs;
}

/**
 * tj_form_label_list_lookup:
 * @key: the words of a cell, folded, without brackets and numbering
 *
 * Returns: (nullable): the field that they ask for
 */
const TjFieldSpec *
tj_form_label_list_lookup (const char *key)
{
  return g_hash_table_lookup (get_specs (), key);
}

static gboolean
is_listed (const char         *key,
           const char * const *list,
           guint               n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (g_str_equal (list[i], key))
        return TRUE;
    }

  return FALSE;
}

gboolean
tj_form_label_list_is_phone (const char *key)
{
  return is_listed (key, phones, G_N_ELEMENTS (phones));
}

/**
 * tj_form_label_list_is_printed_phone:
 *
 * Returns: whether the form itself says so, and not only applicants
 */
gboolean
tj_form_label_list_is_printed_phone (const char *key)
{
  return g_str_equal (key, phones[0]);
}

gboolean
tj_form_label_list_is_remark (const char *key)
{
  return is_listed (key, remarks, G_N_ELEMENTS (remarks));
}

gboolean
tj_form_label_list_is_heading (const char *key)
{
  return is_listed (key, headings, G_N_ELEMENTS (headings)) ||
         is_listed (key, column_heads, G_N_ELEMENTS (column_heads)) ||
         tj_form_label_list_is_remark (key);
}

/**
 * tj_form_label_list_heading_at_end:
 *
 * Returns: how many bytes at the end of @text are words that stand over other labels
 */
gsize
tj_form_label_list_heading_at_end (const char *text)
{
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      if (g_str_has_suffix (text, headings[i]))
        longest = MAX (longest, strlen (headings[i]));
    }

  return longest;
}

/* The first characters of all labels: hardly any place of a text has to be looked at again. */
static GHashTable *
get_first_characters (void)
{
  static GHashTable *characters;

  if (g_once_init_enter (&characters))
    {
      GHashTable *set = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
        g_hash_table_add (set, GUINT_TO_POINTER (g_utf8_get_char (labels[i].words)));
      for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
        g_hash_table_add (set, GUINT_TO_POINTER (g_utf8_get_char (phones[i])));

      g_once_init_leave (&characters, set);
    }

  return characters;
}

/**
 * tj_form_label_list_begins:
 *
 * Returns: whether any label begins with @c
 */
gboolean
tj_form_label_list_begins (gunichar c)
{
  return g_hash_table_contains (get_first_characters (), GUINT_TO_POINTER (c));
}
