/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KLADE_PASSWORD_LENGTH_MIN 8

gboolean klade_password_check (const char *password, const char *user_name, GError **error);
gint64 klade_password_wait (int n_failed);
gboolean klade_password_is_expired (gint64 changed_at, gint64 now, int life_days);

G_END_DECLS
