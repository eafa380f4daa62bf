/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-mapper.h"

#include <string.h>

#include "core/import/tj-docx-reader.h"
#include "core/import/tj-import-limits.h"
#include "core/model/tj-finding.h"
#include "form-builder.h"

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

static Mapped
map_docx (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjTextDocument) docx = tj_docx_read (bytes, "form.docx", &error);
  Mapped mapped = { NULL, g_ptr_array_new_with_free_func (g_object_unref) };

  g_assert_no_error (error);
  mapped.form = tj_form_mapper_map (docx, "form.docx", mapped.findings);

  return mapped;
}

/* The plain form with one piece of its XML replaced. */
static Mapped
map_changed (const char *old_text,
             const char *new_text)
{
  g_autoptr(GBytes) bytes = form_builder_form_docx (old_text, new_text);

  return map_docx (bytes);
}

static const char *
get_text (const Mapped *mapped,
          const char   *path)
{
  return tj_field_get_text (tj_form_lookup (mapped->form, path));
}

static guint
count (const Mapped *mapped,
       const char   *code)
{
  guint n = 0;

  for (guint i = 0; i < mapped->findings->len; i++)
    n += g_str_equal (tj_finding_get_code (g_ptr_array_index (mapped->findings, i)), code);

  return n;
}

static void
test_every_field (void)
{
  g_auto(Mapped) mapped = map_changed (NULL, NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "forms", "plain.tsv", NULL);
  g_autofree char *content = NULL;
  g_auto(GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (g_strchomp (content), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 45);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], "\t", 2);
      g_autofree char *expected = g_strcompress (cells[1]);
      TjField *field = tj_form_lookup (mapped.form, cells[0]);

      if (*expected == '+')
        {
          g_assert_cmpstr (tj_field_get_ticked (field)[0], ==, expected + 1);
          g_assert_null (tj_field_get_ticked (field)[1]);
        }
      else
        g_assert_cmpstr (tj_field_get_text (field), ==, expected);

      if (*expected != '\0')
        g_assert_cmpuint (tj_field_get_place (field)->row, >, 0);
    }

  /* The second block of cases was not filled in. */
  g_assert_cmpuint (tj_form_get_n_cases (mapped.form), ==, 1);
  g_assert_cmpuint (mapped.findings->len, ==, 0);
}

static void
test_place (void)
{
  g_auto(Mapped) mapped = map_changed (NULL, NULL);
  const TjPlace *place = tj_field_get_place (tj_form_get_field (mapped.form, "stage"));

  g_assert_cmpstr (place->file, ==, "form.docx");
  g_assert_cmpuint (place->table, ==, 1);
  g_assert_cmpuint (place->row, ==, 5);
  g_assert_cmpuint (place->column, ==, 5);
}

static void
test_no_form (void)
{
  static const char * const rows[] = { "技术名称|甲", "技术类型|乙", "合计|丙" };
  g_autofree char *table = form_builder_table (rows, G_N_ELEMENTS (rows));
  g_autoptr(GBytes) bytes = form_builder_docx (table);
  g_auto(Mapped) mapped = map_docx (bytes);

  g_assert_null (mapped.form);
  g_assert_cmpuint (mapped.findings->len, ==, 0);
}

#define SECTOR "<w:p><w:r><w:t>☑重点领域降碳类</w:t></w:r></w:p>"

static void
test_tick_kinds (void)
{
  static const char * const ticked[] = {
    "<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr>"
    "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
    "<w:r><w:t>重点领域降碳类</w:t></w:r></w:p>",
    "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/>"
    "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:t>重点领域降碳类</w:t></w:r></w:p>",
    "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>"
    "<w:r><w:t>重点领域降碳类</w:t></w:r></w:p>",
    "<w:p><w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/></w:r>"
    "<w:r><w:t>重点领域降碳类</w:t></w:r></w:p>",
    "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>þ</w:t></w:r>"
    "<w:r><w:t>重点领域降碳类</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>■</w:t></w:r></w:p><w:p><w:r><w:t>重点领域降碳类</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>√重点领域降碳类</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>（√）重点领域降碳类</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>[x] 重点领域降碳类</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>● 重点领域 降碳类</w:t></w:r></w:p>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ticked); i++)
    {
      g_auto(Mapped) mapped = map_changed (SECTOR, ticked[i]);

      g_assert_cmpstr (tj_form_get_category (mapped.form), ==, "sector");
      g_assert_cmpuint (count (&mapped, "tick-unclear"), ==, 0);
    }
}

static void
test_tick_unclear (void)
{
  g_auto(Mapped) lost = map_changed ("☑重点领域降碳类", "重点领域降碳类");
  g_auto(Mapped) crossed = map_changed ("☑重点领域降碳类", "×重点领域降碳类");
  g_auto(Mapped) two = map_changed ("□储碳固碳类", "☑储碳固碳类");
  g_auto(Mapped) typed = map_changed ("□示范类技术</w:t></w:r></w:p><w:p><w:r><w:t>√推广类技术",
                                      "推广类技术");
  g_auto(Mapped) behind = map_changed ("□示范类技术</w:t></w:r></w:p><w:p><w:r><w:t>√推广类技术",
                                       "示范类技术：否 推广类技术：是");

  g_assert_cmpstr (tj_form_get_category (lost.form), ==, "sector");
  g_assert_cmpuint (count (&lost, "tick-unclear"), ==, 1);
  g_assert_cmpuint (count (&crossed, "tick-unclear"), ==, 1);
  g_assert_null (tj_form_get_category (two.form));
  g_assert_cmpstr (tj_field_get_ticked (tj_form_get_field (two.form, "category"))[1], ==,
                   "sequestration");
  g_assert_cmpstr (tj_form_get_stage (typed.form), ==, "promotion");
  g_assert_cmpstr (tj_form_get_stage (behind.form), ==, "promotion");
}

static void
test_hints (void)
{
  g_auto(Mapped) before = map_changed (">工业领域降碳技术<",
                                       ">（如：可再生能源开发与应用技术、先进储能技术、能源互联网技术等）"
                                       "工业领域降碳技术<");
  g_auto(Mapped) only = map_changed (">年减排SO₂ 32t<",
                                     ">(应用该项技术所产生的污染物减排或生态环境治理等协同效益，如披露说明"
                                     "技术运行过程中年碳污协同减排量（t/a）、技术减污降碳经济效益)<");
  g_auto(Mapped) own = map_changed (">工业领域降碳技术<", ">工业领域降碳技术（余能利用）<");

  g_assert_cmpstr (get_text (&before, "type"), ==, "工业领域降碳技术");
  g_assert_cmpuint (count (&before, "hint-left"), ==, 1);
  g_assert_cmpstr (get_text (&only, "cases[0].environmental_benefit"), ==, "");
  g_assert_cmpuint (count (&only, "hint-left"), ==, 1);
  g_assert_cmpstr (get_text (&own, "type"), ==, "工业领域降碳技术（余能利用）");
  g_assert_cmpuint (count (&own, "hint-left"), ==, 0);
}

static void
test_units (void)
{
  g_auto(Mapped) missing = map_changed (">14个月<", ">14<");
  g_auto(Mapped) conflict = map_changed (">45.6<", ">45.6年<");
  g_auto(Mapped) unreadable = map_changed (">45.6<", ">见附件<");
  g_auto(Mapped) label = map_changed ("项目投资额（万元）", "项目投资额（亿元）");

  g_assert_cmpuint (count (&missing, "unit-ambiguous"), ==, 1);
  g_assert_cmpuint (count (&conflict, "unit-ambiguous"), ==, 1);
  g_assert_cmpuint (count (&unreadable, "quantity-unreadable"), ==, 1);
  g_assert_cmpuint (count (&label, "unit-ambiguous"), ==, 1);
}

static void
test_rows (void)
{
  g_auto(Mapped) unknown = map_changed ("典型用户</w:t>", "预期寿命</w:t>");
  g_auto(Mapped) repeated = map_changed ("典型用户</w:t>", "技术名称</w:t>");
  g_auto(Mapped) inline_cells = map_changed ("<w:t>通信地址</w:t>",
                                             "<w:t>通信地址：某某路2号</w:t>");

  g_assert_cmpuint (count (&unknown, "label-unknown"), ==, 1);
  g_assert_cmpstr (get_text (&unknown, "typical_users"), ==, "");
  g_assert_cmpuint (count (&repeated, "label-repeated"), ==, 1);
  g_assert_cmpstr (get_text (&repeated, "technology_name"), ==, "高炉煤气余热发电技术");
  g_assert_cmpstr (get_text (&inline_cells, "applicant.address"), ==, "某某路2号");
}

static void
test_cases (void)
{
  static const char * const beside[] = {
    "技术名称|甲", "技术类型|乙", "技术来源|丙", "典型用户|丁",
    "项目名称|一号|二号", "项目建设规模|大|小", "主要设备|泵|阀", "项目投资额（万元）|100|200",
    "项目建设期（月或年）|1年|2年", "项目的社会效益|好|更好",
  };
  g_autofree char *table = form_builder_table (beside, G_N_ELEMENTS (beside));
  g_autoptr(GBytes) bytes = form_builder_docx (table);
  g_auto(Mapped) columns = map_docx (bytes);
  g_auto(Mapped) below = map_changed ("<w:t>项目名称</w:t></w:r></w:p></w:tc><w:tc><w:tcPr>"
                                      "<w:gridSpan w:val=\"3\"/></w:tcPr><w:p/>",
                                      "<w:t>项目名称</w:t></w:r></w:p></w:tc><w:tc><w:tcPr>"
                                      "</w:tcPr><w:p><w:r><w:t>二号项目</w:t></w:r></w:p>");

  g_assert_cmpuint (tj_form_get_n_cases (columns.form), ==, 2);
  g_assert_cmpstr (get_text (&columns, "cases[1].name"), ==, "二号");
  g_assert_cmpstr (get_text (&columns, "cases[0].investment"), ==, "100");
  g_assert_cmpstr (get_text (&columns, "cases[1].investment"), ==, "200");
  g_assert_cmpuint (tj_form_get_n_cases (below.form), ==, 2);
  g_assert_cmpstr (get_text (&below, "cases[1].name"), ==, "二号项目");
}

static void
test_case_limit (void)
{
  static const char * const head[] = {
    "技术名称|甲", "技术类型|乙", "技术来源|丙", "典型用户|丁", "技术原理|戊", "工艺流程|己",
    "主要技术指标|庚", "技术鉴定情况|辛",
  };

  for (guint n_cases = TJ_LIMIT_CASES - 1; n_cases <= TJ_LIMIT_CASES + 1; n_cases++)
    {
      g_autofree char *table = form_builder_table (head, G_N_ELEMENTS (head));
      g_autoptr(GString) body = g_string_new (table);
      g_autoptr(GBytes) bytes = NULL;
      g_auto(Mapped) mapped = { NULL, NULL };

      for (guint i = 0; i < n_cases; i++)
        {
          g_autofree char *name = g_strdup_printf ("项目名称|项目%u", i);
          const char * const rows[] = { name, "项目建设规模|大" };
          g_autofree char *block = form_builder_table (rows, G_N_ELEMENTS (rows));

          g_string_append (body, block);
        }

      bytes = form_builder_docx (body->str);
      mapped = map_docx (bytes);
      g_assert_cmpuint (tj_form_get_n_cases (mapped.form), ==, MIN (n_cases, TJ_LIMIT_CASES));
      g_assert_cmpstr (get_text (&mapped, "cases[48].name"), ==, "项目48");
      g_assert_cmpuint (count (&mapped, "form-cut-short"), ==, n_cases > TJ_LIMIT_CASES);
    }
}

/* Forms as applicants lay them out anew. */
static void
test_layouts (void)
{
  static const char * const rows[] = {
    "申报技术名称：|高炉煤气余热发电", "技术来源|自主研发", "技术类型|乙", "典型用户|丁",
    "【联系人】|张三|联系电话|010-2", "单位负责人|李四|联系电话|010-1",
    "预计总投资额\n（亿元）|36.5", "工艺流程", "煤气→除尘→透平",
    "案例一", "项目名称|一号", "项目投资额\n（万元）|100", "主要设备：泵",
    "案例二", "项目名称|二号", "项目投资额\n（万元）|200",
  };
  g_autofree char *table = form_builder_table (rows, G_N_ELEMENTS (rows));
  g_autoptr(GBytes) bytes = form_builder_docx (table);
  g_auto(Mapped) mapped = map_docx (bytes);

  g_assert_cmpstr (get_text (&mapped, "technology_name"), ==, "高炉煤气余热发电");
  g_assert_cmpstr (get_text (&mapped, "applicant.contact_phone"), ==, "010-2");
  g_assert_cmpstr (get_text (&mapped, "applicant.legal_person_phone"), ==, "010-1");
  g_assert_cmpstr (get_text (&mapped, "total_investment_2030"), ==, "36.5");
  g_assert_cmpstr (get_text (&mapped, "process"), ==, "煤气→除尘→透平");
  g_assert_cmpuint (tj_form_get_n_cases (mapped.form), ==, 2);
  g_assert_cmpstr (get_text (&mapped, "cases[0].name"), ==, "一号");
  g_assert_cmpstr (get_text (&mapped, "cases[0].equipment"), ==, "泵");
  g_assert_cmpstr (get_text (&mapped, "cases[1].name"), ==, "二号");
  g_assert_cmpstr (get_text (&mapped, "cases[1].investment"), ==, "200");
}

static void
test_crowded_rows (void)
{
  static const char * const rows[] = {
    "技术名称|甲", "技术类型|乙", "技术来源|丙", "典型用户|丁", "技术原理|戊", "工艺流程|己",
    "单位负责人|李四|联系电话|010-1|联系人|张三|联系电话|010-2",
    "2030年预期推广比例（%）\n（必填）|45", "通信地址：某某路\n邮编：100088\n传真：010-3",
    "<w:p><w:r><w:t>所处阶段</w:t></w:r></w:p>|<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/>"
    "</w:rPr><w:t>\357\202\250示范类技术 \357\203\276推广类技术</w:t></w:r></w:p>",
  };
  g_autofree char *table = form_builder_table (rows, G_N_ELEMENTS (rows));
  g_autoptr(GBytes) bytes = form_builder_docx (table);
  g_auto(Mapped) mapped = map_docx (bytes);
  const char * const *ticked = tj_field_get_ticked (tj_form_get_field (mapped.form, "stage"));

  g_assert_cmpstr (get_text (&mapped, "applicant.legal_person_phone"), ==, "010-1");
  g_assert_cmpstr (get_text (&mapped, "applicant.contact_name"), ==, "张三");
  g_assert_cmpstr (get_text (&mapped, "applicant.contact_phone"), ==, "010-2");
  g_assert_cmpstr (get_text (&mapped, "expected_share_2030"), ==, "45");
  g_assert_cmpstr (get_text (&mapped, "applicant.address"), ==, "某某路");
  g_assert_cmpstr (get_text (&mapped, "applicant.postcode"), ==, "100088");
  g_assert_cmpstr (get_text (&mapped, "applicant.fax"), ==, "010-3");
  g_assert_cmpstr (ticked[0], ==, "promotion");
  g_assert_null (ticked[1]);
}

/* Everything a Word file can put between a person and the words of a cell. */
static void
test_markup (void)
{
  g_auto(Mapped) mapped = map_changed (
    "<w:p><w:r><w:t>投资较高</w:t></w:r></w:p>",
    "<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
    "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t></w:r>"
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处</w:t></w:r>"
    "</w:sdtContent></w:sdt><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"
    "<w:noBreakHyphen/><w:t>d</w:t></w:r><w:hyperlink><w:r><w:t>e</w:t></w:r></w:hyperlink>"
    "<mc:AlternateContent><mc:Choice><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r>"
    "</w:p></w:txbxContent></w:drawing></w:r></mc:Choice><mc:Fallback><w:r><w:t>旧框</w:t></w:r>"
    "</mc:Fallback></mc:AlternateContent><w:r><w:commentReference/></w:r></w:p>");

  g_assert_cmpstr (get_text (&mapped, "barriers"), ==, "新显a\tb\nc-de");
  g_assert_cmpuint (count (&mapped, "tracked-changes"), ==, 1);
  g_assert_cmpuint (count (&mapped, "hidden-text"), ==, 1);
  g_assert_cmpuint (count (&mapped, "text-box"), ==, 1);
  g_assert_cmpuint (count (&mapped, "comments"), ==, 1);
}

static void
test_placeholder_cell (void)
{
  g_auto(Mapped) mapped = map_changed (
    "<w:tc><w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr><w:p><w:r><w:t>投资较高</w:t></w:r></w:p></w:tc>",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:tc><w:p><w:r><w:t>单击此处</w:t>"
    "</w:r></w:p></w:tc></w:sdtContent></w:sdt>");

  g_assert_cmpstr (get_text (&mapped, "barriers"), ==, "");
  g_assert_cmpstr (get_text (&mapped, "typical_users"), ==, "某某钢铁");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form-mapper/every-field", test_every_field);
  g_test_add_func ("/form-mapper/place", test_place);
  g_test_add_func ("/form-mapper/no-form", test_no_form);
  g_test_add_func ("/form-mapper/tick-kinds", test_tick_kinds);
  g_test_add_func ("/form-mapper/tick-unclear", test_tick_unclear);
  g_test_add_func ("/form-mapper/hints", test_hints);
  g_test_add_func ("/form-mapper/units", test_units);
  g_test_add_func ("/form-mapper/rows", test_rows);
  g_test_add_func ("/form-mapper/cases", test_cases);
  g_test_add_func ("/form-mapper/case-limit", test_case_limit);
  g_test_add_func ("/form-mapper/layouts", test_layouts);
  g_test_add_func ("/form-mapper/crowded-rows", test_crowded_rows);
  g_test_add_func ("/form-mapper/markup", test_markup);
  g_test_add_func ("/form-mapper/placeholder-cell", test_placeholder_cell);

  return g_test_run ();
}
