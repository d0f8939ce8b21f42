/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-seal.h"

#include <sodium.h>
#include <string.h>

#define NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_SIZE crypto_aead_xchacha20poly1305_ietf_ABYTES
#define BLOCK_SIZE 32 /* values are padded, so that their length tells little */
#define LOOKUP_SIZE 32

struct _KladeSeal /* allocated by sodium_malloc */
{
  guint8 value_key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
  guint8 lookup_key[crypto_generichash_KEYBYTES];
};

/**
 * klade_seal_new:
 * @vault: the school's data key
 *
 * Returns: (transfer full): what seals and opens
 */
KladeSeal *
klade_seal_new (KladeVault *vault)
{
  KladeSeal *self = sodium_malloc (sizeof (KladeSeal));

  klade_vault_derive (vault, 2, "kladeval", self->value_key, sizeof self->value_key);
  klade_vault_derive (vault, 3, "kladefnd", self->lookup_key, sizeof self->lookup_key);
  sodium_mprotect_readonly (self);
  return self;
}

void
klade_seal_free (KladeSeal *self)
{
  sodium_free (self); /* wipes it */
}

/* Whose value of what it is: bound to the ciphertext, so that a row copied to another person or
 * field does not open. */
static GByteArray *
about (gint64 person_id, const char *field)
{
  gint64 id = GINT64_TO_LE (person_id);
  GByteArray *bytes = g_byte_array_sized_new (32);

  g_byte_array_append (bytes, (const guint8 *) &id, sizeof id);
  return g_byte_array_append (bytes, (const guint8 *) field, (guint) strlen (field));
}

/**
 * klade_seal_close:
 * @self: a seal
 * @person_id: whose value
 * @field: its klade_person_field_id()
 * @value: the value
 *
 * Returns: (transfer full): a nonce and the ciphertext
 */
GBytes *
klade_seal_close (KladeSeal *self, gint64 person_id, const char *field, const char *value)
{
  g_autoptr (GByteArray) data = about (person_id, field);
  gsize size = strlen (value);
  gsize room = (size / BLOCK_SIZE + 1) * BLOCK_SIZE;
  gsize padded_size = 0;
  g_autofree guint8 *padded = g_malloc0 (room);
  guint8 *sealed = g_malloc (NONCE_SIZE + room + TAG_SIZE);

  memcpy (padded, value, size);
  sodium_pad (&padded_size, padded, size, BLOCK_SIZE, room);
  randombytes_buf (sealed, NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + NONCE_SIZE, NULL, padded, padded_size,
                                              data->data, data->len, NULL, sealed, self->value_key);
  sodium_memzero (padded, room);

  return g_bytes_new_take (sealed, NONCE_SIZE + padded_size + TAG_SIZE);
}

static gboolean
decrypt (KladeSeal *self,
         GByteArray *data,
         const guint8 *sealed,
         gsize size,
         guint8 *plain,
         gsize *plain_size)
{
  return size > NONCE_SIZE + TAG_SIZE &&
         crypto_aead_xchacha20poly1305_ietf_decrypt (plain, NULL, NULL, sealed + NONCE_SIZE,
                                                     size - NONCE_SIZE, data->data, data->len,
                                                     sealed, self->value_key) == 0 &&
         sodium_unpad (plain_size, plain, size - NONCE_SIZE - TAG_SIZE, BLOCK_SIZE) == 0;
}

/**
 * klade_seal_open:
 * @self: a seal
 * @person_id: whose value
 * @field: its klade_person_field_id()
 * @sealed: what klade_seal_close() made
 * @error: %KLADE_ERROR_CORRUPT when it is not that person's, or was changed
 *
 * Returns: (transfer full): the value
 */
char *
klade_seal_open (KladeSeal *self,
                 gint64 person_id,
                 const char *field,
                 GBytes *sealed,
                 GError **error)
{
  g_autoptr (GByteArray) data = about (person_id, field);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (sealed, &size);
  g_autofree guint8 *plain = g_malloc0 (size + 1);
  gsize plain_size = 0;

  if (!decrypt (self, data, bytes, size, plain, &plain_size))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_CORRUPT,
                   "the sealed %s of person %" G_GINT64_FORMAT " does not open", field, person_id);
      return NULL;
    }

  plain[plain_size] = '\0';
  return (char *) g_steal_pointer (&plain);
}

/**
 * klade_seal_lookup:
 * @self: a seal
 * @field: a klade_person_field_id()
 * @value: the value as klade_person_field_normalise() made it
 *
 * Returns: (transfer full): a hash that only who has the data key can make
 */
GBytes *
klade_seal_lookup (KladeSeal *self, const char *field, const char *value)
{
  crypto_generichash_state state;
  guint8 *hash = g_malloc (LOOKUP_SIZE);

  crypto_generichash_init (&state, self->lookup_key, sizeof self->lookup_key, LOOKUP_SIZE);
  crypto_generichash_update (&state, (const guint8 *) field, strlen (field) + 1);
  crypto_generichash_update (&state, (const guint8 *) value, strlen (value));
  crypto_generichash_final (&state, hash, LOOKUP_SIZE);
  sodium_memzero (&state, sizeof state);

  return g_bytes_new_take (hash, LOOKUP_SIZE);
}
