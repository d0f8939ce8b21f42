/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "klade-people-book.h"

G_BEGIN_DECLS

void klade_person_add_open (GtkWidget *parent, KladePeopleBook *book, const char *typed);

G_END_DECLS
