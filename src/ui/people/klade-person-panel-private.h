/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-form-entry.h"
#include "klade-people-task.h"
#include "klade-person-panel.h"

G_BEGIN_DECLS

struct _KladePersonPanel
{
  AdwBin parent_instance;

  gint64 person_id; /* who was asked for; 0: nobody */
  gboolean is_showing;
  gboolean is_code_shown;
  gboolean is_handing_out; /* a password is being made */

  /* Owned */
  KladePeopleBook *book;
  KladePersonFile *file; /* NULL: none read yet */
  KladeAccess *access;   /* NULL: not read, or none of one's business */
  GCancellable *cancellable;
  GQueue saves; /* data on their way, in the order they were asked for */

  /* Borrowed */
  KladeFormEntry *entries[KLADE_N_PERSON_FIELDS];
  GtkWidget *code_button;

  /* Template children, borrowed */
  GtkLabel *name_label;
  GtkLabel *about_label;
  GtkMenuButton *menu_button;
  GtkScrolledWindow *scrolled;
  GtkWidget *verbs_box;
  GtkWidget *enrol_button;
  GtkWidget *employ_button;
  GtkWidget *transfer_button;
  GtkWidget *remove_button;
  GtkWidget *check_group;
  AdwActionRow *check_row;
  GtkSwitch *check_switch;
  GtkBox *near_box;
  GtkWidget *contacts_group;
  GtkWidget *personal_group;
  GtkWidget *protected_group;
  GtkBox *far_box;
};

KladeDay klade_person_panel_get_today (KladePersonPanel *self);

void klade_person_panel_make_entries (KladePersonPanel *self);
void klade_person_panel_show_data (KladePersonPanel *self, gboolean is_another_person);
void klade_person_panel_flush_data (KladePersonPanel *self);

void klade_person_panel_show_facts (KladePersonPanel *self);

void klade_person_panel_install_access (GtkWidgetClass *widget_class);
void klade_person_panel_update_access (KladePersonPanel *self);
void klade_person_panel_show_access (KladePersonPanel *self, GtkBox *box);

G_END_DECLS
