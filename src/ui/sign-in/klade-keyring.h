/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Remembered passwords, in the desktop's own keyring and nowhere else. */

void klade_keyring_probe (GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean klade_keyring_probe_finish (GAsyncResult *result, GError **error);

void klade_keyring_lookup (const char *school_uid,
                           const char *user_name,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
char *klade_keyring_lookup_finish (GAsyncResult *result, GError **error);

void klade_keyring_store (const char *school_uid,
                          const char *school_name,
                          const char *user_name,
                          const char *password,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean klade_keyring_store_finish (GAsyncResult *result, GError **error);

void klade_keyring_forget (const char *school_uid, const char *user_name);
void klade_keyring_free_password (char *password);

G_END_DECLS
