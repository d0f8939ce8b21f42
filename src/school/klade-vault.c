/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-vault.h"

#include "klade-i18n.h"

#include <sodium.h>
#include <string.h>

#define HALF 32 /* bytes; one Argon2id run gives two halves */

G_STATIC_ASSERT (KLADE_ACCOUNT_SALT_SIZE == crypto_pwhash_SALTBYTES);
G_STATIC_ASSERT (KLADE_ACCOUNT_WRAPPED_SIZE == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES +
                                                   crypto_kdf_KEYBYTES +
                                                   crypto_aead_xchacha20poly1305_ietf_ABYTES);

/* About 100 ms on a staff-room desktop. */
const KladePasswordCost klade_password_cost_default = { 3, 64 * 1024 * 1024 };
const KladePasswordCost klade_password_cost_least = { crypto_pwhash_OPSLIMIT_MIN,
                                                      crypto_pwhash_MEMLIMIT_MIN };

struct _KladeVault /* allocated by sodium_malloc */
{
  guint8 data_key[crypto_kdf_KEYBYTES];
  guint8 seal_key[KLADE_AUDIT_KEY_SIZE];
};

static KladeVault *
vault_alloc (void)
{
  static gsize initialised = 0;

  if (g_once_init_enter (&initialised))
    {
      if (sodium_init () < 0)
        g_error ("libsodium does not start");
      g_once_init_leave (&initialised, 1);
    }

  return sodium_malloc (sizeof (KladeVault));
}

static void
derive_keys (KladeVault *self)
{
  crypto_kdf_derive_from_key (self->seal_key, sizeof self->seal_key, 1, "kladelog", self->data_key);
  sodium_mprotect_readonly (self);
}

/**
 * klade_vault_new:
 *
 * Makes a new school's data key.
 *
 * Returns: (transfer full): the vault
 */
KladeVault *
klade_vault_new (void)
{
  KladeVault *self = vault_alloc ();

  crypto_kdf_keygen (self->data_key);
  derive_keys (self);
  return self;
}

void
klade_vault_free (KladeVault *self)
{
  sodium_free (self); /* wipes it */
}

/**
 * klade_vault_get_seal_key:
 * @self: a vault
 *
 * Returns: the key of %KLADE_AUDIT_KEY_SIZE bytes that seals the log
 */
const guint8 *
klade_vault_get_seal_key (KladeVault *self)
{
  return self->seal_key;
}

/**
 * klade_vault_derive:
 * @self: a vault
 * @number, @context: which key; a context is eight letters
 * @key: (out caller-allocates): a key of @size bytes, 16 to 64
 *
 * Makes another key from the school's data key.
 */
void
klade_vault_derive (KladeVault *self,
                    guint64 number,
                    const char context[8],
                    guint8 *key,
                    gsize size)
{
  crypto_kdf_derive_from_key (key, size, number, context, self->data_key);
}

/**
 * klade_vault_equal:
 * @a: a vault
 * @b: another
 *
 * Returns: %TRUE if both hold the same school's key
 */
gboolean
klade_vault_equal (KladeVault *a, KladeVault *b)
{
  return sodium_memcmp (a->data_key, b->data_key, sizeof a->data_key) == 0;
}

/* @halves: (out): the first proves the password, the second wraps the key */
static gboolean
stretch (const char *password,
         const KladeAccountSlot *slot,
         guint8 halves[2 * HALF],
         GError **error)
{
  if (crypto_pwhash (halves, 2 * HALF, password, strlen (password), slot->salt,
                     (unsigned long long) slot->ops_limit, (gsize) slot->mem_limit,
                     crypto_pwhash_ALG_ARGON2ID13) == 0)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_FAILED,
               "no memory for checking a password (%" G_GINT64_FORMAT " bytes)", slot->mem_limit);
  return FALSE;
}

static void
make_verifier (const guint8 *half, guint8 verifier[KLADE_ACCOUNT_VERIFIER_SIZE])
{
  crypto_generichash (verifier, KLADE_ACCOUNT_VERIFIER_SIZE, half, HALF, NULL, 0);
}

/**
 * klade_vault_wrap:
 * @self: the school's vault
 * @account_id: the account; a slot copied to another account does not open
 * @password: its new password
 * @cost: how dear a guess shall be
 * @slot: (out caller-allocates): what to store in the account
 * @error: %KLADE_ERROR_FAILED without enough memory
 *
 * Takes as long as @cost says.
 *
 * Returns: %TRUE if @slot was set
 */
gboolean
klade_vault_wrap (KladeVault *self,
                  gint64 account_id,
                  const char *password,
                  KladePasswordCost cost,
                  KladeAccountSlot *slot,
                  GError **error)
{
  guint8 halves[2 * HALF];
  guint8 *nonce = slot->wrapped_key;
  gint64 about = GINT64_TO_LE (account_id);
  gboolean done;

  slot->ops_limit = (gint64) cost.operations;
  slot->mem_limit = (gint64) cost.memory_bytes;
  randombytes_buf (slot->salt, sizeof slot->salt);
  done = stretch (password, slot, halves, error);

  if (done)
    {
      make_verifier (halves, slot->verifier);
      randombytes_buf (nonce, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
      crypto_aead_xchacha20poly1305_ietf_encrypt (
          nonce + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, NULL, self->data_key,
          sizeof self->data_key, (const guint8 *) &about, sizeof about, NULL, nonce, halves + HALF);
    }

  sodium_memzero (halves, sizeof halves);
  return done;
}

static KladeVault *
open_slot (gint64 account_id, const guint8 *key, const KladeAccountSlot *slot)
{
  g_autoptr (KladeVault) self = vault_alloc ();
  const guint8 *nonce = slot->wrapped_key;
  gint64 about = GINT64_TO_LE (account_id);

  if (crypto_aead_xchacha20poly1305_ietf_decrypt (
          self->data_key, NULL, NULL, nonce + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
          sizeof slot->wrapped_key - crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
          (const guint8 *) &about, sizeof about, nonce, key) != 0)
    return NULL;

  derive_keys (self);
  return g_steal_pointer (&self);
}

/**
 * klade_vault_unwrap:
 * @account_id: the account
 * @password: what was typed
 * @slot: what the account stores
 * @error: %KLADE_ERROR_PASSWORD when it is the wrong one; %KLADE_ERROR_CORRUPT when it is the
 *   right one but the slot was changed
 *
 * Takes as long as the slot's cost says, right or wrong.
 *
 * Returns: (transfer full): the school's vault
 */
KladeVault *
klade_vault_unwrap (gint64 account_id,
                    const char *password,
                    const KladeAccountSlot *slot,
                    GError **error)
{
  g_autoptr (KladeVault) self = NULL;
  guint8 halves[2 * HALF];
  guint8 verifier[KLADE_ACCOUNT_VERIFIER_SIZE];

  if (!stretch (password, slot, halves, error))
    return NULL;

  make_verifier (halves, verifier);
  if (sodium_memcmp (verifier, slot->verifier, sizeof verifier) != 0)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_PASSWORD,
                         _ ("The user name or the password is wrong."));
  else if ((self = open_slot (account_id, halves + HALF, slot)) == NULL)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_CORRUPT,
                 "the data key of account %" G_GINT64_FORMAT " does not open", account_id);

  sodium_memzero (halves, sizeof halves);
  return g_steal_pointer (&self);
}

/**
 * klade_vault_spend:
 * @password: what was typed
 * @error: always set
 *
 * Refuses a user that does not exist in the words, and after the time, of a wrong password.
 *
 * Returns: %FALSE
 */
gboolean
klade_vault_spend (const char *password, GError **error)
{
  KladeAccountSlot slot = { .ops_limit = (gint64) klade_password_cost_default.operations,
                            .mem_limit = (gint64) klade_password_cost_default.memory_bytes };
  g_autoptr (KladeVault) nobody = klade_vault_unwrap (0, password, &slot, error);

  return nobody != NULL;
}
