/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-label.h"

#include <string.h>

#include "core/base/tj-text.h"
#include "core/model/tj-unit.h"

/* Labels are recognised by their words alone: spaces, width, brackets with units or hints, the
 * year 2030, numbering and a colon make no difference. Besides the form's own labels stand the
 * ones that applicants were seen to write instead. */

/* No label of the form is longer once its brackets are gone. */
#define MAX_LABEL 90
/* A longer cell is an answer: with a hint in brackets, and without, blanks between all
 * characters allowed for. */
#define MAX_TEXT 1000
#define MAX_PLAIN_TEXT 240

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
  "国家重点推广的低碳技术申报表", "技术基本信息",
};

static const char * const closers[] = { ")", "]", "】", "}", "〕" };
static const char * const openers[] = { "(", "[", "【", "{", "〔" };

static gsize
bracket_length (const char         *p,
                const char * const *brackets)
{
  /* All brackets of other scripts begin with the same byte; hardly any character does. */
  if (!g_ascii_ispunct (*p) && *p != openers[2][0])
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      if (g_str_has_prefix (p, brackets[i]))
        return strlen (brackets[i]);
    }

  return 0;
}

/* Removes what stands in brackets, to any depth; the first bracket's words go to @inside. */
static char *
strip_brackets (const char  *text,
                char       **inside)
{
  GString *outer = g_string_new (NULL);
  GString *inner = g_string_new (NULL);
  guint depth = 0;
  gboolean done = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize n_bytes = g_utf8_next_char (p) - p;

      if (bracket_length (p, openers) > 0)
        depth++;
      else if (bracket_length (p, closers) > 0 && depth > 0)
        {
          depth--;
          done = TRUE;
        }
      else if (depth == 0)
        g_string_append_len (outer, p, n_bytes);
      else if (!done)
        g_string_append_len (inner, p, n_bytes);
    }

  if (inside != NULL)
    *inside = g_strdup (inner->str);
  g_string_free (inner, TRUE);

  return g_string_free (outer, FALSE);
}

static void
cut (char       *text,
     const char *word)
{
  char *found;

  while ((found = strstr (text, word)) != NULL)
    memmove (found, found + strlen (word), strlen (found + strlen (word)) + 1);
}

/* Numbering as 3. or 三、 and marks of duty as * stand before a label. */
static const char *
skip_numbering (const char *text)
{
  static const char * const marks[] = {
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
  };
  static const char * const stars[] = { "*", "★", "☆", "※", "●", "◆", "■", "·", "▲" };
  const char *p = text;
  gboolean any;

  for (guint i = 0; i < G_N_ELEMENTS (stars); i++)
    {
      while (g_str_has_prefix (p, stars[i]))
        p += strlen (stars[i]);
    }
  text = p;

  do
    {
      any = g_ascii_isdigit (*p);
      if (any)
        p++;
      for (guint i = 0; i < G_N_ELEMENTS (marks) && !any; i++)
        {
          any = g_str_has_prefix (p, marks[i]);
          if (any)
            p += strlen (marks[i]);
        }
    }
  while (any);

  /* 1.1 and 2、3 */
  if (p > text && (*p == '.' || *p == ','))
    return skip_numbering (p + 1);
  if (p > text && *p == ')')
    return p + 1;
  /* ① has become 1; no label begins with a figure. */
  if (p > text && g_ascii_isdigit (p[-1]))
    return p;
  if (p > text && g_str_has_prefix (p, "、"))
    return p + strlen ("、");

  return text;
}

static char *
make_key (const char *text)
{
  g_autofree char *folded = tj_text_fold (text);
  g_autofree char *inside = NULL;
  g_autofree char *bare = strip_brackets (folded, &inside);
  char *key;

  /* 【技术名称】 */
  if (*bare == '\0' && inside != NULL)
    {
      g_free (bare);
      bare = g_steal_pointer (&inside);
    }

  cut (bare, "到2030年");
  cut (bare, "至2030年");
  cut (bare, "2030年");
  key = g_strdup (skip_numbering (bare));

  while (*key != '\0' && strchr (":;*.,", key[strlen (key) - 1]) != NULL)
    key[strlen (key) - 1] = '\0';

  return key;
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

static gboolean
has_bracket (const char *text)
{
  return strchr (text, '(') != NULL || strstr (text, "（") != NULL ||
         strpbrk (text, "[{") != NULL || strstr (text, "【") != NULL ||
         strstr (text, "〔") != NULL || strstr (text, "［") != NULL;
}

/* Where in @key a unit begins that was written behind the label without brackets: 项目投资额/万元;
 * %NULL where none does. */
static char *
find_bare_unit (char *key)
{
  static const char * const signs[] = { "/", ",", ":", "单位:" };

  for (char *p = g_utf8_next_char (key); *p != '\0'; p = g_utf8_next_char (p))
    {
      char *unit = p;
      TjUnit parsed;

      for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
        {
          if (g_str_has_prefix (unit, signs[i]))
            unit += strlen (signs[i]);
        }
      if (tj_unit_parse (unit, &parsed) && parsed.kind != TJ_UNIT_YEAR)
        return p;
    }

  return NULL;
}

/* Every cell of every form is looked up here: words of a label → its #TjFieldSpec. */
static GHashTable *
get_label_specs (void)
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

static const TjFieldSpec *
lookup_with_unit (const char *key)
{
  g_autofree char *label = NULL;
  const TjFieldSpec *spec;
  char *unit;

  /* Only a label that asks for a figure has one, and ends in one of these. */
  if (*key == '\0' || !(g_str_has_suffix (key, "%") || g_str_has_suffix (key, "元") ||
                        g_str_has_suffix (key, "吨") || g_str_has_suffix (key, "t") ||
                        g_str_has_suffix (key, "/a") || g_str_has_suffix (key, "/年") ||
                        g_str_has_suffix (key, "2") || g_str_has_suffix (key, "月")))
    return NULL;

  label = g_strdup (key);
  if ((unit = find_bare_unit (label)) == NULL)
    return NULL;

  *unit = '\0';
  spec = g_hash_table_lookup (get_label_specs (), label);

  return spec != NULL && spec->kind == TJ_FIELD_QUANTITY ? spec : NULL;
}

/**
 * tj_form_label_recognize:
 * @text: what stands in a cell
 * @spec: (out): the field it asks for, where it asks for one
 *
 * Returns: what @text is on the form
 */
TjFormLabelKind
tj_form_label_recognize (const char         *text,
                         const TjFieldSpec **spec)
{
  g_autofree char *key = NULL;

  *spec = NULL;
  if (strlen (text) > MAX_TEXT || (strlen (text) > MAX_PLAIN_TEXT && !has_bracket (text)))
    return TJ_FORM_LABEL_NONE;

  key = make_key (text);
  if (*key == '\0' || strlen (key) > MAX_LABEL)
    return TJ_FORM_LABEL_NONE;

  *spec = g_hash_table_lookup (get_label_specs (), key);
  if (*spec == NULL)
    *spec = lookup_with_unit (key);
  if (*spec != NULL)
    return TJ_FORM_LABEL_FIELD;

  if (is_listed (key, phones, G_N_ELEMENTS (phones)))
    return TJ_FORM_LABEL_PHONE;

  if (is_listed (key, headings, G_N_ELEMENTS (headings)))
    return TJ_FORM_LABEL_HEADING;

  /* 已实施的典型案例, 典型案例一, 案例2 */
  return strstr (key, "典型案例") != NULL || (g_str_has_prefix (key, "案例") && strlen (key) <= 12)
           ? TJ_FORM_LABEL_CASE_HEADING : TJ_FORM_LABEL_NONE;
}

static gboolean
is_printed (const TjFieldSpec *spec,
            const char        *key)
{
  g_autofree char *printed = make_key (spec->label_zh);

  return g_str_equal (printed, key);
}

static gboolean
match_key (const char       *key,
           TjFormLabelMatch *match)
{
  match->spec = g_hash_table_lookup (get_label_specs (), key);
  match->kind = match->spec != NULL ? TJ_FORM_LABEL_FIELD : TJ_FORM_LABEL_PHONE;
  if (match->spec == NULL && !is_listed (key, phones, G_N_ELEMENTS (phones)))
    return FALSE;

  match->length = strlen (key);
  match->is_printed = match->spec != NULL ? is_printed (match->spec, key)
                                          : g_str_equal (key, phones[0]);

  return TRUE;
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
 * tj_form_label_match:
 * @folded: text as tj_text_fold() makes it
 * @match: (out): the longest label that it begins with
 *
 * Returns: whether it begins with a label, whatever follows
 */
gboolean
tj_form_label_match (const char       *folded,
                     TjFormLabelMatch *match)
{
  const gpointer first = GUINT_TO_POINTER (g_utf8_get_char (folded));
  char key[MAX_LABEL + 1];
  const char *end = folded;

  if (!g_hash_table_contains (get_first_characters (), first))
    return FALSE;

  while (*end != '\0' && (gsize) (g_utf8_next_char (end) - folded) <= MAX_LABEL)
    end = g_utf8_next_char (end);

  for (; end > folded; end = g_utf8_prev_char (end))
    {
      memcpy (key, folded, end - folded);
      key[end - folded] = '\0';
      if (match_key (key, match))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_form_label_heading_at_end:
 *
 * Returns: how many bytes at the end of @text are words that stand over other labels
 */
gsize
tj_form_label_heading_at_end (const char *text)
{
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      if (g_str_has_suffix (text, headings[i]))
        longest = MAX (longest, strlen (headings[i]));
    }

  return longest;
}

/**
 * tj_form_label_dup_unit:
 * @text: a label
 *
 * Returns: (transfer full) (nullable): the unit that stands in its brackets, which an applicant
 *   may have altered; %NULL where there is none
 */
char *
tj_form_label_dup_unit (const char *text)
{
  g_autofree char *folded = tj_text_fold (text);
  g_autofree char *inside = NULL;
  g_autofree char *outside = strip_brackets (folded, &inside);
  char *bare;
  TjUnit unit;

  if (inside != NULL && tj_unit_parse (inside, &unit))
    return g_steal_pointer (&inside);

  bare = *outside != '\0' ? find_bare_unit (outside) : NULL;
  while (bare != NULL && strchr ("/,:", *bare) != NULL)
    bare++;

  return bare != NULL && lookup_with_unit (skip_numbering (outside)) != NULL ? g_strdup (bare)
                                                                           : NULL;
}
