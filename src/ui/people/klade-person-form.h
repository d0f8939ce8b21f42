/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "klade-people-book.h"
#include "klade-people-task.h"

G_BEGIN_DECLS

void klade_person_form_open (GtkWidget *parent,
                             KladePeopleBook *book,
                             KladePersonFile *file,
                             KladePeopleVerb verb,
                             const KladeFileEntry *entry);

G_END_DECLS
