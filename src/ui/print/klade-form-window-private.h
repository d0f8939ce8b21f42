/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the form window only. */

#include "klade-form-window.h"
#include "klade-form.h"
#include "klade-paper-preview.h"

G_BEGIN_DECLS

struct _KladeFormWindow
{
  AdwWindow parent_instance;

  gint32 revision;
  gboolean is_filling; /* fields are being set, not typed in */
  guint refresh_source;

  /* Owned */
  KladeOffice *office;
  KladePaper *paper; /* what is shown meanwhile */
  KladeForm *form;   /* NULL: not read yet */

  /* Template children, borrowed */
  GtkStack *side_stack;
  GtkBox *fields_box;
  GtkTextBuffer *source_buffer;
  GtkLabel *error_label;
  GtkWidget *save_button;
  KladePaperPreview *preview;
};

/* klade-form-window-fields.c */
void klade_form_window_fill_fields (KladeFormWindow *self);

/* klade-form-window.c */
void klade_form_window_changed (KladeFormWindow *self);

G_END_DECLS
