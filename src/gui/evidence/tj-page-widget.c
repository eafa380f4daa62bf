/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-page-widget-private.h"

#include "gui/evidence/tj-page-pointer.h"
#include "render/page/tj-page-source.h"

#include <math.h>

/* One page: its place on the screen from the start, its picture when there is one, and in
 * its place a sentence where it cannot be drawn. The page view asks for the picture. Over it lie
 * what is selected, what was searched for, and the marks of the judgement. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/evidence/tj-page-widget.ui"

/* At zoom 1 a page is as large as on paper, at 96 pixels to the inch. */
#define PIXELS_PER_POINT (96.0 / 72.0)
#define SMALLEST_WIDTH 90
/* The shape of a page whose size is unknown: A4. */
#define FALLBACK_WIDTH 595.0
#define FALLBACK_HEIGHT 842.0

enum {
  SIGNAL_RESIZED,
  SIGNAL_RETRY,
  SIGNAL_SELECTED,
  SIGNAL_MARK_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A page of which nothing is to be seen is no white one. */
static const GdkRGBA covered_color = { 0.45f, 0.45f, 0.45f, 1 };

G_DEFINE_FINAL_TYPE (TjPageWidget, tj_page_widget, GTK_TYPE_WIDGET)

static void
retry_clicked_cb (TjPageWidget *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static gboolean
fits_width (TjPageWidget *self)
{
  return self->zoom <= 0;
}

static TjPageSize
get_shown_size (TjPageWidget *self)
{
  const TjPageFrame frame = { .size = self->size, .turns = self->turns };

  return tj_page_frame_get_shown_size (&frame);
}

static GtkSizeRequestMode
tj_page_widget_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tj_page_widget_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  TjPageWidget *self = TJ_PAGE_WIDGET (widget);
  double zoom = fits_width (self) ? 1 : self->zoom;
  TjPageSize size = get_shown_size (self);
  double width = MAX (SMALLEST_WIDTH, ceil (size.width * zoom * PIXELS_PER_POINT));
  int box_minimum = 0;
  int box_natural = 0;

  gtk_widget_measure (self->error_box, orientation, for_size, &box_minimum, &box_natural,
                      NULL, NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = MAX ((int) width, box_minimum);
      *minimum = fits_width (self) ? MAX (SMALLEST_WIDTH, box_minimum) : *natural;
      return;
    }

  if (fits_width (self) && for_size > 0)
    width = for_size;
  *natural = MAX ((int) ceil (width * size.height / size.width), box_minimum);
  *minimum = *natural;
}

static void
tj_page_widget_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  TjPageWidget *self = TJ_PAGE_WIDGET (widget);

  if (gtk_widget_should_layout (self->error_box))
    gtk_widget_size_allocate (self->error_box, &(GtkAllocation) { 0, 0, width, height }, -1);
  tj_page_overlay_allocate (self, width, height);

  if (self->shown_width != width)
    {
      self->shown_width = width;
      g_signal_emit (self, signals[SIGNAL_RESIZED], 0);
    }
}

/* The picture is of the page as the file has it; the screen turns it. */
static void
paint_picture (TjPageWidget *self,
               GtkSnapshot  *snapshot,
               float         width,
               float         height)
{
  graphene_rect_t area;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width / 2, height / 2));
  gtk_snapshot_rotate (snapshot, (float) self->turns * 90);
  if (self->turns % 2 == 0)
    graphene_rect_init (&area, -width / 2, -height / 2, width, height);
  else
    graphene_rect_init (&area, -height / 2, -width / 2, height, width);
  gtk_snapshot_append_texture (snapshot, self->texture, &area);
  gtk_snapshot_restore (snapshot);
}

static void
tj_page_widget_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  TjPageWidget *self = TJ_PAGE_WIDGET (widget);

  if (self->texture != NULL && !tj_page_widget_is_covered (self))
    {
      paint_picture (self, snapshot, (float) gtk_widget_get_width (widget),
                     (float) gtk_widget_get_height (widget));
      tj_page_overlay_snapshot (self, snapshot);
    }

  else if (self->texture != NULL)
    {
      gtk_snapshot_append_color (snapshot, &covered_color,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                      (float) gtk_widget_get_height (widget)));
    }

  GTK_WIDGET_CLASS (tj_page_widget_parent_class)->snapshot (widget, snapshot);
}

static void
tj_page_widget_dispose (GObject *object)
{
  TjPageWidget *self = TJ_PAGE_WIDGET (object);

  tj_page_overlay_dispose (self);

  g_clear_object (&self->texture);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_PAGE_WIDGET);

  G_OBJECT_CLASS (tj_page_widget_parent_class)->dispose (object);
}

static void
tj_page_widget_finalize (GObject *object)
{
  TjPageWidget *self = TJ_PAGE_WIDGET (object);

  g_clear_pointer (&self->layout, tj_page_layout_unref);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->covered, g_array_unref);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->mark_buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_page_widget_parent_class)->finalize (object);
}

static void
tj_page_widget_class_init (TjPageWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tj_page_widget_dispose;
  object_class->finalize = tj_page_widget_finalize;

  widget_class->get_request_mode = tj_page_widget_get_request_mode;
  widget_class->measure = tj_page_widget_measure;
  widget_class->size_allocate = tj_page_widget_size_allocate;
  widget_class->snapshot = tj_page_widget_snapshot;

  /**
   * TjPageWidget::resized:
   *
   * The page has another width on the screen, and a picture of another scale suits it.
   */
  signals[SIGNAL_RESIZED] =
    g_signal_new ("resized", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TjPageWidget::retry:
   *
   * The user wants the page drawn after all.
   */
  signals[SIGNAL_RETRY] =
    g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TjPageWidget::selected:
   *
   * Something else is selected, or nothing.
   */
  signals[SIGNAL_SELECTED] =
    g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TjPageWidget::mark-activated:
   * @number: of the mark
   */
  signals[SIGNAL_MARK_ACTIVATED] =
    g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "page");
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjPageWidget, error_box);
  gtk_widget_class_bind_template_child (widget_class, TjPageWidget, error_label);
  gtk_widget_class_bind_template_child (widget_class, TjPageWidget, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
}

static void
tj_page_widget_init (TjPageWidget *self)
{
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_evidence_free);
  self->mark_buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  tj_page_pointer_install (self);
}

/**
 * tj_page_widget_new:
 * @page: from 0
 * @size: in points; 0 by 0 where unknown
 *
 * Returns: (transfer floating): an empty page that fits the width
 */
TjPageWidget *
tj_page_widget_new (guint             page,
                    const TjPageSize *size)
{
  TjPageWidget *self = g_object_new (TJ_TYPE_PAGE_WIDGET, NULL);

  self->page = page;
  self->size = *size;
  if (!tj_page_size_is_sane (size->width, size->height))
    self->size = (TjPageSize) { FALLBACK_WIDTH, FALLBACK_HEIGHT };

  return self;
}

guint
tj_page_widget_get_page (TjPageWidget *self)
{
  g_return_val_if_fail (TJ_IS_PAGE_WIDGET (self), 0);

  return self->page;
}

/**
 * tj_page_widget_set_zoom:
 * @zoom: 1 for the size on paper; 0 to fit the width that there is
 */
void
tj_page_widget_set_zoom (TjPageWidget *self,
                         double        zoom)
{
  g_return_if_fail (TJ_IS_PAGE_WIDGET (self));

  self->zoom = zoom;
  gtk_widget_set_halign (GTK_WIDGET (self),
                         fits_width (self) ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * tj_page_widget_set_turns:
 * @turns: quarter turns to the right, 0 to 3
 */
void
tj_page_widget_set_turns (TjPageWidget *self,
                          guint         turns)
{
  g_return_if_fail (TJ_IS_PAGE_WIDGET (self));
  g_return_if_fail (turns < 4);

  self->turns = turns;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * tj_page_widget_get_frame:
 *
 * Returns: how the page lies in the widget
 */
TjPageFrame
tj_page_widget_get_frame (TjPageWidget *self)
{
  g_return_val_if_fail (TJ_IS_PAGE_WIDGET (self), (TjPageFrame) { .turns = 0 });

  return (TjPageFrame) { self->size, self->turns, gtk_widget_get_width (GTK_WIDGET (self)),
                         gtk_widget_get_height (GTK_WIDGET (self)) };
}

/**
 * tj_page_widget_get_scale:
 *
 * Returns: the pixels a point that a picture of the page should have where it stands now,
 *   never more than may be drawn; 0 before it has a place
 */
double
tj_page_widget_get_scale (TjPageWidget *self)
{
  double scale;
  double most;

  g_return_val_if_fail (TJ_IS_PAGE_WIDGET (self), 0);

  scale = gtk_widget_get_width (GTK_WIDGET (self)) / get_shown_size (self).width *
          gtk_widget_get_scale_factor (GTK_WIDGET (self));
  /* A little below the limits, so that rounding cannot pass them. */
  most = sqrt (0.98 * TJ_PAGE_MAX_PIXELS / (self->size.width * self->size.height));
  most = MIN (most, 32000 / MAX (self->size.width, self->size.height));

  return MIN (scale, most);
}

/**
 * tj_page_widget_is_drawn:
 *
 * Returns: whether there is nothing to ask for: a picture as fine as the place allows, or
 *   an error
 */
gboolean
tj_page_widget_is_drawn (TjPageWidget *self)
{
  double wanted;

  g_return_val_if_fail (TJ_IS_PAGE_WIDGET (self), FALSE);

  if (self->failed)
    return TRUE;

  wanted = tj_page_widget_get_scale (self);

  return self->texture != NULL && fabs (wanted - self->texture_scale) < 0.002 * wanted;
}

/**
 * tj_page_widget_set_texture:
 * @texture: (nullable): the picture of the page; %NULL forgets it
 * @scale: the pixels a point at which it was drawn
 */
void
tj_page_widget_set_texture (TjPageWidget *self,
                            GdkTexture   *texture,
                            double        scale)
{
  g_return_if_fail (TJ_IS_PAGE_WIDGET (self));

  self->texture_scale = scale;
  if (g_set_object (&self->texture, texture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tj_page_widget_get_error:
 *
 * Returns: (nullable): why the page is not drawn
 */
const char *
tj_page_widget_get_error (TjPageWidget *self)
{
  g_return_val_if_fail (TJ_IS_PAGE_WIDGET (self), NULL);

  return self->failed ? gtk_label_get_text (self->error_label) : NULL;
}

/**
 * tj_page_widget_set_error:
 * @message: (nullable): a sentence, shown in the place of the page; %NULL takes it back
 */
void
tj_page_widget_set_error (TjPageWidget *self,
                          const char   *message)
{
  g_return_if_fail (TJ_IS_PAGE_WIDGET (self));

  self->failed = message != NULL;
  if (self->failed)
    tj_page_widget_set_texture (self, NULL, 0);
  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_box, self->failed);
}
