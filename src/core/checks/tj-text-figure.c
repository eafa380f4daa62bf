/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-text-figure.h"

#include "core/base/tj-pattern.h"
#include "core/carbon/tj-activity-unit.h"
#include "core/model/tj-unit.h"

#include <math.h>
#include <string.h>

/* Applicants state in running text what the form has no cell for: “年发电1.244亿kWh，减排14万t”.
 * A regular expression finds numbers that a unit follows; the readers of units say what the unit
 * is; of bare tonnes the words before tell what they are tonnes of. What cannot be told is left
 * out. */

/* Numbers beyond this are no claim, and arithmetic on them would overflow. */
#define MAX_VALUE 1e15
/* How many figures of one text are looked at. */
#define MAX_FIGURES 5000
/* Lines of a page at least this long that end without punctuation go on in the next. */
#define MIN_WRAPPED_LINE 28
/* How far in front of bare tonnes the words are looked at, in bytes: fifteen characters. */
#define MAX_BEFORE 45

#define DIGITS "[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)?"
#define MULTIPLIER "(?:百万|千万|万|亿)?"
#define POWER_UNIT "[kKMGTmgt]?[Ww][·.]?[Hh]|千瓦时|千瓦小时|兆瓦时|度电?"
#define COAL_UNIT "(?:t|kg|吨|千克)(?:ce|标准煤|标煤)"
#define GAS "[ -]?(?:CO2|二氧化碳)(?:-?eq?|当量)?"
#define MASS "(?:kg|t|g|吨|千克|公斤|克)"

static const char pattern[] =
  "(?<hedge>(?<![节集])约为?|近|逾|超过?|达到?|不低于|不少于|大于|[>≥≈~])?(?<![0-9A-Za-z.^_/-])"
  "(?<low>(?:(?<![0-9A-Za-z)])-)?(?:" DIGITS "))(?:×10\\^(?<power>[0-9]))?"
  "(?:(?:~|-|—|–|至|到)(?<high>" DIGITS "))?(?<more>多|余|左右)? ?"
  "(?<unit>" MULTIPLIER "(?:"
  MASS "(?:" GAS ")?/" MULTIPLIER "(?:" POWER_UNIT "|" COAL_UNIT ")|"
  "元(?:人民币)?/(?:t|吨)(?:" GAS ")?|" COAL_UNIT "|" MASS GAS "|" MASS "(?:原煤)?|"
  POWER_UNIT "|[kMGT]J|吉焦|元|%|个?月|年)"
  ")(?![A-Za-z0-9])(?<year>/a|/年|/yr?|每年)?(?<after>以上|左右|多|余)?(?<rate>[/·每](?!年))?";

/* What bare tonnes, or tonnes of coal, are tonnes of. */
typedef struct
{
  const char *word;
  int kind;
} Substance;

#define FOREIGN (-1)

static const Substance substances[] = {
  { "二氧化碳", TJ_TEXT_FIGURE_CARBON }, { "CO2", TJ_TEXT_FIGURE_CARBON },
  { "减排", TJ_TEXT_FIGURE_CARBON }, { "减碳", TJ_TEXT_FIGURE_CARBON },
  { "降碳", TJ_TEXT_FIGURE_CARBON }, { "碳排放", TJ_TEXT_FIGURE_CARBON },
  { "碳减排量", TJ_TEXT_FIGURE_CARBON }, { "温室气体", TJ_TEXT_FIGURE_CARBON },
  { "标准煤", TJ_TEXT_FIGURE_COAL_EQUIVALENT }, { "标煤", TJ_TEXT_FIGURE_COAL_EQUIVALENT },
  { "煤炭", TJ_TEXT_FIGURE_RAW_COAL }, { "原煤", TJ_TEXT_FIGURE_RAW_COAL },
  { "燃煤", TJ_TEXT_FIGURE_RAW_COAL }, { "二氧化硫", FOREIGN }, { "SO2", FOREIGN },
  { "氮氧化物", FOREIGN }, { "NOx", FOREIGN }, { "颗粒物", FOREIGN }, { "粉尘", FOREIGN },
  { "烟尘", FOREIGN }, { "COD", FOREIGN }, { "VOC", FOREIGN }, { "甲烷", FOREIGN },
  { "CH4", FOREIGN }, { "N2O", FOREIGN }, { "氧化亚氮", FOREIGN }, { "制冷剂", FOREIGN },
  { "蒸汽", FOREIGN }, { "水", FOREIGN }, { "钢", FOREIGN }, { "油", FOREIGN }, { "气", FOREIGN },
  { "产量", FOREIGN }, { "产品", FOREIGN }, { "废", FOREIGN }, { "渣", FOREIGN },
  { "污染物", FOREIGN }, { "熟料", FOREIGN }, { "处理", FOREIGN }, { "捕集", TJ_TEXT_FIGURE_CARBON },
};

static gboolean
ends_sentence (gunichar c)
{
  return c == 0x3002 || c == ';' || c == '!' || c == '?' || c == '\n';
}

/* Whether the line that ends at the end of @text goes on in the next. */
static gboolean
is_wrapped (const GString *text,
            gsize          line)
{
  const char *last;

  if (g_utf8_strlen (text->str + line, (gssize) (text->len - line)) < MIN_WRAPPED_LINE
      || strchr (text->str + line, '\t') != NULL)
    return FALSE;

  last = g_utf8_find_prev_char (text->str + line, text->str + text->len);

  return last != NULL && !ends_sentence (g_utf8_get_char (last)) && *last != ':';
}

static gboolean
is_latin (gunichar c)
{
  return c < 128 && g_ascii_isalnum ((char) c);
}

/* Characters that stay as they are when normalised, and join with none that follows: most of what
 * is ever written, so that the tables of Unicode need not be asked. */
static gboolean
is_settled (gunichar c)
{
  return c < 0x80 || (c >= 0x4e00 && c <= 0x9fff) || c == 0x3001 || c == 0x3002
         || c == 0x201c || c == 0x201d || c == 0x2014;
}

/* Full-width and compatible characters become plain ones, powers keep their sign, and white
 * space stays only between Latin letters and digits, in tables and at the ends of lines. */
static char *
normalize (const char *text)
{
  g_autoptr(GString) powers = g_string_new (NULL);
  g_autofree char *plain = NULL;
  GString *result = g_string_new (NULL);
  gboolean settled = TRUE;
  gsize line = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0xff0c)
        c = 0x3001;
      else if (c >= 0xff01 && c <= 0xff5e)
        c -= 0xff00 - 0x20;
      else if ((c == 0x2074 || c == 0x2076 || c == 0x2078) && g_str_has_suffix (powers->str, "10"))
        g_string_append_c (powers, '^');
      g_string_append_unichar (powers, c);
      settled = settled && is_settled (c);
    }

  plain = settled ? g_strdup (powers->str)
                  : g_utf8_normalize (powers->str, -1, G_NORMALIZE_ALL_COMPOSE);
  for (const char *p = plain != NULL ? plain : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar next = g_utf8_get_char (g_utf8_next_char (p));
      gunichar last = result->len > 0 ? (guchar) result->str[result->len - 1] : 0;

      if (c == '\n' && !is_wrapped (result, line))
        {
          g_string_append_c (result, '\n');
          line = result->len;
        }
      else if (c == '\t' || (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c)))
        g_string_append_unichar (result, c == 0x2212 ? '-' : c);
      else if (c != '\n' && is_latin (last) && is_latin (next))
        g_string_append_c (result, ' ');
    }

  return g_string_free (result, FALSE);
}

/* In a row the unit stands in brackets before the number or in the cell behind it. */
static char *
join_cells (char *text)
{
  static const char * const rules[][2] = {
    { "\\(([^()\\t\\n]{1,24})\\)\\t(-?[0-9][0-9,.]*)(?=\\t|\\n|$)", "\t\\2\\1" },
    { "\\t(-?[0-9][0-9,.]*)\\t(?=[^0-9\\t\\n])", "\t\\1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules) && strchr (text, '\t') != NULL; i++)
    {
      char *joined = g_regex_replace (tj_pattern_get (rules[i][0]), text, -1, 0, rules[i][1],
                                      G_REGEX_MATCH_DEFAULT, NULL);

      if (joined != NULL)
        {
          g_free (text);
          text = joined;
        }
    }

  return text;
}

static GArray *
find_sentences (const char *text)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize start = 0;
  gsize end;

  g_array_append_val (sentences, start);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      start = g_utf8_next_char (p) - text;
      if (ends_sentence (g_utf8_get_char (p)) && text[start] != '\0')
        g_array_append_val (sentences, start);
    }

  end = strlen (text);
  g_array_append_val (sentences, end);

  return sentences;
}

static char *
replace (char       *text,
         const char *word,
         const char *by)
{
  g_auto(GStrv) parts = g_strsplit (text, word, -1);

  g_free (text);

  return g_strjoinv (by, parts);
}

/* kwh and KWh as kWh, 吨二氧化碳 as tCO2: the one spelling of each that readers of units know. */
static char *
spell (const char *unit)
{
  static const char * const spellings[][2] = {
    { " ", "" }, { "二氧化碳", "CO2" }, { "当量", "e" }, { "-CO2", "CO2" }, { "CO2-e", "CO2e" },
    { "CO2eq", "CO2e" }, { "公斤", "kg" }, { "千克", "kg" }, { "吨", "t" }, { "标准煤", "ce" },
    { "标煤", "ce" }, { "人民币", "" }, { "度电", "千瓦时" }, { "度", "千瓦时" },
    { "千瓦小时", "千瓦时" }, { "原煤", "" },
  };
  char *result = g_strdup (unit);
  char *hour;

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      if (strstr (result, spellings[i][0]) != NULL)
        result = replace (result, spellings[i][0], spellings[i][1]);
    }

  for (hour = result; *hour != '\0'; hour++)
    {
      if ((*hour == 'w' || *hour == 'W') && strpbrk (hour, "hH") != NULL)
        {
          *hour = 'W';
          *strpbrk (hour, "hH") = 'h';
          if (hour > result && strchr ("Kk", hour[-1]) != NULL)
            hour[-1] = 'k';
          else if (hour > result && g_ascii_isalpha (hour[-1]))
            hour[-1] = g_ascii_toupper (hour[-1]);
          break;
        }
    }

  return strchr (result, '.') != NULL ? replace (result, ".", "·") : result;
}

/* Which substance is named last in @before; -2 where none is. */
static int
find_substance (const char *before)
{
  const char *latest = NULL;
  int kind = FOREIGN - 1;

  for (guint i = 0; i < G_N_ELEMENTS (substances); i++)
    {
      const char *found = g_strrstr (before, substances[i].word);
      const char *end = found != NULL ? found + strlen (substances[i].word) : NULL;

      if (end != NULL && (latest == NULL || end > latest))
        {
          latest = end;
          kind = substances[i].kind;
        }
    }

  return kind;
}

/* Tonnes for one of a mass's unit, where @unit is one. */
static gboolean
parse_mass (const char *unit,
            double     *scale)
{
  TjActivityUnit parsed;
  gsize length = strlen (unit);

  if (length > 0 && unit[length - 1] == 'g' && (length == 1 || unit[length - 2] != 'k'))
    {
      *scale = 1e-6;
      return length == 1;
    }

  if (!tj_activity_unit_parse (unit, &parsed) || parsed.dimension != TJ_DIMENSION_MASS)
    return FALSE;

  *scale = parsed.scale;

  return TRUE;
}

/* Factors are in tonnes for a MWh or tce; grams are the only other unit that is ever used. */
static gboolean
read_factor (const char       *unit,
             TjTextFigureKind *kind,
             double           *scale)
{
  TjActivityUnit per;
  gboolean in_grams = g_str_has_prefix (unit, "g");
  g_autofree char *full = NULL;

  if (strstr (unit, "CO2") != NULL)
    {
      full = in_grams ? g_strconcat ("k", unit, NULL) : g_strdup (unit);
    }
  else
    {
      const char *slash = strchr (unit, '/');
      g_autofree char *mass = g_strndup (unit, slash - unit);

      full = g_strconcat (in_grams ? "k" : "", mass, "CO2", slash, NULL);
    }

  if (!tj_factor_unit_parse (full, &per)
      || (per.dimension != TJ_DIMENSION_ELECTRICITY
          && per.dimension != TJ_DIMENSION_COAL_EQUIVALENT))
    return FALSE;

  *kind = per.dimension == TJ_DIMENSION_ELECTRICITY ? TJ_TEXT_FIGURE_ELECTRICITY_FACTOR
                                                    : TJ_TEXT_FIGURE_COAL_FACTOR;
  *scale = (in_grams ? 1e-3 : 1) / per.scale;

  return TRUE;
}

static gboolean
read_form_unit (const char       *unit,
                TjTextFigureKind *kind,
                double           *scale)
{
  TjUnit parsed;

  if (!tj_unit_parse (unit, &parsed))
    return FALSE;

  switch (parsed.kind)
    {
    case TJ_UNIT_MONEY:
      *kind = TJ_TEXT_FIGURE_MONEY;
      *scale = pow (10, parsed.exponent - 4);
      return TRUE;

    case TJ_UNIT_COST:
      *kind = TJ_TEXT_FIGURE_COST;
      *scale = pow (10, parsed.exponent);
      return TRUE;

    case TJ_UNIT_RATIO:
      *kind = TJ_TEXT_FIGURE_PERCENT;
      *scale = pow (10, parsed.exponent);
      return TRUE;

    case TJ_UNIT_YEAR:
    case TJ_UNIT_MONTH:
      *kind = TJ_TEXT_FIGURE_YEARS;
      *scale = parsed.kind == TJ_UNIT_YEAR ? 1 : 1 / 12.0;
      return TRUE;

    case TJ_UNIT_NONE:
    case TJ_UNIT_MASS:
    case TJ_UNIT_DAY:
    case TJ_UNIT_OTHER:
    default:
      return FALSE;
    }
}

static gboolean
read_mass (const char       *unit,
           const char       *raw,
           const char       *before,
           TjTextFigureKind *kind,
           double           *scale)
{
  g_autofree char *mass = g_strdup (unit);
  char *gas = strstr (mass, "CO2");
  int substance;

  if (gas != NULL)
    *gas = '\0';
  if (!parse_mass (mass, scale))
    return FALSE;

  substance = gas != NULL ? TJ_TEXT_FIGURE_CARBON
              : g_str_has_suffix (raw, "原煤") ? TJ_TEXT_FIGURE_RAW_COAL
                                              : find_substance (before);
  if (substance < 0)
    return FALSE;

  *kind = (TjTextFigureKind) substance;

  return TRUE;
}

/* What @raw means behind a number that @before stands before. */
static gboolean
read_unit (const char       *raw,
           const char       *before,
           TjTextFigureKind *kind,
           double           *scale)
{
  g_autofree char *unit = spell (raw);
  TjActivityUnit activity;

  /* 度 are degrees more often than kilowatt-hours. */
  if (g_str_equal (raw, "度") && strstr (before, "电") == NULL)
    return FALSE;

  if (strchr (unit, '/') != NULL)
    return g_str_has_prefix (strchr (unit, '/'), "/t") && strstr (unit, "元") != NULL
             ? read_form_unit (unit, kind, scale) : read_factor (unit, kind, scale);

  if (tj_activity_unit_parse (unit, &activity) && activity.dimension != TJ_DIMENSION_MASS)
    {
      *scale = activity.scale;
      *kind = activity.dimension == TJ_DIMENSION_ELECTRICITY ? TJ_TEXT_FIGURE_ELECTRICITY
              : activity.dimension == TJ_DIMENSION_HEAT      ? TJ_TEXT_FIGURE_HEAT
                                                             : TJ_TEXT_FIGURE_COAL_EQUIVALENT;
      return activity.dimension != TJ_DIMENSION_VOLUME;
    }

  return read_mass (unit, raw, before, kind, scale) || read_form_unit (unit, kind, scale);
}

static double
parse_number (const char *digits)
{
  g_autofree char *plain = replace (g_strdup (digits), ",", "");

  return g_ascii_strtod (plain, NULL);
}

static gboolean
has_group (GMatchInfo *match,
           const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text != NULL && *text != '\0';
}

static void
read_values (GMatchInfo   *match,
             double        scale,
             TjTextFigure *figure)
{
  g_autofree char *low = g_match_info_fetch_named (match, "low");
  g_autofree char *high = g_match_info_fetch_named (match, "high");
  g_autofree char *power = g_match_info_fetch_named (match, "power");
  double first;
  double last;

  if (power != NULL && *power != '\0')
    scale *= pow (10, g_ascii_strtod (power, NULL));
  first = parse_number (low) * scale;
  last = high != NULL && *high != '\0' ? parse_number (high) * scale : first;
  figure->value = first + (last - first) / 2;
  figure->values.low = MIN (first, last);
  figure->values.high = MAX (first, last);

  if (has_group (match, "hedge") || has_group (match, "more") || has_group (match, "after"))
    tj_check_interval_loosen (&figure->values);
}

static guint
find_sentence (const GArray *sentences,
               gsize         at)
{
  guint low = 0;
  guint high = sentences->len - 1;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (sentences, gsize, middle) <= at)
        low = middle;
      else
        high = middle;
    }

  return low;
}

static gsize
find_before (const TjTextFigures *self,
             guint                index,
             guint                sentence)
{
  gsize start = g_array_index (self->sentences, gsize, sentence);

  if (index > 0)
    start = MAX (start, g_array_index (self->figures, TjTextFigure, index - 1).end);

  return start;
}

static void
add_figure (TjTextFigures *self,
            GMatchInfo    *match)
{
  g_autofree char *unit = g_match_info_fetch_named (match, "unit");
  g_autofree char *before = NULL;
  TjTextFigure figure = { 0 };
  double scale;
  gsize from;
  int start;
  int end;

  g_match_info_fetch_pos (match, 0, &start, &end);
  figure.start = (gsize) start;
  figure.end = (gsize) end;
  figure.sentence = find_sentence (self->sentences, figure.start);

  from = find_before (self, self->figures->len, figure.sentence);
  if (figure.start > from + MAX_BEFORE)
    from = figure.start - MAX_BEFORE;
  while (from < figure.start && ((guchar) self->text[from] & 0xc0) == 0x80)
    from++;
  before = g_strndup (self->text + from, figure.start > from ? figure.start - from : 0);

  if (has_group (match, "rate") || !read_unit (unit, before, &figure.kind, &scale))
    return;

  read_values (match, scale, &figure);
  if (isfinite (figure.value) && fabs (figure.value) < MAX_VALUE)
    g_array_append_val (self->figures, figure);
}

/**
 * tj_text_figures_scan:
 * @text: running text, or the cells of a table with tabs and line feeds
 *
 * Finds the numbers of @text that a known unit follows.
 *
 * Returns: (transfer full): what was found
 */
TjTextFigures *
tj_text_figures_scan (const char *text)
{
  TjTextFigures *self = g_new0 (TjTextFigures, 1);
  g_autoptr(GMatchInfo) match = NULL;

  self->text = join_cells (normalize (text));
  self->sentences = find_sentences (self->text);
  self->figures = g_array_new (FALSE, FALSE, sizeof (TjTextFigure));

  g_regex_match (tj_pattern_get (pattern), self->text, G_REGEX_MATCH_DEFAULT, &match);
  while (g_match_info_matches (match) && self->figures->len < MAX_FIGURES)
    {
      add_figure (self, match);
      g_match_info_next (match, NULL);
    }

  return self;
}

void
tj_text_figures_free (TjTextFigures *self)
{
  g_free (self->text);
  g_array_unref (self->figures);
  g_array_unref (self->sentences);
  g_free (self);
}

/**
 * tj_text_figures_get_only:
 * @sentence: from 0
 *
 * Returns: (transfer none) (nullable): the figure of @kind in that sentence, if there is just
 *   one value of them
 */
const TjTextFigure *
tj_text_figures_get_only (const TjTextFigures *self,
                          guint                sentence,
                          TjTextFigureKind     kind)
{
  const TjTextFigure *only = NULL;

  for (guint i = 0; i < self->figures->len; i++)
    {
      const TjTextFigure *figure = &g_array_index (self->figures, TjTextFigure, i);

      if (figure->sentence != sentence || figure->kind != kind)
        continue;
      if (only != NULL && fabs (only->value - figure->value) > 1e-9 * fabs (figure->value))
        return NULL;
      only = figure;
    }

  return only;
}

/**
 * tj_text_figures_dup_sentence:
 *
 * @sentence: that of a figure of @self
 *
 * Returns: (transfer full): the words of that sentence
 */
char *
tj_text_figures_dup_sentence (const TjTextFigures *self,
                              guint                sentence)
{
  gsize start;
  gsize end;

  g_return_val_if_fail (sentence + 1 < self->sentences->len, g_strdup (""));

  start = g_array_index (self->sentences, gsize, sentence);
  end = g_array_index (self->sentences, gsize, sentence + 1);

  return g_strndup (self->text + start, end - start);
}
