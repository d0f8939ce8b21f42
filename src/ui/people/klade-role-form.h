/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-people-book.h"

G_BEGIN_DECLS

void klade_role_form_open (GtkWidget *parent, KladePeopleBook *book, KladePersonFile *file);

G_END_DECLS
