/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

#include <math.h>

static void
fill_texts (GListModel *fields)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      if (tj_field_get_spec (field)->kind == TJ_FIELD_TEXT)
        tj_field_set_text (field, "已填写");
    }
}

/* 1200 万元 ÷ 480 万元/a = 2.5 a, and with a year of construction 2.5 to 3.5 a.
 * 1200 × 10⁴ 元 ÷ (8000 t × 75 元/t) = 20 a. */
static void
add_case (CheckFixture *self)
{
  g_autoptr(TjCase) item = tj_case_new ();
  guint index = tj_form_get_n_cases (self->form);
  static const char * const answers[][2] = {
    { "investment", "1200万元" }, { "build_period", "12个月" }, { "annual_reduction", "8000" },
    { "reduction_ratio", "35%" }, { "annual_benefit", "480" }, { "payback", "2.5年" },
    { "unit_cost", "75" },
  };

  tj_form_add_case (self->form, item);
  fill_texts (tj_case_get_fields (item));

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strdup_printf ("cases[%u].%s", index, answers[i][0]);

      check_fixture_type (self, path, answers[i][1]);
    }
}

CheckFixture *
check_fixture_new (void)
{
  CheckFixture *self = g_new0 (CheckFixture, 1);
  g_autoptr(GFile) location = g_file_new_for_path ("/nowhere/package.zip");

  self->package = tj_package_new ("package.zip", location);
  self->form = tj_package_get_form (self->package);

  fill_texts (tj_form_get_fields (self->form));
  check_fixture_tick (self, "category", "energy");
  check_fixture_tick (self, "stage", "promotion");
  check_fixture_type (self, "type", "先进储能技术");
  tj_field_set_code (tj_form_get_field (self->form, "type"), "energy.storage");
  check_fixture_type (self, "source", "技术所有方：某公司，联系人：张三，010-0000 0001");
  check_fixture_type (self, "process", "进料→反应→分离");
  check_fixture_type (self, "current_share", "15%");
  check_fixture_type (self, "expected_share_2030", "40%");
  check_fixture_type (self, "total_investment_2030", "12");
  check_fixture_type (self, "potential_2030", "80");
  add_case (self);
  add_case (self);
  check_fixture_attach (self, TJ_ATTACHMENT_FORM);
  check_fixture_attach (self, TJ_ATTACHMENT_CALCULATION);

  return self;
}

void
check_fixture_free (CheckFixture *self)
{
  g_object_unref (self->package);
  g_free (self);
}

void
check_fixture_type (CheckFixture *self,
                    const char   *path,
                    const char   *text)
{
  tj_field_set_text (tj_form_lookup (self->form, path), text);
}

/* @codes is separated by spaces, empty for no tick. */
void
check_fixture_tick (CheckFixture *self,
                    const char   *id,
                    const char   *codes)
{
  g_auto(GStrv) list = *codes != '\0' ? g_strsplit (codes, " ", -1) : NULL;

  tj_field_set_ticked (tj_form_get_field (self->form, id), (const char * const *) list);
}

void
check_fixture_attach (CheckFixture     *self,
                      TjAttachmentKind  kind)
{
  g_autofree char *name = g_strconcat (tj_attachment_kind_to_string (kind), ".pdf", NULL);
  g_autoptr(TjAttachment) attachment = tj_attachment_new (name, 1, "00", "application/pdf", kind);

  tj_package_add_attachment (self->package, attachment);
}

/* A file of which rules know the words: one part. */
void
check_fixture_attach_text (CheckFixture     *self,
                           TjAttachmentKind  kind,
                           const char       *name,
                           TjTextPartKind    part,
                           const char       *text)
{
  g_autoptr(TjAttachment) attachment = tj_attachment_new (name, 1, "01", "text/plain", kind);
  g_autoptr(TjAttachmentText) words = tj_attachment_text_new ();

  tj_attachment_text_add_words (words, part, text);
  tj_attachment_set_text (attachment, words);
  tj_package_add_attachment (self->package, attachment);
}

/* The calculation in place of the one whose words nobody knows. */
void
check_fixture_calculate (CheckFixture *self,
                         const char   *text)
{
  check_fixture_detach (self, TJ_ATTACHMENT_CALCULATION);
  check_fixture_attach_text (self, TJ_ATTACHMENT_CALCULATION, "附件1.pdf", TJ_TEXT_PART_PAGE, text);
}

void
check_fixture_detach (CheckFixture     *self,
                      TjAttachmentKind  kind)
{
  GListModel *attachments = tj_package_get_attachments (self->package);

  for (guint i = g_list_model_get_n_items (attachments); i > 0; i--)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i - 1);

      if (tj_attachment_get_kind (attachment) == kind)
        g_list_store_remove (G_LIST_STORE (attachments), i - 1);
    }
}

static GListStore *
run (CheckFixture *self)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();

  return tj_check_package (self->package, taxonomy);
}

/* The first finding of @code, (transfer full), or NULL. */
TjFinding *
check_fixture_find (CheckFixture *self,
                    const char   *code)
{
  g_autoptr(GListStore) findings = run (self);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (g_str_equal (tj_finding_get_code (finding), code))
        return g_steal_pointer (&finding);
    }

  return NULL;
}

/* How many findings of @code there are; of any code where it is NULL. Every finding must be
 * able to say its sentence in both languages. */
guint
check_fixture_count (CheckFixture *self,
                     const char   *code)
{
  g_autoptr(GListStore) findings = run (self);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      g_autofree char *zh = tj_finding_dup_message (finding, TJ_LANGUAGE_ZH);
      g_autofree char *en = tj_finding_dup_message (finding, TJ_LANGUAGE_EN);

      g_assert_null (strchr (zh, '{'));
      g_assert_null (strchr (en, '{'));

      if (code == NULL || g_str_equal (tj_finding_get_code (finding), code))
        count++;
    }

  return count;
}

/* That @name of the first finding of @code is @value. */
void
check_fixture_expect_number (CheckFixture *self,
                             const char   *code,
                             const char   *name,
                             double        value)
{
  g_autoptr(TjFinding) finding = check_fixture_find (self, code);
  double found = 0;

  g_assert_nonnull (finding);
  g_assert_true (tj_finding_get_number (finding, name, &found));
  g_assert_cmpfloat_with_epsilon (found, value, 1e-3);
}

/* That every number of every finding is one. */
void
check_fixture_expect_finite (CheckFixture *self)
{
  g_autoptr(GListStore) findings = run (self);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      guint n_numbers;
      const TjFindingNumber *numbers = tj_finding_get_numbers (finding, &n_numbers);

      for (guint n = 0; n < n_numbers; n++)
        g_assert_true (isfinite (numbers[n].value));
    }
}

/* That @code is not found. */
void
check_fixture_expect_none (CheckFixture *self,
                           const char   *code)
{
  g_assert_cmpuint (check_fixture_count (self, code), ==, 0);
}

/* That @code is found exactly once and in that variant. */
void
check_fixture_expect (CheckFixture *self,
                      const char   *code,
                      const char   *variant)
{
  g_autoptr(TjFinding) finding = check_fixture_find (self, code);

  g_assert_nonnull (finding);
  g_assert_cmpstr (tj_finding_get_variant (finding), ==, variant);
  g_assert_cmpuint (check_fixture_count (self, code), ==, 1);
}
