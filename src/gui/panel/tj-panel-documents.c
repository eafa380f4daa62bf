/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/panel/tj-panel-documents.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-file-write.h"
#include "core/base/tj-xml.h"
#include "core/decision/tj-decision-documents.h"
#include "gui/dialogs/tj-file-picker.h"
#include "render/paper/tj-ledger-paper.h"
#include "render/paper/tj-official-file.h"

/* What can be written, and what such files are called: names of documents, which are Chinese. */
static const struct
{
  const char *kind;
  const char *title;
  const char *filter;
  const char *endings;
  const char *suggested;
} kinds[] = {
  { "table", N_("Write the Result Sheet"), N_("Result sheets"), "*.xlsx;*.pdf;*.csv;*.xml",
    "评审汇总表.xlsx" },
  { "minutes", N_("Write the Minutes"), N_("Minutes"), "*.pdf;*.docx;*.txt;*.xml", "会议纪要.pdf" },
  { "list", N_("Write the List"), N_("Lists"), "*.xlsx;*.pdf;*.csv;*.xml", "技术清单.xlsx" },
  { "decision", N_("Write the Decision"), N_("Decisions"), "*.xml", "评审结论.xml" },
};

typedef struct
{
  TjPanelDesk *desk;
  guint kind;
} Request;

/**
 * tj_panel_documents_create:
 * @desk: has a decision
 * @kind: `table`, `minutes`, `list` or `decision`
 * @name: of the file, whose ending says what is written
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with an error
 */
GBytes *
tj_panel_documents_create (TjPanelDesk  *desk,
                           const char   *kind,
                           const char   *name,
                           GError      **error)
{
  const TjDecision *decision = tj_panel_desk_get_decision (desk);
  g_autoptr(TjLedger) ledger = NULL;
  g_autoptr(TjDocument) minutes = NULL;

  if (g_str_equal (kind, "decision"))
    return tj_panel_documents_dup_decision (desk);
  if (g_str_equal (kind, "minutes"))
    {
      minutes = tj_decision_minutes_new (decision, TJ_LANGUAGE_ZH);
      return tj_official_file_make (minutes, name, error);
    }

  ledger = g_str_equal (kind, "list") ? tj_decision_list_new (decision, TJ_LANGUAGE_ZH)
                                      : tj_decision_table_new (decision, TJ_LANGUAGE_ZH);

  return tj_ledger_paper_to_file (ledger, name, TJ_LANGUAGE_ZH, error);
}

/* What is written, the ending says: a file never says one thing and holds another. */
static gboolean
check_ending (const char  *name,
              guint        kind,
              GError     **error)
{
  g_auto(GStrv) patterns = g_strsplit (kinds[kind].endings, ";", -1);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; patterns[i] != NULL; i++)
    {
      if (g_str_has_suffix (lower, patterns[i] + 1))
        return TRUE;
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
               /* Translators: a file, and the endings that it may have */
               _("“%s” was not written: the ending says what is written, and must be one of %s."),
               name, kinds[kind].endings);

  return FALSE;
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  Request *request = user_data;
  g_autoptr(TjPanelDesk) desk = request->desk;
  const guint request_kind = request->kind;
  const char *kind = kinds[request_kind].kind;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *done = NULL;

  g_free (request);
  if (file == NULL || tj_panel_desk_get_decision (desk) == NULL)
    return;

  if (check_ending (name, request_kind, &error))
    bytes = tj_panel_documents_create (desk, kind, name, &error);
  if (bytes != NULL && tj_file_write (file, bytes, FALSE, &error))
    done = g_strdup_printf (_("“%s” was written"), name);
  g_signal_emit_by_name (desk, "problem", done != NULL ? done : error->message);
}

/**
 * tj_panel_documents_write:
 * @desk: has a decision
 * @kind: `table`, `minutes`, `list` or `decision`
 *
 * Asks where, and writes it as the ending has it.
 */
void
tj_panel_documents_write (GtkWindow   *parent,
                          TjPanelDesk *desk,
                          const char  *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      Request *request;

      if (!g_str_equal (kinds[i].kind, kind))
        continue;

      request = g_new0 (Request, 1);
      request->desk = g_object_ref (desk);
      request->kind = i;
      tj_file_picker_open_async (parent, TJ_FILE_PICKER_SAVE, _(kinds[i].title),
                                 _(kinds[i].filter), kinds[i].endings, kinds[i].suggested,
                                 file_chosen_cb, request);
    }
}

/**
 * tj_panel_documents_dup_decision:
 * @desk: has a decision
 *
 * Returns: (transfer full): the decision as a file that nobody signed yet
 */
GBytes *
tj_panel_documents_dup_decision (TjPanelDesk *desk)
{
  g_autoptr(xmlDoc) doc = tj_decision_to_xml (tj_panel_desk_get_decision (desk));

  return tj_xml_serialize (doc);
}
