/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-running-text.h"

#include <string.h>

#include "core/import/tj-docx-reader.h"
#include "core/import/tj-form-mapper.h"
#include "core/import/tj-import-limits.h"
#include "core/model/tj-finding.h"
#include "form-builder.h"

/* What a converter left of the last cells of a form whose table it lost. */
#define LOST_CASE \
  "已实施的典型案例（示范类技术填写一项）项目名称二号高炉改造项目项目建设规模１×3200m³高炉" \
  "项目建设条件新建厂房主要建设或改造内容更换主要设备和管路主要设备透平1台项目投资额（万元）" \
  "1.1亿元项目建设期（月或年）10个月项目年碳减排量（折tCO₂）约7.8万吨"
#define LOST_APPLICANT \
  "推荐单位意见\n（盖章）同意推荐。申报单位联系人单位名称某某公司单位负责人李四联系电话010-1" \
  "申报联系人张三联系电话010-2手　　机１３８邮　　编100088E－mail a@b.cn传　　真通信地址一路1号"

static const TjRunningAnswer *
find (const GPtrArray *answers,
      const char      *id,
      guint            nth)
{
  for (guint i = 0; i < answers->len; i++)
    {
      const TjRunningAnswer *answer = g_ptr_array_index (answers, i);
      const char *found = answer->spec != NULL ? answer->spec->id : "phone";

      if (g_str_equal (found, id) && nth-- == 0)
        return answer;
    }

  g_error ("no answer for %s", id);
}

static void
test_lost_cells (void)
{
  static const char text[] = "本页无正文。\n" LOST_CASE "\n" LOST_APPLICANT "\n";
  g_autoptr(GPtrArray) answers = tj_running_text_split (text);

  g_assert_cmpuint (answers->len, ==, 20);
  g_assert_true (find (answers, "name", 0)->begins_case);
  g_assert_cmpstr (find (answers, "name", 0)->text, ==, "二号高炉改造项目");
  g_assert_false (find (answers, "scale", 0)->begins_case);
  g_assert_cmpstr (find (answers, "scale", 0)->text, ==, "１×3200m³高炉");
  /* The words of the next label, in an answer. */
  g_assert_cmpstr (find (answers, "equipment", 0)->text, ==, "透平1台");
  g_assert_cmpstr (find (answers, "investment", 0)->text, ==, "1.1亿元");
  g_assert_cmpstr (find (answers, "investment", 0)->label, ==, "项目投资额（万元）");
  g_assert_cmpstr (find (answers, "annual_reduction", 0)->text, ==, "约7.8万吨");
  g_assert_cmpstr (find (answers, "recommendation", 0)->text, ==, "同意推荐。");
  g_assert_cmpstr (find (answers, "phone", 0)->text, ==, "010-1");
  g_assert_cmpstr (find (answers, "phone", 1)->text, ==, "010-2");
  g_assert_cmpstr (find (answers, "applicant.mobile", 0)->text, ==, "１３８");
  g_assert_cmpstr (find (answers, "applicant.email", 0)->text, ==, "a@b.cn");
  g_assert_cmpstr (find (answers, "applicant.fax", 0)->text, ==, "");
  g_assert_cmpstr (find (answers, "applicant.address", 0)->text, ==, "一路1号");
}

/* In any order, because the colons say what is a label. */
static void
test_listed (void)
{
  static const char text[] =
    "一、申报单位：某某公司\n联系人：张三　联系电话：010-2\n"
    "二、技术内容\n（一）技术原理\n利用余压。关键技术见下。\n典型用户不多。\n"
    "技术名称: 余压发电\n2030年预期推广比例（%）：45\n";
  g_autoptr(GPtrArray) answers = tj_running_text_split (text);

  g_assert_cmpuint (answers->len, ==, 6);
  g_assert_cmpstr (find (answers, "applicant.name", 0)->text, ==, "某某公司");
  g_assert_cmpstr (find (answers, "applicant.contact_name", 0)->text, ==, "张三");
  g_assert_cmpstr (find (answers, "phone", 0)->text, ==, "010-2");
  g_assert_cmpstr (find (answers, "principle", 0)->text, ==,
                   "利用余压。关键技术见下。\n典型用户不多。");
  g_assert_cmpstr (find (answers, "technology_name", 0)->text, ==, "余压发电");
  g_assert_cmpstr (find (answers, "expected_share_2030", 0)->text, ==, "45");
  g_assert_cmpstr (find (answers, "expected_share_2030", 0)->label, ==,
                   "2030年预期推广比例（%）");
}

static void
test_prose (void)
{
  static const char * const texts[] = {
    "",
    "本报告介绍技术原理、关键技术和典型用户，不是申报表。\n",
    "联系人：张三\n联系电话：010-2\n",
    "通信地址以后是传真，再后是邮编，最后才是手机。\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GPtrArray) answers = tj_running_text_split (texts[i]);

      g_assert_cmpuint (answers->len, ==, 0);
    }
}

/* The last label that is looked at, and one too many. */
static void
test_limit_labels (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) within = NULL;
  g_autoptr(GPtrArray) beyond = NULL;

  for (guint i = 0; i < TJ_LIMIT_RUN_ON_LABELS; i++)
    g_string_append (text, "传真：1\n");
  within = tj_running_text_split (text->str);
  g_string_append (text, "传真：1\n");
  beyond = tj_running_text_split (text->str);

  g_assert_cmpuint (within->len, ==, TJ_LIMIT_RUN_ON_LABELS);
  g_assert_cmpuint (beyond->len, ==, TJ_LIMIT_RUN_ON_LABELS);
}

typedef struct
{
  TjForm *form;
  GPtrArray *findings;
} Mapped;

static void
mapped_clear (Mapped *self)
{
  g_clear_object (&self->form);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mapped, mapped_clear)

static void
add_paragraphs (GString    *body,
                const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (body, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", lines[i]);
}

static Mapped
map (const char *body)
{
  g_autoptr(GBytes) bytes = form_builder_docx (body);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjTextDocument) document = tj_docx_read_whole (bytes, "form.docx", &error);
  Mapped mapped = { NULL, g_ptr_array_new_with_free_func (g_object_unref) };

  g_assert_no_error (error);
  mapped.form = tj_form_mapper_map (document, "form.docx", mapped.findings);

  return mapped;
}

static guint
count_run_on (const Mapped *mapped,
              const char   *path)
{
  guint n = 0;

  for (guint i = 0; i < mapped->findings->len; i++)
    {
      TjFinding *finding = g_ptr_array_index (mapped->findings, i);
      const char * const *fields = tj_finding_get_fields (finding);

      n += g_str_equal (tj_finding_get_code (finding), "run-on") &&
           (path == NULL || g_strv_contains (fields, path));
    }

  return n;
}

/* A further case after the form's tables, and an answer that its cell already has. */
static void
test_after_tables (void)
{
  g_autofree char *tables = form_builder_form ();
  g_autoptr(GString) body = g_string_new (tables);
  g_auto(Mapped) before = map (tables);
  g_auto(Mapped) mapped = { NULL, NULL };
  const char *name = tj_field_get_text (tj_form_lookup (before.form, "cases[0].name"));

  add_paragraphs (body, LOST_CASE "\n技术名称另一技术\n");
  mapped = map (body->str);

  g_assert_cmpuint (tj_form_get_n_cases (mapped.form), ==, 2);
  g_assert_cmpstr (tj_field_get_text (tj_form_lookup (mapped.form, "cases[0].name")), ==, name);
  g_assert_cmpstr (tj_field_get_text (tj_form_lookup (mapped.form, "cases[1].name")), ==,
                   "二号高炉改造项目");
  g_assert_cmpuint (count_run_on (&mapped, "cases[1].name"), ==, 1);
  g_assert_cmpuint (count_run_on (&mapped, "technology_name"), ==, 0);
  g_assert_cmpuint (count_run_on (&mapped, NULL), ==, 8);
}

static char *
dup_listed_form (guint n_labels)
{
  guint n_specs;
  const TjFieldSpec *specs = tj_field_spec_list (&n_specs);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_specs && n_labels > 0; i++)
    {
      if (strchr (specs[i].label_zh, ')') != NULL || g_str_has_prefix (specs[i].label_zh, "联系"))
        continue;

      g_string_append_printf (text, "%s：甲\n", specs[i].label_zh);
      n_labels--;
    }

  return g_string_free (text, FALSE);
}

/* A form without tables has so many labels, and no fewer. */
static void
test_no_tables (void)
{
  g_autoptr(GString) body = g_string_new (NULL);
  g_autofree char *enough = dup_listed_form (TJ_FORM_LEAST_RUN_ON_LABELS);
  g_autofree char *few = dup_listed_form (TJ_FORM_LEAST_RUN_ON_LABELS - 1);
  g_auto(Mapped) form = { NULL, NULL };
  g_auto(Mapped) report = { NULL, NULL };

  add_paragraphs (body, few);
  report = map (body->str);
  g_assert_null (report.form);
  g_assert_cmpuint (report.findings->len, ==, 0);

  g_string_truncate (body, 0);
  add_paragraphs (body, enough);
  form = map (body->str);
  g_assert_nonnull (form.form);
  g_assert_cmpstr (tj_field_get_text (tj_form_lookup (form.form, "principle")), ==, "甲");
}

/* A paragraph that ends where the search ends, and one that ends a character later. */
static void
test_limit_text (void)
{
  g_autofree char *tables = form_builder_form ();

  for (guint i = 0; i < 2; i++)
    {
      const gsize length = TJ_LIMIT_RUN_ON - strlen (LOST_CASE "\n\n") + i;
      g_autofree char *filler = g_strnfill (length, 'x');
      g_autoptr(GString) body = g_string_new (tables);
      g_auto(Mapped) mapped = { NULL, NULL };

      add_paragraphs (body, filler);
      add_paragraphs (body, LOST_CASE);
      mapped = map (body->str);
      g_assert_cmpuint (tj_form_get_n_cases (mapped.form), ==, i == 0 ? 2 : 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/running-text/lost-cells", test_lost_cells);
  g_test_add_func ("/running-text/listed", test_listed);
  g_test_add_func ("/running-text/prose", test_prose);
  g_test_add_func ("/running-text/limit-labels", test_limit_labels);
  g_test_add_func ("/running-text/after-tables", test_after_tables);
  g_test_add_func ("/running-text/no-tables", test_no_tables);
  g_test_add_func ("/running-text/limit-text", test_limit_text);

  return g_test_run ();
}
