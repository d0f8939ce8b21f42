/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void klade_stack_hide_unseen (GtkStack *stack);

G_END_DECLS
