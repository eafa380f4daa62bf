/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-official-paper.h"

#include <poppler.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

#define POINTS_A_MILLIMETRE (72.0 / 25.4)

static TjDocument *
create_document (guint n_paragraphs)
{
  TjDocument *document = tj_document_new ("opinion");

  document->template = g_strdup ("own 1");
  document->title = g_strdup ("关于某技术的推荐意见");
  document->organisation = g_strdup ("某省生态环境厅");
  document->date = g_strdup ("2024年3月20日");
  for (guint i = 0; i < n_paragraphs; i++)
    tj_document_paragraph_add (tj_document_add_paragraph (document, "p", FALSE), "s",
                               "该技术适用于城镇集中供暖。");

  return document;
}

static PopplerDocument *
draw (const TjDocument *document,
      guint            *n_pages)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tj_official_paper_to_pdf (document, n_pages, &error);
  PopplerDocument *pdf;

  g_assert_no_error (error);
  pdf = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, *n_pages);

  return pdf;
}

/* Where the first character of @words stands, from the top left, in millimetres. */
static void
find (PopplerDocument *pdf,
      guint            page_number,
      const char      *words,
      double          *x,
      double          *y)
{
  g_autoptr(PopplerPage) page = poppler_document_get_page (pdf, page_number);
  GList *found = poppler_page_find_text (page, words);
  PopplerRectangle *rectangle = found != NULL ? found->data : NULL;
  double height;

  g_test_message ("%s", words);
  g_assert_nonnull (rectangle);
  poppler_page_get_size (page, NULL, &height);
  *x = rectangle->x1 / POINTS_A_MILLIMETRE;
  *y = (height - rectangle->y2) / POINTS_A_MILLIMETRE;
  g_list_free_full (found, (GDestroyNotify) poppler_rectangle_free);
}

static void
test_layout (void)
{
  g_autoptr(TjDocument) document = create_document (1);
  guint n_pages;
  g_autoptr(PopplerDocument) pdf = draw (document, &n_pages);
  g_autoptr(PopplerPage) page = poppler_document_get_page (pdf, 0);
  double width;
  double height;
  double name_x;
  double name_y;
  double date_x;
  double date_y;
  double x;
  double y;

  g_assert_cmpuint (n_pages, ==, 1);
  poppler_page_get_size (page, &width, &height);
  g_assert_cmpfloat_with_epsilon (width / POINTS_A_MILLIMETRE, 210, 0.1);
  g_assert_cmpfloat_with_epsilon (height / POINTS_A_MILLIMETRE, 297, 0.1);

  /* The title begins below the head margin; paragraphs are indented by two of 28 characters. */
  find (pdf, 0, "关于某技术", &x, &y);
  g_assert_cmpfloat (y, >, 36);
  g_assert_cmpfloat (y, <, 42);
  find (pdf, 0, "该技术适用于", &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 28 + 2 * 156.0 / 28, 0.5);

  /* The date stands below the name, and the name is centred over it. */
  find (pdf, 0, "某省生态环境厅", &name_x, &name_y);
  find (pdf, 0, "2024年3月20日", &date_x, &date_y);
  g_assert_cmpfloat (date_y, >, name_y);
  g_assert_cmpfloat (name_x, >, 105);
  g_assert_cmpfloat (ABS (name_x - date_x), <, 8);
}

/* However long the body is, the name never stands on a page of its own. */
static void
test_pages (void)
{
  for (guint n = 1; n < 60; n++)
    {
      g_autoptr(TjDocument) document = create_document (n);
      guint n_pages;
      g_autoptr(PopplerDocument) pdf = draw (document, &n_pages);
      g_autoptr(PopplerPage) page = poppler_document_get_page (pdf, (int) n_pages - 1);
      g_autofree char *text = poppler_page_get_text (page);

      g_test_message ("%u paragraphs, %u pages", n, n_pages);
      g_assert_nonnull (strstr (text, "某省生态环境厅"));
      g_assert_nonnull (strstr (text, "集中供暖"));
      g_assert_cmpuint (n_pages, >=, (n + 2 + 5 + 21) / 22);
      g_assert_cmpuint (n_pages, <=, (n + 2 + 5 + 21) / 22 + 1);
    }
}

static void
test_repeats (void)
{
  g_autoptr(TjDocument) document = create_document (3);
  g_autoptr(GBytes) first = tj_official_paper_to_pdf (document, NULL, NULL);
  g_autoptr(GBytes) second = tj_official_paper_to_pdf (document, NULL, NULL);

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_nothing (void)
{
  g_autoptr(TjDocument) document = tj_document_new ("letter");
  guint n_pages;
  g_autoptr(PopplerDocument) pdf = draw (document, &n_pages);

  g_assert_cmpuint (n_pages, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/official-paper/layout", test_layout);
  g_test_add_func ("/official-paper/pages", test_pages);
  g_test_add_func ("/official-paper/repeats", test_repeats);
  g_test_add_func ("/official-paper/nothing", test_nothing);

  return g_test_run ();
}
