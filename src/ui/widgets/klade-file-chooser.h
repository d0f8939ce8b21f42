/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*KladeFileChosen) (GFile *file, gpointer data);

/* The one place that knows how files are chosen; the toolkit's way changes in newer versions. */
void klade_file_chooser_open_school (GtkWindow *parent, KladeFileChosen chosen, GObject *data);
void klade_file_chooser_open_table (GtkWindow *parent, KladeFileChosen chosen, GObject *data);
void klade_file_chooser_open_timetable (GtkWindow *parent, KladeFileChosen chosen, GObject *data);
void klade_file_chooser_save (GtkWindow *parent,
                              const char *title,
                              const char *name,
                              KladeFileChosen chosen,
                              GObject *data);

G_END_DECLS
