/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/print/tj-sheet-print.h"

#include <glib/gi18n-lib.h>

#include "render/paper/tj-sheet-paper.h"

/* Printing a review: the sheet itself, and where it is signed, the bytes that were signed. */

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                TjSheetPaper      *paper)
{
  gtk_print_operation_set_n_pages (operation, (int) tj_sheet_paper_get_n_pages (paper));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              TjSheetPaper      *paper)
{
  tj_sheet_paper_draw (paper, gtk_print_context_get_cairo_context (context), (guint) page);
}

static GtkPageSetup *
create_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr(GtkPaperSize) paper = NULL;

  paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);

  return setup;
}

/**
 * tj_sheet_print_run:
 * @item: a package with a review
 * @action: as %GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG
 * @file_name: (nullable): of the PDF, for %GTK_PRINT_OPERATION_ACTION_EXPORT
 *
 * Returns: what became of it; %GTK_PRINT_OPERATION_RESULT_ERROR with @error
 */
GtkPrintOperationResult
tj_sheet_print_run (GtkWindow                *parent,
                    TjSession                *session,
                    TjRoundItem              *item,
                    GtkPrintOperationAction   action,
                    const char               *file_name,
                    GError                  **error)
{
  g_autoptr(GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = create_setup ();
  g_autoptr(xmlDoc) sheet = tj_session_dup_sheet (session, item, error);
  g_autoptr(TjSheetPaper) paper = NULL;
  g_autofree char *job = NULL;

  if (sheet == NULL)
    return GTK_PRINT_OPERATION_RESULT_ERROR;

  paper = tj_sheet_paper_new (sheet, tj_session_get_taxonomy (session));
  /* Translators: a print job; the name of a technology */
  job = g_strdup_printf (_("Review of %s"), tj_round_item_get_name (item));
  gtk_print_operation_set_job_name (operation, job);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  if (file_name != NULL)
    gtk_print_operation_set_export_filename (operation, file_name);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), paper);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), paper);

  return gtk_print_operation_run (operation, action, parent, error);
}
