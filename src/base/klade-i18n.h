/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libintl.h>

G_BEGIN_DECLS

#define _(text) dgettext (GETTEXT_PACKAGE, text)
#define N_(text) (text)
#define C_(context, text) g_dpgettext2 (GETTEXT_PACKAGE, context, text)
#define NC_(context, text) (text)
#define ngettext_(one, many, n) dngettext (GETTEXT_PACKAGE, one, many, n)

void klade_i18n_init (void);

G_END_DECLS
