/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-keyring.h"

#include <libsecret/secret.h>

#include "klade-i18n.h"

static const SecretSchema *
get_schema (void)
{
  static const SecretSchema schema = {
    "lv.klade.Klade",
    SECRET_SCHEMA_NONE,
    {
        { "app", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { "school", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { NULL, 0 },
    },
  };

  return &schema;
}

static void
service_got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service = secret_service_get_finish (result, &error);

  if (service != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * klade_keyring_probe:
 *
 * Finds out whether this computer has a keyring at all, so that nothing is offered that cannot
 * be kept.
 */
void
klade_keyring_probe (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, klade_keyring_probe);
  /* A session, because a proxy alone is had without anybody at the other end. */
  secret_service_get (SECRET_SERVICE_OPEN_SESSION, cancellable, service_got_cb, task);
}

/**
 * klade_keyring_probe_finish:
 *
 * Returns: %TRUE if there is a keyring, locked or not
 */
gboolean
klade_keyring_probe_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * klade_keyring_lookup:
 * @school_uid: the school's identifier, not its name: two schools may be called alike
 * @user_name: whose password
 *
 * Looks for a remembered password.  May ask the person to unlock the keyring.
 */
void
klade_keyring_lookup (const char *school_uid,
                      const char *user_name,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  secret_password_lookup (get_schema (), cancellable, callback, user_data, "app", "lv.klade.Klade",
                          "school", school_uid, "user", user_name, NULL);
}

/**
 * klade_keyring_lookup_finish:
 *
 * Returns: (transfer full) (nullable): the password, to be freed by
 *   klade_keyring_free_password(); %NULL without @error when none is remembered
 */
char *
klade_keyring_lookup_finish (GAsyncResult *result, GError **error)
{
  return secret_password_lookup_finish (result, error);
}

/**
 * klade_keyring_store:
 * @school_name: for the entry's title in the keyring's own window
 *
 * Remembers a password on this computer.
 */
void
klade_keyring_store (const char *school_uid,
                     const char *school_name,
                     const char *user_name,
                     const char *password,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autofree char *label = g_strdup_printf (_ ("Klade: %s, %s"), school_name, user_name);

  secret_password_store (get_schema (), SECRET_COLLECTION_DEFAULT, label, password, NULL, callback,
                         user_data, "app", "lv.klade.Klade", "school", school_uid, "user",
                         user_name, NULL);
}

/**
 * klade_keyring_store_finish:
 *
 * Returns: %TRUE if the password is remembered
 */
gboolean
klade_keyring_store_finish (GAsyncResult *result, GError **error)
{
  return secret_password_store_finish (result, error);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!secret_password_clear_finish (result, &error) && error != NULL)
    g_debug ("keyring: %s", error->message);
}

/**
 * klade_keyring_forget:
 *
 * Forgets a remembered password; having none is fine.
 */
void
klade_keyring_forget (const char *school_uid, const char *user_name)
{
  secret_password_clear (get_schema (), NULL, forgotten_cb, NULL, "app", "lv.klade.Klade", "school",
                         school_uid, "user", user_name, NULL);
}

/**
 * klade_keyring_free_password:
 * @password: (nullable) (transfer full): overwritten, then freed
 */
void
klade_keyring_free_password (char *password)
{
  if (password != NULL)
    secret_password_free (password);
}
