/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *klade_contact_parse_phone (const char *text, GError **error);
gboolean klade_contact_is_mobile (const char *phone);
char *klade_contact_parse_email (const char *text, GError **error);

G_END_DECLS
