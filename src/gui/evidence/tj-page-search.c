/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-page-search.h"

/* Looks for words page by page, from the page that is looked at on, one request at a time, so
 * that drawing goes on meanwhile. What is kept of a page are the ranges, not its words. */

/* Marking more than these helps nobody. */
#define MAX_FOUND 5000

struct _TjPageSearch
{
  GObject parent_instance;

  TjPageProcess *process;
  char *words;
  GStrv hidden;
  GPtrArray *matches; /* of GArray of TjPageRange, one for each page; NULL where not read */
  GCancellable *cancellable;
  guint first_page;
  guint n_read;
  guint n_found;
  /* The current match; none before the first step. */
  gboolean is_at_match;
  guint page;
  guint index;
};

enum {
  FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjPageSearch, tj_page_search, G_TYPE_OBJECT)

static void read_next (TjPageSearch *self);

static void
tj_page_search_dispose (GObject *object)
{
  TjPageSearch *self = TJ_PAGE_SEARCH (object);

  tj_page_search_stop (self);
  g_clear_object (&self->process);

  G_OBJECT_CLASS (tj_page_search_parent_class)->dispose (object);
}

static void
tj_page_search_finalize (GObject *object)
{
  TjPageSearch *self = TJ_PAGE_SEARCH (object);

  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_free (self->words);
  g_strfreev (self->hidden);

  G_OBJECT_CLASS (tj_page_search_parent_class)->finalize (object);
}

static void
tj_page_search_class_init (TjPageSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tj_page_search_dispose;
  object_class->finalize = tj_page_search_finalize;

  signals[FOUND] =
    g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
clear_array (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

static void
tj_page_search_init (TjPageSearch *self)
{
  self->matches = g_ptr_array_new_with_free_func (clear_array);
}

/**
 * tj_page_search_new:
 * @process: that has the document open
 *
 * Returns: (transfer full): a search for nothing yet
 */
TjPageSearch *
tj_page_search_new (TjPageProcess *process)
{
  TjPageSearch *self = g_object_new (TJ_TYPE_PAGE_SEARCH, NULL);

  self->process = g_object_ref (process);

  return self;
}

static guint
get_next_page (TjPageSearch *self)
{
  return (self->first_page + self->n_read) % self->matches->len;
}

/* What is covered is not found. */
static GArray *
search_in (TjPageSearch *self,
           TjPageLayout *layout)
{
  g_autoptr(GArray) covered = NULL;
  g_autoptr(TjPageLayout) shown = NULL;

  if (self->hidden != NULL)
    shown = tj_page_layout_cover (layout, (const char * const *) self->hidden, &covered);

  return tj_page_layout_search (shown != NULL ? shown : layout, self->words);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(TjPageSearch) self = data;
  g_autoptr(TjPageLayout) layout = NULL;
  g_autoptr(GError) error = NULL;
  guint page;

  layout = tj_page_process_layout_finish (TJ_PAGE_PROCESS (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cancellable == NULL)
    return;

  page = get_next_page (self);
  if (layout != NULL)
    {
      GArray *found = search_in (self, layout);

      self->n_found += found->len;
      self->matches->pdata[page] = found;
    }
  self->n_read++;

  if (self->n_read == self->matches->len || self->n_found >= MAX_FOUND)
    g_clear_object (&self->cancellable);
  else
    read_next (self);

  g_signal_emit (self, signals[FOUND], 0);
}

static void
read_next (TjPageSearch *self)
{
  tj_page_process_layout_async (self->process, get_next_page (self), self->cancellable, read_cb,
                                g_object_ref (self));
}

/**
 * tj_page_search_start:
 * @words: what to look for; nothing is found by nothing
 * @first_page: where to begin, from 0
 *
 * Forgets what was found before.
 */
void
tj_page_search_start (TjPageSearch *self,
                      const char   *words,
                      guint         first_page)
{
  guint n_pages;

  g_return_if_fail (TJ_IS_PAGE_SEARCH (self));
  g_return_if_fail (words != NULL);

  tj_page_search_stop (self);
  n_pages = tj_page_process_get_n_pages (self->process);
  g_free (self->words);
  self->words = g_strdup (words);
  if (*words == '\0' || n_pages == 0)
    return;

  g_ptr_array_set_size (self->matches, (int) n_pages);
  self->first_page = first_page < n_pages ? first_page : 0;
  self->cancellable = g_cancellable_new ();
  read_next (self);
}

/**
 * tj_page_search_set_hidden:
 * @hidden: (nullable): what is not to be found
 */
void
tj_page_search_set_hidden (TjPageSearch       *self,
                           const char * const *hidden)
{
  g_return_if_fail (TJ_IS_PAGE_SEARCH (self));

  g_strfreev (self->hidden);
  self->hidden = g_strdupv ((GStrv) hidden);
}

/**
 * tj_page_search_stop:
 *
 * Forgets what was found, and looks for nothing.
 */
void
tj_page_search_stop (TjPageSearch *self)
{
  g_return_if_fail (TJ_IS_PAGE_SEARCH (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_ptr_array_set_size (self->matches, 0);
  self->n_read = 0;
  self->n_found = 0;
  self->is_at_match = FALSE;
}

gboolean
tj_page_search_is_running (TjPageSearch *self)
{
  g_return_val_if_fail (TJ_IS_PAGE_SEARCH (self), FALSE);

  return self->cancellable != NULL;
}

guint
tj_page_search_get_n_found (TjPageSearch *self)
{
  g_return_val_if_fail (TJ_IS_PAGE_SEARCH (self), 0);

  return self->n_found;
}

/**
 * tj_page_search_get_matches:
 * @page: from 0
 *
 * Returns: (transfer none) (nullable) (element-type TjPageRange): what is known to stand there
 */
GArray *
tj_page_search_get_matches (TjPageSearch *self,
                            guint         page)
{
  g_return_val_if_fail (TJ_IS_PAGE_SEARCH (self), NULL);

  return page < self->matches->len ? g_ptr_array_index (self->matches, page) : NULL;
}

static guint
count (TjPageSearch *self,
       guint         page)
{
  GArray *matches = tj_page_search_get_matches (self, page);

  return matches != NULL ? matches->len : 0;
}

/* The next page that has matches, round the end of the document; the current one last. */
static gboolean
find_page (TjPageSearch *self,
           gboolean      forward,
           guint        *page)
{
  guint n_pages = self->matches->len;

  for (guint i = 1; i <= n_pages; i++)
    {
      guint candidate = (*page + (forward ? i : n_pages - i)) % n_pages;

      if (count (self, candidate) > 0)
        {
          *page = candidate;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
take_first (TjPageSearch *self)
{
  self->page = self->first_page;
  self->index = 0;

  return count (self, self->page) > 0 || find_page (self, TRUE, &self->page);
}

/**
 * tj_page_search_step:
 * @forward: to the next match, or back to the one before
 * @page: (out): from 0
 * @range: (out): on that page
 *
 * The first step goes to the first match on the page where the search began, or after it; behind
 * the last match comes the first.
 *
 * Returns: whether there is any match
 */
gboolean
tj_page_search_step (TjPageSearch *self,
                     gboolean      forward,
                     guint        *page,
                     TjPageRange  *range)
{
  g_return_val_if_fail (TJ_IS_PAGE_SEARCH (self), FALSE);

  if (self->n_found == 0)
    return FALSE;

  if (!self->is_at_match)
    {
      take_first (self);
    }
  else if (forward && self->index + 1 < count (self, self->page))
    {
      self->index++;
    }
  else if (!forward && self->index > 0)
    {
      self->index--;
    }
  else
    {
      find_page (self, forward, &self->page);
      self->index = forward ? 0 : count (self, self->page) - 1;
    }

  self->is_at_match = TRUE;
  *page = self->page;
  *range = g_array_index (tj_page_search_get_matches (self, self->page), TjPageRange,
                          self->index);

  return TRUE;
}

/**
 * tj_page_search_get_position:
 *
 * Returns: which match of all that are found is the current one, from 1; 0 before the first step
 */
guint
tj_page_search_get_position (TjPageSearch *self)
{
  guint position;

  g_return_val_if_fail (TJ_IS_PAGE_SEARCH (self), 0);

  if (!self->is_at_match)
    return 0;

  position = self->index + 1;
  for (guint i = 0; i < self->page; i++)
    position += count (self, i);

  return position;
}
