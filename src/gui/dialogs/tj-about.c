/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-about.h"

#include <adwaita.h>
#include <archive.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <locale.h>
#include <openssl/crypto.h>
#include <sqlite3.h>
#include <xmlsec/version.h>

#include "core/taxonomy/tj-policy-documents.h"

/* What the program is, whose figures and documents it works with, and what to send along with a
 * report of a problem: versions and folders, and nothing of what is reviewed. */

#define WEBSITE "https://tanjian.org/"
#define ISSUES "https://tanjian.org/issues"

static void
add_line (GString    *text,
          const char *name,
          const char *value)
{
  g_string_append_printf (text, "%s: %s\n", name, value != NULL ? value : "—");
}

static void
add_library (GString    *text,
             const char *name,
             guint       major,
             guint       minor,
             guint       micro)
{
  g_string_append_printf (text, "%s %u.%u.%u\n", name, major, minor, micro);
}

/* Those that run, which need not be those that the program was built with. */
static void
add_libraries (GString *text)
{
  add_library (text, "GTK", gtk_get_major_version (), gtk_get_minor_version (),
               gtk_get_micro_version ());
  add_library (text, "libadwaita", adw_get_major_version (), adw_get_minor_version (),
               adw_get_micro_version ());
  add_library (text, "GLib", glib_major_version, glib_minor_version, glib_micro_version);
  g_string_append_printf (text, "cairo %s\nPango %s\n", cairo_version_string (),
                          pango_version_string ());
  g_string_append_printf (text, "libxml2 %s\n", xmlParserVersion);
  g_string_append_printf (text, "%s\n", archive_version_string ());
  g_string_append_printf (text, "SQLite %s\n", sqlite3_libversion ());
  g_string_append_printf (text, "xmlsec1 %s\n", XMLSEC_VERSION);
  g_string_append_printf (text, "%s\n", OpenSSL_version (OPENSSL_VERSION));
}

static void
add_session (GString   *text,
             TjSession *session)
{
  TjRubric *rubric = tj_session_get_rubric (session);
  const char *problem = tj_session_get_store_problem (session);
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "tanjian", NULL);
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "tanjian", NULL);
  g_autofree char *kept = g_strdup_printf ("%s %s", tj_rubric_get_id (rubric),
                                           tj_rubric_get_version (rubric));

  add_line (text, "Reviews", data);
  add_line (text, "Reviews can be saved", problem == NULL ? "yes" : problem);
  add_line (text, "Cache", cache);
  add_line (text, "Rubric", kept);
  add_line (text, "Taxonomy", tj_taxonomy_get_id (tj_session_get_taxonomy (session)));
  add_line (text, "Factors", tj_factor_register_get_id (tj_session_get_factors (session)));
}

/**
 * tj_about_dup_circumstances:
 *
 * In English whatever the locale, for whoever mends the program.
 *
 * Returns: (transfer full): what helps to find a fault: versions, folders and settings
 */
char *
tj_about_dup_circumstances (TjSession *session)
{
  g_autoptr(GString) text = g_string_new (NULL);
  GdkDisplay *display = gdk_display_get_default ();
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  g_return_val_if_fail (TJ_IS_SESSION (session), NULL);

  g_string_append_printf (text, "Tanjian %s\n", PACKAGE_VERSION);
  add_libraries (text);
  add_line (text, "System", system);
  add_line (text, "Locale", setlocale (LC_MESSAGES, NULL));
  add_line (text, "Display", display != NULL ? G_OBJECT_TYPE_NAME (display) : NULL);
  add_session (text, session);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_documents (AdwAboutWindow *about,
               TjSession      *session)
{
  g_autoptr(TjPolicyDocuments) documents =
    tj_policy_documents_new (tj_session_get_taxonomy (session));
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;

  for (guint i = 0; i < TJ_N_POLICY_DOCUMENTS; i++)
    {
      TjTaxonomy *document = tj_policy_documents_get (documents, (TjPolicyDocument) i);
      const char *date = tj_taxonomy_get_date (document);
      g_autofree char *line = NULL;

      /* Some are known by their title only. */
      if (g_strcmp0 (tj_taxonomy_get_notice (document), tj_taxonomy_get_title_zh (document)) == 0)
        line = g_strdup (tj_taxonomy_get_title (document));
      else
        /* Translators: the title of a document, and its number */
        line = g_strdup_printf (_("%s (%s)"), tj_taxonomy_get_title (document),
                                tj_taxonomy_get_notice (document));
      if (date != NULL)
        {
          g_autofree char *undated = g_steal_pointer (&line);

          /* Translators: a document, and its date */
          line = g_strdup_printf (_("%s, %s"), undated, date);
        }
      g_strv_builder_add (builder, line);
    }

  lines = g_strv_builder_end (builder);
  adw_about_window_add_acknowledgement_section (about, _("Documents Compared With"),
                                                (const char **) lines);
}

static void
add_figures (AdwAboutWindow *about,
             TjSession      *session)
{
  TjRubric *rubric = tj_session_get_rubric (session);
  TjTaxonomy *taxonomy = tj_session_get_taxonomy (session);
  const TjLanguage language = tj_language_get_current ();
  const char *lines[] = {
    tj_taxonomy_get_title (taxonomy),
    tj_factor_register_get_title (tj_session_get_factors (session)),
    tj_rubric_get_title (rubric, language),
    tj_rubric_get_weights_note (rubric, language),
    NULL,
  };

  adw_about_window_add_acknowledgement_section (about, _("Categories, Factors and Rubric"), lines);
}

/**
 * tj_about_new:
 * @parent: (nullable): the window it belongs to
 * @session: whose data is named
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed
 */
GtkWidget *
tj_about_new (GtkWindow *parent,
              TjSession *session)
{
  static const char * const developers[] = { "The Tanjian developers " WEBSITE, NULL };
  GtkWidget *about = adw_about_window_new ();
  g_autofree char *circumstances = tj_about_dup_circumstances (session);
  const char *credits = _("translator-credits");

  g_object_set (about,
                "transient-for", parent,
                "application-name", _("Tanjian"),
                "application-icon", "org.tanjian.Tanjian",
                "version", PACKAGE_VERSION,
                "developer-name", _("The Tanjian developers"),
                "copyright", "© 2026 The Tanjian developers",
                "comments", _("Review applications for low-carbon technologies"),
                "website", WEBSITE,
                "issue-url", ISSUES,
                "license-type", GTK_LICENSE_GPL_3_0,
                "developers", developers,
                /* Translators: put your name here, one a line */
                "translator-credits", g_str_equal (credits, "translator-credits") ? "" : credits,
                "debug-info", circumstances,
                "debug-info-filename", "tanjian-circumstances.txt",
                NULL);
  add_documents (ADW_ABOUT_WINDOW (about), session);
  add_figures (ADW_ABOUT_WINDOW (about), session);

  return about;
}
