/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-preview.h"

#include "klade-i18n.h"
#include "klade-paper-sheet.h"

/* Widths of a sheet in pixels, the middle one at first. */
static const int widths[] = { 320, 420, 540, 680, 820, 1000, 1240, 1600 };
#define WIDTH_FIRST 3

struct _KladePaperPreview
{
  AdwBin parent_instance;

  guint zoom; /* of widths */

  /* Owned */
  KladePrintDocument *document; /* NULL: none */

  /* Template children, borrowed */
  AdwClampScrollable *clamp;
  GtkListView *list_view;
  GtkLabel *page_label;
};

G_DEFINE_FINAL_TYPE (KladePaperPreview, klade_paper_preview, ADW_TYPE_BIN)

static void
sheet_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, klade_paper_sheet_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
sheet_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KladePaperPreview *self)
{
  klade_paper_sheet_set_page (KLADE_PAPER_SHEET (gtk_list_item_get_child (item)), self->document,
                              (int) gtk_list_item_get_position (item));
}

static void
sheet_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  klade_paper_sheet_set_page (KLADE_PAPER_SHEET (gtk_list_item_get_child (item)), NULL, 0);
}

static void
zoom (KladePaperPreview *self, int by)
{
  int wanted = by == 0 ? WIDTH_FIRST : (int) self->zoom + by;

  self->zoom = (guint) CLAMP (wanted, 0, (int) G_N_ELEMENTS (widths) - 1);
  adw_clamp_scrollable_set_maximum_size (self->clamp, widths[self->zoom]);
  adw_clamp_scrollable_set_tightening_threshold (self->clamp, widths[self->zoom]);
}

static void
zoom_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zoom (KLADE_PAPER_PREVIEW (widget), g_variant_get_int32 (parameter));
}

static void
klade_paper_preview_dispose (GObject *object)
{
  g_clear_pointer (&KLADE_PAPER_PREVIEW (object)->document, klade_print_document_unref);

  G_OBJECT_CLASS (klade_paper_preview_parent_class)->dispose (object);
}

static void
bind_zoom (GtkWidgetClass *widget_class, guint key, guint key_of_pad, int by)
{
  gtk_widget_class_add_binding_action (widget_class, key, GDK_CONTROL_MASK, "preview.zoom", "i",
                                       by);
  gtk_widget_class_add_binding_action (widget_class, key_of_pad, GDK_CONTROL_MASK, "preview.zoom",
                                       "i", by);
}

static void
klade_paper_preview_class_init (KladePaperPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_paper_preview_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/widgets/klade-paper-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, KladePaperPreview, clamp);
  gtk_widget_class_bind_template_child (widget_class, KladePaperPreview, list_view);
  gtk_widget_class_bind_template_child (widget_class, KladePaperPreview, page_label);
  gtk_widget_class_bind_template_callback (widget_class, sheet_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_unbind_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom", "i", zoom_activated);
  bind_zoom (widget_class, GDK_KEY_plus, GDK_KEY_KP_Add, 1);
  bind_zoom (widget_class, GDK_KEY_equal, GDK_KEY_KP_Add, 1);
  bind_zoom (widget_class, GDK_KEY_minus, GDK_KEY_KP_Subtract, -1);
  bind_zoom (widget_class, GDK_KEY_0, GDK_KEY_KP_0, 0);
}

static void
klade_paper_preview_init (KladePaperPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  zoom (self, 0);
}

/* One string a page: the view only asks how many there are. */
static GListModel *
new_pages (KladePrintDocument *document)
{
  GtkStringList *pages = gtk_string_list_new (NULL);

  for (int i = 0; document != NULL && i < klade_print_document_get_n_pages (document); i++)
    gtk_string_list_append (pages, "");
  return G_LIST_MODEL (pages);
}

/**
 * klade_paper_preview_show:
 * @self: a preview
 * @document: (nullable): whose pages
 */
void
klade_paper_preview_show (KladePaperPreview *self, KladePrintDocument *document)
{
  g_autoptr (GtkNoSelection) selection = NULL;
  g_autofree char *pages = NULL;
  int n_pages = document != NULL ? klade_print_document_get_n_pages (document) : 0;

  g_return_if_fail (KLADE_IS_PAPER_PREVIEW (self));

  g_clear_pointer (&self->document, klade_print_document_unref);
  if (document != NULL)
    self->document = klade_print_document_ref (document);

  selection = gtk_no_selection_new (new_pages (document));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  pages = g_strdup_printf (ngettext_ ("%d page", "%d pages", (gulong) n_pages), n_pages);
  gtk_label_set_text (self->page_label, pages);
}

/**
 * klade_paper_preview_go_to:
 * @self: a preview
 * @page: from 0
 */
void
klade_paper_preview_go_to (KladePaperPreview *self, int page)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u",
                              (guint) page);
}
