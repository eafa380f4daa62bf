/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-pseudonyms.h"

#include <string.h>

#include "core/base/tj-text.h"

/* Where names come from. Better one word too many than one too few: what is replaced without need
 * costs a trainee little, and what is not replaced is a person's name. */

/* An answer that is a name and not a description. */
#define MAX_NAME_CHARACTERS 40
#define MAX_SCANNED_TEXT (4 * 1024 * 1024)

static const char surnames[] =
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
  "阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖"
  "龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒"
  "耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
  "净阴闫练卓商连滕骆湛凤糜";

typedef struct
{
  const char *pattern;
  TjPseudonymKind kind;
  /* Which group of the pattern is the name. */
  guint group;
} Pattern;

static const Pattern patterns[] = {
  { "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}", TJ_PSEUDONYM_MAIL, 0 },
  { "(?:https?://|www\\.)[A-Za-z0-9./?=&_%#~-]+", TJ_PSEUDONYM_MAIL, 0 },
  { "(?<![0-9.])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9.])", TJ_PSEUDONYM_PHONE, 0 },
  { "(?<![0-9.])(?:\\(|（)?0[0-9]{2,3}(?:\\)|）|-|—|–|－| )[0-9]{3,4}[ -]?[0-9]{4}(?:[-—转][0-9]{1,5})?"
    "(?![0-9])", TJ_PSEUDONYM_PHONE, 0 },
  { "(?<![0-9])400[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}(?![0-9])", TJ_PSEUDONYM_PHONE, 0 },
  { "(?<![0-9A-Z])[1-9][0-9]{16}[0-9Xx](?![0-9])", TJ_PSEUDONYM_NUMBER, 0 },
  { "(?<![0-9A-Z])[159Y][0-9]{7}[0-9A-Z]{10}(?![0-9A-Z])", TJ_PSEUDONYM_NUMBER, 0 },
  { "ZL ?[0-9]{12}(?:\\.[0-9X])?", TJ_PSEUDONYM_NUMBER, 0 },
  { "(?:证书编号|登记号|专利号|证书号|报告编号|编号)[:： ]*([A-Za-z0-9〔〕\\[\\]（）()第号年字./-]{5,40})",
    TJ_PSEUDONYM_NUMBER, 1 },
  { "(?:联系人|负责人|法定代表人|法人代表|编制人?|审核人?|批准人?|校核人?|经办人|发明人|填表人|主任|组长|"
    "院长|总经理|教授|签字|签名)[:： ]*([一-龥]{2,3})(?![一-龥])", TJ_PSEUDONYM_PERSON, 1 },
  /* A name of an organisation begins behind a sign or a word that is never part of one. */
  { "(?:^|[^一-龥（）()]|由|与|和|及|向|为|对|在|经|是|系|受|被|给|的)"
    "([一-龥（）()]{2,24}?(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|公司|研究院|研究所|设计院|"
    "大学|学院|生态环境局|生态环境厅|发展和改革委员会|协会|检测中心|监测站))", TJ_PSEUDONYM_ORGANISATION, 1 },
  { "(?:^|[^一-龥]|位于|地处|在|于|由|与|和|及|至|从|的)([一-龥]{2,4}?(?:省|自治区|自治州))",
    TJ_PSEUDONYM_PLACE, 1 },
  { "(?:^|[^一-龥]|位于|地处|在|于|由|与|和|及|至|从|的|省|州)([一-龥]{2,3}?(?:市|县|旗))(?!场|政)",
    TJ_PSEUDONYM_PLACE, 1 },
};

/* Words that look like the name of a place and are none. */
static const char * const no_places[] = {
  "城市", "本市", "全市", "各市", "我市", "该市", "超市", "上市", "都市", "省市", "县市", "地市", "本省",
  "全省", "我省", "各省", "该省", "节省", "缺省", "本县", "全县", "各县", "直辖市", "大城市", "示范市", "门市",
};

/* Words that stand in front of a name and are no part of it. */
static const char * const leads[] = {
  "已在", "分别在", "通过", "委托", "根据", "依据", "按照", "会同", "联合", "主要", "客户", "业主", "用户",
  "应用于", "用于", "位于", "地处", "包括", "例如", "如", "由", "在", "和", "与", "及", "经", "向", "至", "从",
  "月", "日", "年", "对", "为", "是", "其", "等", "该", "被", "获", "于", "的", "受", "给", "系", "以",
};

/* Words that stand behind 负责人 and the like and are no person. */
static const char * const no_persons[] = {
  "单位", "时间", "日期", "电话", "方式", "方法", "方案", "签字", "签名", "盖章", "意见", "任务", "关于",
  "项目", "及其", "应当", "安全", "管理", "计划", "成果", "万元", "包括", "常务", "支持", "施工", "施行",
};

static const char *
skip_leads (const char *word)
{
  gboolean skipped = TRUE;

  while (skipped)
    {
      skipped = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (leads) && !skipped; i++)
        {
          if (g_str_has_prefix (word, leads[i]))
            {
              word += strlen (leads[i]);
              skipped = TRUE;
            }
        }
    }

  return word;
}

static gboolean
is_no_person (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_persons); i++)
    {
      if (g_str_has_prefix (word, no_persons[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_no_place (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_places); i++)
    {
      if (g_str_has_suffix (word, no_places[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_surname (const char *name)
{
  g_autofree char *first = g_utf8_substring (name, 0, 1);

  return strstr (surnames, first) != NULL;
}

/* Whether what a pattern found is a name after all. */
static gboolean
is_name (TjPseudonymKind  kind,
         const char      *word)
{
  switch (kind)
    {
    case TJ_PSEUDONYM_PERSON:
      return is_surname (word) && !is_no_person (word);
    case TJ_PSEUDONYM_PLACE:
      return !is_no_place (word);
    case TJ_PSEUDONYM_ORGANISATION:
      return g_utf8_strlen (word, -1) >= 4;
    case TJ_PSEUDONYM_PROJECT:
    case TJ_PSEUDONYM_PHONE:
    case TJ_PSEUDONYM_MAIL:
    case TJ_PSEUDONYM_NUMBER:
    default:
      return TRUE;
    }
}

/* 岚川市 stands alone as 岚川 in names of projects and branches. */
static void
add_place (TjPseudonyms *self,
           const char   *word)
{
  static const char * const suffixes[] = { "自治区", "自治州", "省", "市", "县", "旗" };

  tj_pseudonyms_add (self, TJ_PSEUDONYM_PLACE, word);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *bare = NULL;

      if (!g_str_has_suffix (word, suffixes[i]))
        continue;

      bare = g_strndup (word, strlen (word) - strlen (suffixes[i]));
      if (g_utf8_strlen (bare, -1) >= 2)
        tj_pseudonyms_add (self, TJ_PSEUDONYM_PLACE, bare);
      return;
    }
}

/* The words by which an organisation is called for short: its name without what many have. */
static void
add_short_name (TjPseudonyms *self,
                const char   *word)
{
  static const char * const endings[] = {
    "股份有限公司", "有限责任公司", "有限公司", "集团公司", "集团", "公司", "控股", "工程", "技术", "科技",
    "新能源", "能源", "环保", "环境", "节能", "设备", "装备", "制造", "电力", "热力", "热能", "材料", "化工",
    "发展", "投资", "建设", "实业", "研究院", "研究所", "设计院", "设计", "生态", "修复", "储能", "数据",
    "智能", "低碳", "氢能", "水泥", "玻璃", "钢铁", "矿业", "煤业", "港务", "交通", "冷却", "楼宇", "数能"
  };
  g_autofree char *name = g_strdup (word);
  gboolean shorter = TRUE;

  while (shorter)
    {
      shorter = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (endings) && !shorter; i++)
        {
          gsize length = strlen (name);

          if (g_str_has_suffix (name, endings[i]) && length > strlen (endings[i]))
            {
              name[length - strlen (endings[i])] = '\0';
              shorter = TRUE;
            }
        }
    }

  if (g_utf8_strlen (name, -1) >= 2 && g_utf8_strlen (name, -1) <= 8 &&
      !g_str_equal (name, word))
    tj_pseudonyms_add (self, TJ_PSEUDONYM_ORGANISATION, name);

  /* 朔原恒川 is the 恒川 of 朔原. */
  if (g_utf8_strlen (name, -1) == 4)
    {
      g_autofree char *first = g_utf8_substring (name, 0, 2);
      g_autofree char *second = g_utf8_substring (name, 2, 4);

      tj_pseudonyms_add (self, TJ_PSEUDONYM_PLACE, first);
      tj_pseudonyms_add (self, TJ_PSEUDONYM_ORGANISATION, second);
    }
}

static void
add_word (TjPseudonyms    *self,
          TjPseudonymKind  kind,
          const char      *word)
{
  if (kind == TJ_PSEUDONYM_PLACE || kind == TJ_PSEUDONYM_ORGANISATION)
    {
      const char *rest = skip_leads (word);

      if (g_utf8_strlen (rest, -1) >= 3)
        word = rest;
    }

  if (!is_name (kind, word))
    return;

  if (kind == TJ_PSEUDONYM_PLACE)
    add_place (self, word);
  else
    tj_pseudonyms_add (self, kind, word);
}

/**
 * tj_pseudonyms_collect_text:
 * @text: words of a form or an attachment
 *
 * Adds what looks like a name in it.
 */
void
tj_pseudonyms_collect_text (TjPseudonyms *self,
                            const char   *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr(GRegex) regex = g_regex_new (patterns[i].pattern,
                                             G_REGEX_MULTILINE | G_REGEX_OPTIMIZE, 0, NULL);
      g_autoptr(GMatchInfo) match = NULL;

      g_return_if_fail (regex != NULL);

      g_regex_match_full (regex, text, (gssize) MIN (strlen (text), MAX_SCANNED_TEXT), 0, 0,
                          &match, NULL);
      while (g_match_info_matches (match))
        {
          g_autofree char *word = g_match_info_fetch (match, (int) patterns[i].group);

          add_word (self, patterns[i].kind, word);
          if (!g_match_info_next (match, NULL))
            break;
        }
    }
}

static void
add_answer (TjPseudonyms    *self,
            TjForm          *form,
            const char      *path,
            TjPseudonymKind  kind)
{
  TjField *field = tj_form_lookup (form, path);
  const char *text = field != NULL ? tj_field_get_text (field) : NULL;
  g_auto(GStrv) pieces = NULL;

  if (tj_text_is_blank (text))
    return;

  if (g_utf8_strlen (text, -1) <= MAX_NAME_CHARACTERS || kind == TJ_PSEUDONYM_PLACE)
    tj_pseudonyms_add (self, kind, text);

  pieces = g_strsplit_set (text, "\n,;/", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      if (g_utf8_strlen (pieces[i], -1) <= MAX_NAME_CHARACTERS)
        tj_pseudonyms_add (self, kind, pieces[i]);
    }
}

/* What users are listed, apart by the marks of a list. */
static void
add_users (TjPseudonyms *self,
           TjForm       *form)
{
  const char *text = tj_form_get_text (form, "typical_users");
  g_auto(GStrv) parts = NULL;
  g_autoptr(GRegex) marks = g_regex_new ("[、，,；;。\\n（）()]|等$|和|及", 0, 0, NULL);

  if (tj_text_is_blank (text))
    return;

  parts = g_regex_split (marks, text, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (g_strstrip (parts[i]), -1);

      if (length >= 4 && length <= 20)
        tj_pseudonyms_add (self, TJ_PSEUDONYM_ORGANISATION, parts[i]);
    }
}

/**
 * tj_pseudonyms_collect_form:
 *
 * Adds the answers that are names, and what looks like one in the others.
 */
void
tj_pseudonyms_collect_form (TjPseudonyms *self,
                            TjForm       *form)
{
  static const struct
  {
    const char *path;
    TjPseudonymKind kind;
  } answers[] = {
    { "applicant.name", TJ_PSEUDONYM_ORGANISATION },
    { "applicant.legal_person", TJ_PSEUDONYM_PERSON },
    { "applicant.contact_name", TJ_PSEUDONYM_PERSON },
    { "applicant.contact", TJ_PSEUDONYM_PERSON },
    { "applicant.legal_person_phone", TJ_PSEUDONYM_PHONE },
    { "applicant.contact_phone", TJ_PSEUDONYM_PHONE },
    { "applicant.mobile", TJ_PSEUDONYM_PHONE },
    { "applicant.fax", TJ_PSEUDONYM_PHONE },
    { "applicant.postcode", TJ_PSEUDONYM_NUMBER },
    { "applicant.email", TJ_PSEUDONYM_MAIL },
    { "applicant.address", TJ_PSEUDONYM_PLACE },
  };
  GListModel *fields = tj_form_get_fields (form);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    add_answer (self, form, answers[i].path, answers[i].kind);
  if (tj_form_get_text (form, "applicant.name") != NULL)
    add_short_name (self, tj_form_get_text (form, "applicant.name"));
  add_users (self, form);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      if (tj_field_get_text (field) != NULL)
        tj_pseudonyms_collect_text (self, tj_field_get_text (field));
    }

  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      TjCase *item = tj_form_get_case (form, i);
      GListModel *of_case = tj_case_get_fields (item);
      TjField *name = tj_case_get_field (item, "name");

      if (!tj_field_is_blank (name) &&
          g_utf8_strlen (tj_field_get_text (name), -1) <= 2 * MAX_NAME_CHARACTERS)
        tj_pseudonyms_add (self, TJ_PSEUDONYM_PROJECT, tj_field_get_text (name));
      for (guint j = 0; j < g_list_model_get_n_items (of_case); j++)
        {
          g_autoptr(TjField) field = g_list_model_get_item (of_case, j);

          if (tj_field_get_text (field) != NULL)
            tj_pseudonyms_collect_text (self, tj_field_get_text (field));
        }
    }
}
