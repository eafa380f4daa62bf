/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-pseudonyms.h"

#include <string.h>

#include "core/base/tj-text.h"
#include "core/training/tj-name-folding.h"
#include "core/training/tj-organisation-names.h"

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
  { "[一-龥A-Za-z]{1,8}(?:鉴|登|证|检|监|评|验|审)字?[〔\\[(（]?[0-9]{4}[〕\\])）]?第?[0-9]{1,6}号",
    TJ_PSEUDONYM_NUMBER, 0 },
  { "ZL ?[0-9]{2,4} ?[0-9] ?[0-9]{5,7}(?:\\.[0-9Xx])?", TJ_PSEUDONYM_NUMBER, 0 },
  { "(?:证书编号|登记号|专利号|证书号|报告编号|统一社会信用代码|信用代码|身份证号码?|身份证|账号|编号)[:： \\n]*"
    "([A-Za-z0-9〔〕\\[\\]（）()第号年字./-]{5,40})", TJ_PSEUDONYM_NUMBER, 1 },
  /* Forms have blanks between the characters, and tables put them below each other. */
  { "(?:联系人|负责人|法定代表人|法人代表|法人|编制人?|审核人?|批准人?|校核人?|核验人?|签发人?|经办人|"
    "发明人|填表人|联络人|主任|组长|院长|所长|总经理|董事长|厂长|教授|签字|签名|姓名|作者|专家|审核员)(?:[（(]?签[字章名][)）]?)?"
    "[:： \\t\\n]{0,4}[为是由]?([一-龥][ \\t]{0,4}[一-龥](?:[ \\t]{0,4}[一-龥])?)(?![一-龥])",
    TJ_PSEUDONYM_PERSON, 1 },
  { "([一-龥]{2,4})(?:先生|女士|小姐|同志|博士|院士)", TJ_PSEUDONYM_PERSON, 1 },
  { "(?i:contact(?: person)?|manager|author|inventor|prepared by|attn|name|signed)[.:： ]{1,3}"
    "([A-Z][a-z]+ [A-Z][a-z]+(?:-?[a-z]+)?)", TJ_PSEUDONYM_PERSON, 1 },
  /* A name of an organisation begins behind a sign or a word that is never part of one. */
  { "(?:^|[^一-龥（）()]|由|与|和|及|向|为|对|在|经|是|系|受|被|给|的)"
    "([一-龥（）()]{2,24}?(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|公司|研究院|研究所|设计院|"
    "大学|学院|生态环境局|生态环境厅|发展和改革委员会|协会|检测中心|监测站))", TJ_PSEUDONYM_ORGANISATION, 1 },
  { "(?:^|[^一-龥]|位于|地处|在|于|由|与|和|及|至|从|的)([一-龥]{2,4}?(?:省|自治区|自治州))",
    TJ_PSEUDONYM_PLACE, 1 },
  { "(?:^|[^一-龥]|位于|地处|在|于|由|与|和|及|至|从|的|省|州)([一-龥]{2,3}?(?:市|县|旗))(?!场|政)",
    TJ_PSEUDONYM_PLACE, 1 },
};

/* 完成人：张三、李四 */
#define LISTS_OF_PEOPLE \
  "(?:参加人员|参与人员?|完成人员?|研发人员|项目组成员|编制人员|组成员|成员|评审专家|鉴定专家|专家名单|发明人|设计人)" \
  "[:： \\t\\n]{0,3}([一-龥 \\t、，,;；/]{4,200})"

/* （以下简称“申华节能”） */
#define SHORT_NAMES "简称(?:为|作)?[:： ]*[“\"「『《]?([一-龥A-Za-z0-9]{2,12})[”\"」』》）)]"

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
  "文号", "文件", "范围", "成员", "程序", "温室", "关注", "关键", "高级", "高工", "方面", "任务", "平台", "平均",
  "石油", "金额", "金属", "江苏", "江西", "温度", "水平", "能力", "应对", "通过", "符合", "从事", "牧场", "和田",
};

/* Surnames of two characters. */
static const char * const long_surnames[] = {
  "欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "司徒", "夏侯", "东方", "令狐", "宇文", "长孙",
  "端木", "百里", "呼延", "南宫", "独孤", "轩辕",
};

/* What a short form stands for without telling who. */
static const char * const no_short_names[] = {
  "本公司", "我公司", "我司", "公司", "申请人", "申报人", "申报单位", "甲方", "乙方", "丙方", "项目", "本项目",
  "本技术", "该技术", "技术", "本报告", "通知", "办法", "目录", "标准", "规范", "方法学", "本单位", "我单位",
};

/* Those who give addresses to everyone. */
static const char * const no_domains[] = {
  "qq", "163", "126", "139", "189", "sina", "sohu", "yeah", "gmail", "outlook", "hotmail",
  "foxmail", "aliyun", "yahoo", "live", "msn", "tom", "21cn", "wo", "icloud", "com", "cn", "org",
  "net", "gov", "edu", "www", "ac", "example", "info", "admin", "office", "contact", "sales",
  "service", "mail", "market",
  "email", "hr", "webmaster", "github", "baidu",
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
is_among (const char         *word,
          const char * const *words,
          gsize               n_words)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (g_str_equal (word, words[i]))
        return TRUE;
    }

  return FALSE;
}

/* How many characters of a name are the surname: 0 where none is known. */
static guint
count_surname (const char *name)
{
  g_autofree char *first = g_utf8_substring (name, 0, 1);

  for (guint i = 0; i < G_N_ELEMENTS (long_surnames); i++)
    {
      if (g_str_has_prefix (name, long_surnames[i]))
        return 2;
    }

  return strstr (surnames, first) != NULL ? 1 : 0;
}

/* Whether what a pattern found is a name after all. */
static gboolean
is_name (TjPseudonymKind  kind,
         const char      *word)
{
  switch (kind)
    {
    case TJ_PSEUDONYM_PERSON:
      return count_surname (word) > 0 && !is_no_person (word);
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

/* In Latin letters a given name stands before or behind the surname. */
static void
add_pinyin (TjPseudonyms *self,
            const char   *person)
{
  g_autofree char *pinyin = tj_name_to_pinyin (person, TRUE);
  g_auto(GStrv) syllables = NULL;
  g_autoptr(GString) turned = g_string_new (NULL);
  const guint n_surname = MAX (count_surname (person), 1);

  if (pinyin == NULL)
    return;

  syllables = g_strsplit (pinyin, " ", -1);
  if (g_strv_length (syllables) <= n_surname)
    return;

  for (guint i = n_surname; syllables[i] != NULL; i++)
    g_string_append (turned, syllables[i]);
  for (guint i = 0; i < n_surname; i++)
    g_string_append_printf (turned, " %s", syllables[i]);
  tj_pseudonyms_add_alias (self, TJ_PSEUDONYM_PERSON, pinyin, person);
  tj_pseudonyms_add_alias (self, TJ_PSEUDONYM_PERSON, turned->str, person);
}

/* 张 三 and 张三 are one. */
static char *
dup_without_gaps (const char *text)
{
  GString *joined = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!tj_name_is_gap (g_utf8_get_char (p)))
        g_string_append_unichar (joined, g_utf8_get_char (p));
    }

  return g_string_free (joined, FALSE);
}

static void
add_person (TjPseudonyms *self,
            const char   *word)
{
  const gboolean is_latin = g_ascii_isalpha (*word);
  g_autofree char *person = is_latin ? g_strdup (word) : dup_without_gaps (word);
  const char *name = person;

  /* 由张三: the pattern took a word along. */
  while (!is_latin && count_surname (name) == 0 && g_utf8_strlen (name, -1) > 2)
    name = g_utf8_next_char (name);
  if (!is_latin && (g_utf8_strlen (name, -1) < 2 || !is_name (TJ_PSEUDONYM_PERSON, name)))
    return;

  tj_pseudonyms_add (self, TJ_PSEUDONYM_PERSON, name);
  if (!is_latin)
    add_pinyin (self, name);
}

/* 岚川市 stands alone as 岚川 in names of projects and branches. */
static void
add_place (TjPseudonyms *self,
           const char   *word)
{
  static const char * const suffixes[] = {
    "自治区", "自治州", "开发区", "工业园", "园区", "新区", "省", "市", "县", "旗", "区", "镇", "乡",
  };

  tj_pseudonyms_add (self, TJ_PSEUDONYM_PLACE, word);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *bare = NULL;
      g_autofree char *pinyin = NULL;

      if (!g_str_has_suffix (word, suffixes[i]))
        continue;

      bare = g_strndup (word, strlen (word) - strlen (suffixes[i]));
      if (g_utf8_strlen (bare, -1) < 2)
        return;

      tj_pseudonyms_add_alias (self, TJ_PSEUDONYM_PLACE, bare, word);
      pinyin = tj_name_to_pinyin (bare, FALSE);
      if (pinyin != NULL)
        tj_pseudonyms_add_alias (self, TJ_PSEUDONYM_PLACE, pinyin, word);
      return;
    }
}

/* An address by its parts, since other texts name only some of them. */
static void
add_address (TjPseudonyms *self,
             const char   *address)
{
  g_autoptr(GRegex) parts = g_regex_new (
    "[一-龥]{2,8}?(?:省|自治区|自治州|市|区|县|旗|镇|乡|街道|大道|大街|路|街|巷|弄|村|园区|工业园|产业园|开发区|"
    "科技园|大厦|广场|大楼|公寓)", 0, 0, NULL);
  g_autofree char *simple = tj_name_simplify (address);
  g_autoptr(GMatchInfo) match = NULL;

  g_regex_match (parts, simple, 0, &match);
  while (g_match_info_matches (match))
    {
      g_autofree char *part = g_match_info_fetch (match, 0);

      if (g_utf8_strlen (part, -1) >= 3 && !is_no_place (part))
        add_place (self, part);
      if (!g_match_info_next (match, NULL))
        break;
    }
}

/* A domain tells the company, and what stands before the @ the person. */
static void
add_mail (TjPseudonyms *self,
          const char   *word)
{
  g_auto(GStrv) parts = g_strsplit_set (word, "@./:?=&", -1);
  const char *at = strchr (word, '@');

  tj_pseudonyms_add (self, TJ_PSEUDONYM_MAIL, word);
  if (at != NULL && strchr (at + 1, '.') != NULL)
    {
      g_auto(GStrv) labels = g_strsplit (at + 1, ".", 2);

      if (!is_among (labels[0], no_domains, G_N_ELEMENTS (no_domains)))
        tj_pseudonyms_add_alias (self, TJ_PSEUDONYM_MAIL, at + 1, word);
    }

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *lower = g_ascii_strdown (parts[i], -1);

      if (strlen (lower) >= 5 && !g_str_has_prefix (lower, "http") &&
          !is_among (lower, no_domains, G_N_ELEMENTS (no_domains)))
        tj_pseudonyms_add_alias (self, TJ_PSEUDONYM_MAIL, lower, word);
    }
}

/* A telephone is called without the number of its city too. */
static void
add_number (TjPseudonyms    *self,
            TjPseudonymKind  kind,
            const char      *word)
{
  g_autoptr(GRegex) city = NULL;
  g_autoptr(GMatchInfo) match = NULL;

  tj_pseudonyms_add (self, kind, word);
  if (kind != TJ_PSEUDONYM_PHONE)
    return;

  city = g_regex_new ("^(?:\\+?(?:00)?86)?[ -]*[(（]?0?(?:10|2[0-9]|[3-9][0-9]{2})[)）]?[ —–－-]+"
                      "([0-9]{3,4}[ -]?[0-9]{4})(?![0-9])", 0, 0, NULL);
  if (g_regex_match (city, word, 0, &match))
    {
      g_autofree char *local = g_match_info_fetch (match, 1);

      tj_pseudonyms_add_alias (self, TJ_PSEUDONYM_PHONE, local, word);
    }
}

/* Which answer-like names a text has in a list behind a label: 完成人：张三、李四. */
static void
add_people (TjPseudonyms *self,
            const char   *list)
{
  g_autoptr(GRegex) marks = g_regex_new ("[、，,；;/ \\t]+", 0, 0, NULL);
  g_auto(GStrv) people = g_regex_split (marks, list, 0);

  for (guint i = 0; people[i] != NULL; i++)
    {
      const glong length = g_utf8_strlen (people[i], -1);

      if (length >= 2 && length <= 4)
        add_person (self, people[i]);
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
  else if (kind == TJ_PSEUDONYM_PERSON)
    add_person (self, word);
  else if (kind == TJ_PSEUDONYM_ORGANISATION)
    tj_organisation_add (self, word, FALSE);
  else if (kind == TJ_PSEUDONYM_MAIL)
    add_mail (self, word);
  else
    add_number (self, kind, word);
}

/* (transfer none): compiled once, since every answer of every form is looked through */
static GRegex *
get_regex (const char *pattern)
{
  static GMutex mutex;
  static GHashTable *regexes = NULL;
  GRegex *regex;

  g_mutex_lock (&mutex);
  if (regexes == NULL)
    regexes = g_hash_table_new (g_str_hash, g_str_equal);
  regex = g_hash_table_lookup (regexes, pattern);
  if (regex == NULL)
    {
      regex = g_regex_new (pattern, G_REGEX_MULTILINE | G_REGEX_OPTIMIZE, 0, NULL);
      g_hash_table_insert (regexes, (gpointer) pattern, regex);
    }
  g_mutex_unlock (&mutex);

  return regex;
}

/* Calls @func with each word that @pattern finds. */
static void
scan (TjPseudonyms    *self,
      const char      *text,
      const char      *pattern,
      guint            group,
      TjPseudonymKind  kind,
      void           (*func) (TjPseudonyms    *self,
                              TjPseudonymKind  kind,
                              const char      *word))
{
  GRegex *regex = get_regex (pattern);
  g_autoptr(GMatchInfo) match = NULL;

  g_return_if_fail (regex != NULL);

  g_regex_match_full (regex, text, (gssize) MIN (strlen (text), MAX_SCANNED_TEXT), 0, 0, &match,
                      NULL);
  while (g_match_info_matches (match))
    {
      g_autofree char *word = g_match_info_fetch (match, (int) group);

      func (self, kind, word);
      if (!g_match_info_next (match, NULL))
        break;
    }
}

static void
add_list (TjPseudonyms    *self,
          TjPseudonymKind  kind,
          const char      *word)
{
  add_people (self, word);
}

static void
add_short_name (TjPseudonyms    *self,
                TjPseudonymKind  kind,
                const char      *word)
{
  if (!is_among (word, no_short_names, G_N_ELEMENTS (no_short_names)))
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
  g_autofree char *simple = tj_name_simplify (text);

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    scan (self, simple, patterns[i].pattern, patterns[i].group, patterns[i].kind, add_word);

  scan (self, simple, LISTS_OF_PEOPLE, 1, TJ_PSEUDONYM_PERSON, add_list);
  scan (self, simple, SHORT_NAMES, 1, TJ_PSEUDONYM_ORGANISATION, add_short_name);
}

/* What is known to be a name whatever it looks like. */
static void
add_known (TjPseudonyms    *self,
           TjPseudonymKind  kind,
           const char      *text)
{
  g_autofree char *name = kind == TJ_PSEUDONYM_PERSON && !g_ascii_isalpha (*text)
                            ? dup_without_gaps (text) : g_strstrip (g_strdup (text));

  if (*name == '\0')
    return;

  if (kind == TJ_PSEUDONYM_ORGANISATION)
    tj_organisation_add (self, name, TRUE);
  else if (kind == TJ_PSEUDONYM_MAIL)
    add_mail (self, name);
  else
    add_number (self, kind, name);
  if (kind == TJ_PSEUDONYM_PERSON)
    add_pinyin (self, name);
  else if (kind == TJ_PSEUDONYM_PLACE)
    add_address (self, name);
}

static void
add_answer (TjPseudonyms    *self,
            TjForm          *form,
            const char      *path,
            TjPseudonymKind  kind)
{
  TjField *field = tj_form_lookup (form, path);
  const char *text = field != NULL ? tj_field_get_text (field) : NULL;
  g_autofree char *simple = NULL;
  g_autoptr(GRegex) marks = NULL;
  g_auto(GStrv) pieces = NULL;

  if (tj_text_is_blank (text))
    return;

  simple = tj_name_simplify (text);
  if (g_utf8_strlen (simple, -1) <= MAX_NAME_CHARACTERS || kind == TJ_PSEUDONYM_PLACE)
    add_known (self, kind, simple);

  marks = g_regex_new (kind == TJ_PSEUDONYM_PERSON ? "[\\n,，;；/、（）()：:]+" : "[\\n,，;；/、]+",
                       0, 0, NULL);
  pieces = g_regex_split (marks, simple, 0);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const glong length = g_utf8_strlen (pieces[i], -1);

      if (length >= 2 && length <= MAX_NAME_CHARACTERS &&
          (kind != TJ_PSEUDONYM_PERSON || !is_no_person (pieces[i])))
        add_known (self, kind, pieces[i]);
    }
}

/**
 * tj_pseudonyms_collect_author:
 * @author: who a program says made a file
 *
 * Adds the name, unless it is that of a program or of nobody.
 */
void
tj_pseudonyms_collect_author (TjPseudonyms *self,
                              const char   *author)
{
  static const char * const nobody[] = {
    "administrator", "admin", "user", "users", "microsoft", "wps", "office", "windows", "lenovo",
    "dell", "python-docx", "libreoffice", "openpyxl", "author", "unknown", "thinkpad", "huawei",
    "xerox",
  };
  g_autofree char *name = tj_name_simplify (author);
  g_autofree char *lower = NULL;

  g_strstrip (name);
  lower = g_ascii_strdown (name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (nobody); i++)
    {
      if (strstr (lower, nobody[i]) != NULL)
        return;
    }

  if (g_ascii_isalpha (*name) && strlen (name) <= MAX_NAME_CHARACTERS)
    tj_pseudonyms_add (self, TJ_PSEUDONYM_PERSON, name);
  else if (g_utf8_strlen (name, -1) <= 4)
    add_person (self, name);
  else if (g_utf8_strlen (name, -1) <= MAX_NAME_CHARACTERS)
    tj_organisation_add (self, name, FALSE);
}

/* What users are listed, apart by the marks of a list. */
static void
add_users (TjPseudonyms *self,
           TjForm       *form)
{
  const char *text = tj_form_get_text (form, "typical_users");
  g_autofree char *simple = NULL;
  g_auto(GStrv) parts = NULL;
  g_autoptr(GRegex) marks = g_regex_new ("[、，,；;。\\n（）()]|等$|和|及", 0, 0, NULL);

  if (tj_text_is_blank (text))
    return;

  simple = tj_name_simplify (text);
  parts = g_regex_split (marks, simple, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (g_strstrip (parts[i]), -1);

      if (length >= 4 && length <= 20)
        tj_organisation_add (self, parts[i], TRUE);
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
    /* Places first: a company's name may begin with one. */
    { "applicant.address", TJ_PSEUDONYM_PLACE },
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
  };
  GListModel *fields = tj_form_get_fields (form);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    add_answer (self, form, answers[i].path, answers[i].kind);
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
