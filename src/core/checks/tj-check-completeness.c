/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-pattern.h"
#include "core/base/tj-text.h"
#include "core/checks/tj-check-registry.h"

#include <string.h>

/* Whether everything that the notice asks for is there: fields (annex 1), annexes with the
 * calculation (clauses 十 and 十一), certificates (六) and the recommendation (十三). */

#define POTENTIAL "潜力"
/* Characters. */
#define MIN_CALCULATION 200

/* Fields whose absence has a finding of its own. */
static const char * const reported_elsewhere[] = { "category", "recommendation", NULL };

static void
check_fields (TjCheckContext *context)
{
  GListModel *fields = tj_form_get_fields (context->form);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      const char *id = tj_field_get_id (field);

      if (tj_field_get_spec (field)->mandatory && tj_field_is_blank (field)
          && !g_strv_contains (reported_elsewhere, id))
        tj_finding_add_field (tj_check_context_add (context, "mandatory-blank", NULL), id);
    }
}

static void
check_fields_of_case (TjCheckContext *context,
                      guint           index)
{
  GListModel *fields = tj_case_get_fields (tj_form_get_case (context->form, index));

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      if (tj_field_get_spec (field)->mandatory && tj_field_is_blank (field))
        tj_check_add_case_field (tj_check_context_add_in_case (context, "mandatory-blank",
                                                               "case", index),
                                 index, tj_field_get_id (field));
    }
}

static void
run_mandatory_blank (TjCheckContext *context)
{
  check_fields (context);

  /* A case without any answer is a missing case, which case-count reports. */
  for (guint i = 0; i < tj_form_get_n_cases (context->form); i++)
    {
      if (!tj_case_is_blank (tj_form_get_case (context->form, i)))
        check_fields_of_case (context, i);
    }
}

/* The cell often keeps the form's own “（盖章）” and “年 月 日”, which is no opinion. */
static gboolean
is_opinion (const char *text)
{
  GRegex *furniture;
  g_autofree char *folded = tj_text_fold (text);
  g_autofree char *rest = NULL;

  furniture = tj_pattern_get ("推荐单位意见|推荐单位|加盖公章|盖章|公章|签章|[年月日]|[[:punct:]_—、。]");
  rest = g_regex_replace_literal (furniture, folded, -1, 0, "", G_REGEX_MATCH_DEFAULT, NULL);

  return rest == NULL || *rest != '\0';
}

static void
run_recommendation_missing (TjCheckContext *context)
{
  if (is_opinion (tj_form_get_text (context->form, "recommendation"))
      || tj_check_context_has_attachment (context, TJ_ATTACHMENT_RECOMMENDATION))
    return;

  tj_finding_add_field (tj_check_context_add (context, "recommendation-missing", NULL),
                        "recommendation");
}

/* Where files of unknown purpose are enclosed, the missing one may be among them. */
static const char *
get_absence_variant (TjCheckContext *context)
{
  return tj_check_context_has_attachment (context, TJ_ATTACHMENT_OTHER) ? "unrecognised" : NULL;
}

/* In the name or the words of any attachment; *@n_calculated is how long those of the
 * calculations are. */
static gboolean
speaks_of_potential (TjPackage *package,
                     gsize     *n_calculated)
{
  GListModel *attachments = tj_package_get_attachments (package);

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);
      TjAttachmentText *text = tj_attachment_get_text (attachment);

      if (strstr (tj_attachment_get_name (attachment), POTENTIAL) != NULL)
        return TRUE;

      for (guint n = 0; text != NULL && n < text->parts->len; n++)
        {
          const TjTextPart *part = g_ptr_array_index (text->parts, n);
          g_autofree char *folded = tj_text_fold (part->text);

          if (strstr (folded, POTENTIAL) != NULL)
            return TRUE;
          if (tj_attachment_get_kind (attachment) == TJ_ATTACHMENT_CALCULATION)
            *n_calculated += g_utf8_strlen (folded, -1);
        }
    }

  return FALSE;
}

/* Clause 十一 wants the potential calculated apart from the cases. A few words of an annex, as
 * of a page that leads to scans, say nothing about what it lacks. */
static void
check_annex_of_potential (TjCheckContext *context)
{
  gsize n_calculated = 0;

  if (!tj_check_context_knows_calculation (context)
      || speaks_of_potential (context->package, &n_calculated)
      || n_calculated < MIN_CALCULATION)
    return;

  tj_finding_add_field (tj_check_context_add (context, "annex-missing", "potential"),
                        "potential_2030");
}

static void
run_annex_missing (TjCheckContext *context)
{
  TjFinding *finding;

  if (tj_check_context_has_attachment (context, TJ_ATTACHMENT_CALCULATION))
    {
      check_annex_of_potential (context);
      return;
    }

  finding = tj_check_context_add (context, "annex-missing", get_absence_variant (context));
  tj_finding_add_field (finding, "potential_2030");

  for (guint i = 0; i < tj_form_get_n_cases (context->form); i++)
    {
      if (!tj_case_is_blank (tj_form_get_case (context->form, i)))
        tj_check_add_case_field (finding, i, "annual_reduction");
    }
}

/* Clause by clause, so that “已获专利2项，暂无鉴定证书” claims the patents all the same. */
static gboolean
claims_appraisal (const char *text)
{
  GRegex *claim = tj_pattern_get ("鉴定|证书|专利|检测|著作权|查新");
  GRegex *denial = NULL;
  g_auto(GStrv) clauses = NULL;

  denial = tj_pattern_get ("^\\s*(目前|均|尚|现|暂)*无(?!锡|损|人|线)|暂无|没有|尚未|正在|"
                        "未(经|通过|进行|取得|获|开展|做|组织|申请|办理|委托)|拟|计划|申请中|受理");

  clauses = g_regex_split (tj_pattern_get ("[，。；、,;\n]"), text, G_REGEX_MATCH_DEFAULT);
  for (guint i = 0; clauses[i] != NULL; i++)
    {
      if (g_regex_match (claim, clauses[i], G_REGEX_MATCH_DEFAULT, NULL)
          && !g_regex_match (denial, clauses[i], G_REGEX_MATCH_DEFAULT, NULL))
        return TRUE;
    }

  return FALSE;
}

static void
run_certificate_missing (TjCheckContext *context)
{
  if (!claims_appraisal (tj_form_get_text (context->form, "appraisal"))
      || tj_check_context_has_attachment (context, TJ_ATTACHMENT_CERTIFICATE))
    return;

  tj_finding_add_field (tj_check_context_add (context, "certificate-missing",
                                              get_absence_variant (context)),
                        "appraisal");
}

const TjCheck tj_checks_completeness[] = {
  { "mandatory-blank", run_mandatory_blank, NULL },
  { "recommendation-missing", run_recommendation_missing, NULL },
  { "annex-missing", run_annex_missing, NULL },
  { "certificate-missing", run_certificate_missing, NULL },
  { NULL, NULL, NULL },
};
