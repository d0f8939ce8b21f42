/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-list-row.h"

G_BEGIN_DECLS

/**
 * KladeListSource:
 * @set_query: the person typed
 * @bind: shows an item of the model in a row
 *
 * How a list page speaks to its model.
 */
typedef struct
{
  void (*set_query) (GListModel *model, const char *typed);
  void (*bind) (KladeListRow *row, gpointer item);
} KladeListSource;

/* What a list page shows instead of rows. */
typedef enum
{
  KLADE_LIST_READING, /* nothing is known yet */
  KLADE_LIST_EMPTY,   /* there is nothing at all: it says what to do next */
  KLADE_LIST_READ,    /* rows, or that none fits what was typed */
} KladeListState;

/**
 * KladeListPage:
 *
 * The one list page: a title or scopes in the header, a search that filters as one types, rows
 * that Enter or a click opens, and optionally the chosen row's details at the right.  Ctrl+F
 * goes to the search, Up and Down move while the text stays where it is typed.
 *
 * Properties: "title", "placeholder", "search-name" and "list-name" (for screen readers),
 * "icon-name", "empty-title", "empty-description", "unfound-title", "unfound-description".
 *
 * Signals: "opened" (GObject *item): Enter or a click; "chosen" (GObject *item_or_null): another
 * row is selected; "scope-chosen" (int scope); "retry" (): the person wants it read again.
 */
#define KLADE_TYPE_LIST_PAGE (klade_list_page_get_type ())
G_DECLARE_FINAL_TYPE (KladeListPage, klade_list_page, KLADE, LIST_PAGE, AdwBin)

void klade_list_page_set_model (KladeListPage *self,
                                GListModel *model,
                                const KladeListSource *source);
void klade_list_page_set_state (KladeListPage *self, KladeListState state);
void klade_list_page_show_error (KladeListPage *self, const GError *error);

void klade_list_page_add_scope (KladeListPage *self, int scope, const char *label);
void klade_list_page_show_scope (KladeListPage *self, int scope, gboolean is_shown);
void klade_list_page_choose_scope (KladeListPage *self, int scope, const char *title);

void klade_list_page_add_control (KladeListPage *self, GtkWidget *control);
void klade_list_page_set_details (KladeListPage *self, GtkWidget *details);
void klade_list_page_show_details (KladeListPage *self, gboolean is_shown);
GObject *klade_list_page_get_chosen (KladeListPage *self);
void klade_list_page_choose (KladeListPage *self, guint position);
void klade_list_page_set_typed (KladeListPage *self, const char *text);
const char *klade_list_page_get_typed (KladeListPage *self);

G_END_DECLS
