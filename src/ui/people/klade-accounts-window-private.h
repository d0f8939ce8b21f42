/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-accounts-window.h"
#include "klade-hand-out.h"
#include "klade-row-list.h"
#include "klade-school-accounts.h"

G_BEGIN_DECLS

struct _KladeAccountsWindow
{
  AdwWindow parent_instance;

  guint serial; /* of the last reading */
  gint64 class_id;
  gboolean is_filling; /* the choices are made: nobody chose anything */
  gboolean is_made;    /* they are */

  /* Owned */
  KladeOffice *office;
  GPtrArray *classes; /* KladeClassRow; NULL: not read yet */
  KladeRowList *model;
  GtkMultiSelection *selection;
  KladeHandOut *hand_out; /* under way; NULL: none */
  char *outcome;          /* of the last one */

  /* Template children, borrowed */
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkSearchEntry *search_entry;
  GtkDropDown *class_choice;
  GtkDropDown *kind_choice;
  GtkDropDown *state_choice;
  GtkStack *list_stack;
  GtkListView *list;
  GtkLabel *sentence_label;
  GtkButton *revoke_button;
  GtkButton *reset_button;
  GtkButton *issue_button;
  GtkLabel *running_label;
  GtkProgressBar *progress_bar;
  GtkWidget *stop_button;
};

/* What is done with whom is chosen, or with all who are shown. */
typedef enum
{
  KLADE_ACCOUNTS_ISSUE,
  KLADE_ACCOUNTS_RESET,
  KLADE_ACCOUNTS_REVOKE,
} KladeAccountsVerb;

const KladeAccountRow *klade_accounts_window_get_row (KladeAccountsWindow *self, guint position);
void klade_accounts_window_load (KladeAccountsWindow *self);

void klade_accounts_window_install_verbs (GtkWidgetClass *widget_class);
void klade_accounts_window_update_verbs (KladeAccountsWindow *self);

G_END_DECLS
