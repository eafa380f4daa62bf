/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/panel/tj-assigned-row.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-language.h"

struct _TjAssignedRow
{
  AdwExpanderRow parent_instance;

  GtkWidget *image;

  TjAssignDesk *desk;
  guint package;
  GPtrArray *rows;   /* below, made anew with each change while they are seen */
  GArray *others;    /* of guint: who could be added, in the order of the choices */
};

G_DEFINE_FINAL_TYPE (TjAssignedRow, tj_assigned_row, ADW_TYPE_EXPANDER_ROW)

#define KEY_EXPERT "expert"

static TjPackage *
get_package (TjAssignedRow *self)
{
  return g_ptr_array_index (tj_assign_desk_get_origin (self->desk)->packages, self->package);
}

static const TjExpert *
get_expert (TjAssignedRow *self,
            guint          expert)
{
  return g_ptr_array_index (tj_assign_desk_get_experts (self->desk), expert);
}

static const TjAssigned *
get_assigned (TjAssignedRow *self)
{
  return g_ptr_array_index (tj_assign_desk_get_assignment (self->desk)->packages, self->package);
}

static char *
dup_person (const TjExpert *expert)
{
  return expert->employer == NULL ? g_strdup (expert->name)
                                  : g_strdup_printf ("%s（%s）", expert->name, expert->employer);
}

/* By what the expert suits, or what speaks against it. */
static const char *
get_grounds (TjAssignedRow *self,
             guint          expert)
{
  const TjAssignmentOrigin *origin = tj_assign_desk_get_origin (self->desk);
  const char *reason = tj_assignment_get_exclusion (tj_assign_desk_get_assignment (self->desk),
                                                    self->package, expert);
  const TjLanguage language = tj_language_get_current ();

  if (reason != NULL)
    return tj_assignment_words_reason (reason, language);

  return tj_assignment_words_match (tj_assignment_get_match (get_package (self),
                                                             get_expert (self, expert),
                                                             origin->taxonomy), language);
}

static void
remove_cb (TjAssignedRow *self,
           GtkButton     *button)
{
  tj_assign_desk_set (self->desk, self->package,
                      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), KEY_EXPERT)), FALSE);
}

static void
add_row (TjAssignedRow *self,
         GtkWidget     *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_assigned (TjAssignedRow *self,
              guint          expert)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *person = dup_person (get_expert (self, expert));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), get_grounds (self, expert));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Does not judge it"));
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), KEY_EXPERT, GUINT_TO_POINTER (expert));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  add_row (self, row);
}

static void
chosen_cb (TjAssignedRow *self,
           GParamSpec    *pspec,
           GtkDropDown   *drop_down)
{
  const guint selected = gtk_drop_down_get_selected (drop_down);

  /* The first choice is nobody. */
  if (selected > 0 && selected <= self->others->len)
    tj_assign_desk_set (self->desk, self->package,
                        g_array_index (self->others, guint, selected - 1), TRUE);
}

/* Everybody else of the pool, those who may judge it first. */
static void
add_others (TjAssignedRow *self)
{
  const TjAssignment *assignment = tj_assign_desk_get_assignment (self->desk);
  GPtrArray *experts = tj_assign_desk_get_experts (self->desk);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *drop_down;

  g_array_set_size (self->others, 0);
  gtk_string_list_append (names, _("Choose…"));
  for (guint round = 0; round < 2; round++)
    {
      for (guint e = 0; e < experts->len; e++)
        {
          const char *reason = tj_assignment_get_exclusion (assignment, self->package, e);
          g_autofree char *person = NULL;
          g_autofree char *text = NULL;

          if (tj_assignment_has (assignment, self->package, e) || (reason != NULL) != (round == 1))
            continue;

          person = dup_person (get_expert (self, e));
          text = g_strdup_printf ("%s — %s", person, get_grounds (self, e));
          gtk_string_list_append (names, text);
          g_array_append_val (self->others, e);
        }
    }

  drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)),
                                 gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL,
                                                              "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add somebody of the pool"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add somebody of the pool"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop_down);
  add_row (self, row);
}

/* Who is excluded, by the reason. */
static void
add_excluded (TjAssignedRow *self)
{
  static const char * const reasons[] = { "employer", "recusal", "person", "field" };
  const TjAssigned *assigned = get_assigned (self);
  const TjLanguage language = tj_language_get_current ();

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autoptr(GString) names = g_string_new (NULL);
      GtkWidget *row;

      for (guint j = 0; j < assigned->exclusions->len; j++)
        {
          const TjExclusion *exclusion = &g_array_index (assigned->exclusions, TjExclusion, j);

          if (g_str_equal (exclusion->reason, reasons[i]))
            g_string_append_printf (names, "%s%s", names->len > 0 ? _(", ") : "",
                                    get_expert (self, exclusion->expert)->name);
        }
      if (names->len == 0)
        continue;

      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     tj_assignment_words_reason (reasons[i], language));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), names->str);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("action-unavailable-symbolic"));
      add_row (self, row);
    }
}

static void
fill (TjAssignedRow *self)
{
  const TjAssigned *assigned = get_assigned (self);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  for (guint i = 0; i < assigned->experts->len; i++)
    add_assigned (self, g_array_index (assigned->experts, guint, i));
  add_others (self);
  add_excluded (self);
}

static void
tj_assigned_row_dispose (GObject *object)
{
  TjAssignedRow *self = TJ_ASSIGNED_ROW (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_array_unref);

  G_OBJECT_CLASS (tj_assigned_row_parent_class)->dispose (object);
}

static void
tj_assigned_row_class_init (TjAssignedRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tj_assigned_row_dispose;
}

static void
tj_assigned_row_init (TjAssignedRow *self)
{
  self->rows = g_ptr_array_new ();
  self->others = g_array_new (FALSE, FALSE, sizeof (guint));
  self->image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->image, "warning");
  gtk_widget_set_visible (self->image, FALSE);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->image);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * tj_assigned_row_new:
 * @package: index in the round
 *
 * What stands below is made when it is first looked at: a pool has many people.
 *
 * Returns: (transfer floating): a row
 */
TjAssignedRow *
tj_assigned_row_new (TjAssignDesk *desk,
                     guint         package)
{
  TjAssignedRow *self = g_object_new (TJ_TYPE_ASSIGNED_ROW, NULL);
  const char *name;

  self->desk = g_object_ref (desk);
  self->package = package;
  name = tj_form_get_text (tj_package_get_form (get_package (self)), "technology_name");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 name != NULL && *name != '\0'
                                   ? name : tj_package_get_name (get_package (self)));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (fill), NULL);

  return self;
}

/**
 * tj_assigned_row_update:
 * @has_fault: whether the rule is broken for this package
 *
 * Shows what is assigned now.
 */
void
tj_assigned_row_update (TjAssignedRow *self,
                        gboolean       has_fault)
{
  const TjAssigned *assigned = get_assigned (self);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < assigned->experts->len; i++)
    {
      g_autofree char *person =
        dup_person (get_expert (self, g_array_index (assigned->experts, guint, i)));

      g_string_append_printf (names, "%s%s", i > 0 ? _(", ") : "", person);
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 names->len > 0 ? names->str : _("Nobody yet"));
  gtk_widget_set_visible (self->image, has_fault);
  fill (self);
}
