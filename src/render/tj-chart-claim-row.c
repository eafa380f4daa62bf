/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-claim-row.h"

#include "core/base/tj-text.h"

#define DECIMALS 2
#define SHORT_NAME_LENGTH 60

void
tj_chart_claim_add_identity_columns (TjChartTable *table,
                                     TjLanguage    language)
{
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "技术", "Technology"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "类别", "Category"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "类型", "Type"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "阶段", "Stage"), FALSE);
}

void
tj_chart_claim_add_source_columns (TjChartTable *table,
                                   TjLanguage    language)
{
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "说明", "Remark"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "申报材料", "Package"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "字段", "Fields"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "材料清单摘要", "Manifest digest"), FALSE);
}

/**
 * tj_chart_claim_add_identity:
 *
 * Four cells: technology, category, type, stage.
 */
void
tj_chart_claim_add_identity (const TjChartClaim *self,
                             TjChartTable       *table,
                             TjTaxonomy         *taxonomy,
                             TjLanguage          language)
{
  g_autofree char *category = tj_chart_claim_dup_category_label (self->category, taxonomy,
                                                                 language);
  g_autofree char *type = NULL;

  if (self->type != NULL)
    type = tj_chart_claim_dup_category_label (self->type, taxonomy, language);

  tj_chart_table_add_text (table, self->name);
  tj_chart_table_add_text (table, category);
  tj_chart_table_add_text (table, type);
  tj_chart_table_add_text (table, tj_chart_claim_get_stage_label (self, language));
}

/**
 * tj_chart_claim_add_source:
 * @remark: (nullable): what else is to be known
 * @fields: (nullable): paths of the form, with commas between them
 *
 * Four cells: remark, package, fields, digest of the manifest.
 */
void
tj_chart_claim_add_source (const TjChartClaim *self,
                           TjChartTable       *table,
                           const char         *remark,
                           const char         *fields)
{
  tj_chart_table_add_text (table, remark);
  tj_chart_table_add_text (table, self->package_name);
  tj_chart_table_add_text (table, fields);
  tj_chart_table_add_text (table, self->key);
}

void
tj_chart_table_add_figure (TjChartTable        *table,
                           const TjChartFigure *figure)
{
  if (figure->known)
    tj_chart_table_add_number (table, figure->value, DECIMALS);
  else
    tj_chart_table_add_nothing (table);
}

/* Lists the claim by name below the chart. */
void
tj_chart_claim_add_missing (const TjChartClaim *self,
                            TjChartContent     *content,
                            const char         *reason)
{
  g_ptr_array_add (content->missing,
                   g_strdup_printf ("%s\t%s", self->name, reason != NULL ? reason : ""));
}

/* The heading of the list, once all are in it. */
void
tj_chart_content_count_missing (TjChartContent *content)
{
  g_free (content->missing_heading);
  content->missing_heading = g_strdup_printf (TJ_CHART_SAY (content->language, "未绘制（%u项）",
                                                            "Not drawn (%u)"),
                                              content->missing->len);
}

/* The range of a figure in parentheses, where it has one. */
void
tj_chart_claim_append_range (GString   *text,
                             double     low,
                             double     high,
                             TjLanguage language)
{
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (!(high > low))
    return;

  least = tj_text_format_number (low, 2);
  most = tj_text_format_number (high, 2);
  g_string_append_printf (text, TJ_CHART_SAY (language, "（%s至%s）", " (%s to %s)"), least, most);
}

/* The basis of costs in two words; for all about it tj_chart_claim_dup_basis_label(). */
const char *
tj_chart_claim_say_basis (const TjChartOptions *options)
{
  return options->basis == TJ_CHART_BASIS_NET
           ? TJ_CHART_SAY (options->language, "净成本口径", "net basis")
           : TJ_CHART_SAY (options->language, "申报口径", "form basis");
}

/**
 * tj_chart_claim_dup_basis_label:
 *
 * Returns: (transfer full): the basis of costs in words, with rate and life
 */
char *
tj_chart_claim_dup_basis_label (const TjChartOptions *options)
{
  g_autofree char *rate = NULL;
  g_autofree char *life = NULL;

  if (options->basis != TJ_CHART_BASIS_NET)
    return g_strdup (TJ_CHART_SAY (options->language, "申报口径：投资 ÷ 使用期内减排量",
                                   "Form basis: investment ÷ reduction over the service life"));

  rate = tj_text_format_number (options->rate * 100, 2);
  life = options->life > 0 ? tj_text_format_number (options->life, 1) : NULL;
  if (life != NULL)
    return g_strdup_printf (TJ_CHART_SAY (options->language,
                                          "净成本口径：（年化投资 − 年收益）÷ 年减排量，折现率%s%%，"
                                          "使用年限取申报或推算值，无则取%s年",
                                          "Net basis: (annualised investment − annual benefit) ÷ "
                                          "annual reduction, rate %s %%, life as stated or "
                                          "implied, else %s years"), rate, life);

  return g_strdup_printf (TJ_CHART_SAY (options->language,
                                        "净成本口径：（年化投资 − 年收益）÷ 年减排量，折现率%s%%，"
                                        "使用年限取申报或推算值",
                                        "Net basis: (annualised investment − annual benefit) ÷ "
                                        "annual reduction, rate %s %%, life as stated or "
                                        "implied"), rate);
}

/**
 * tj_chart_claim_dup_short_name:
 *
 * Returns: (transfer full): a name short enough for a sentence, shortened in its middle
 */
char *
tj_chart_claim_dup_short_name (const char *name)
{
  glong length = g_utf8_strlen (name, -1);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (length <= SHORT_NAME_LENGTH)
    return g_strdup (name);

  start = g_utf8_substring (name, 0, SHORT_NAME_LENGTH / 2);
  end = g_utf8_substring (name, length - SHORT_NAME_LENGTH / 3, length);

  return g_strdup_printf ("%s…%s", start, end);
}
