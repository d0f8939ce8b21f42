/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-vault.h"

#include "klade-i18n.h"

#include <sodium.h>
#include <string.h>

#define HALF 32 /* bytes; one Argon2id run gives two halves */
#define PROOF (KLADE_ACCOUNT_PUBLIC_SIZE - crypto_box_PUBLICKEYBYTES)

G_STATIC_ASSERT (KLADE_ACCOUNT_SALT_SIZE == crypto_pwhash_SALTBYTES);
G_STATIC_ASSERT (KLADE_ACCOUNT_WRAPPED_SIZE == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES +
                                                   crypto_kdf_KEYBYTES +
                                                   crypto_aead_xchacha20poly1305_ietf_ABYTES);
G_STATIC_ASSERT (crypto_box_SECRETKEYBYTES == crypto_kdf_KEYBYTES);
G_STATIC_ASSERT (PROOF == 32);
G_STATIC_ASSERT (KLADE_ACCOUNT_SEALED_SIZE == crypto_kdf_KEYBYTES + crypto_box_SEALBYTES);

/* About 100 ms on a staff-room desktop. */
const KladePasswordCost klade_password_cost_default = { 3, 64 * 1024 * 1024 };
const KladePasswordCost klade_password_cost_least = { crypto_pwhash_OPSLIMIT_MIN,
                                                      crypto_pwhash_MEMLIMIT_MIN };

struct _KladeVault /* allocated by sodium_malloc */
{
  guint8 data_key[crypto_kdf_KEYBYTES];
  guint8 seal_key[KLADE_AUDIT_KEY_SIZE];
  guint8 proof_key[crypto_generichash_KEYBYTES]; /* proves accounts' public keys */
  guint8 secret_key[crypto_box_SECRETKEYBYTES];  /* of the account that opened it */
  gboolean has_secret_key;
};

/**
 * klade_vault_prepare:
 *
 * Starts libsodium; for whoever uses its memory before there is a vault.
 */
void
klade_vault_prepare (void)
{
  static gsize initialised = 0;

  if (g_once_init_enter (&initialised))
    {
      if (sodium_init () < 0)
        g_error ("libsodium does not start");
      g_once_init_leave (&initialised, 1);
    }
}

static KladeVault *
vault_alloc (void)
{
  klade_vault_prepare ();
  return sodium_malloc (sizeof (KladeVault));
}

static void
derive_keys (KladeVault *self)
{
  crypto_kdf_derive_from_key (self->seal_key, sizeof self->seal_key, 1, "kladelog", self->data_key);
  crypto_kdf_derive_from_key (self->proof_key, sizeof self->proof_key, 4, "kladeacc",
                              self->data_key);
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

  self->has_secret_key = FALSE;
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

/* So that whoever can write the table, but has not the data key, gets nothing sealed to a key of
 * his own. */
static void
prove_public_key (KladeVault *self,
                  gint64 account_id,
                  const guint8 *public_key,
                  guint8 proof[PROOF])
{
  gint64 about = GINT64_TO_LE (account_id);
  crypto_generichash_state state;

  crypto_generichash_init (&state, self->proof_key, sizeof self->proof_key, PROOF);
  crypto_generichash_update (&state, (const guint8 *) &about, sizeof about);
  crypto_generichash_update (&state, public_key, crypto_box_PUBLICKEYBYTES);
  crypto_generichash_final (&state, proof, PROOF);
}

static void
seal_to_account (KladeVault *self, gint64 account_id, KladeAccountSlot *slot)
{
  prove_public_key (self, account_id, slot->public_key,
                    slot->public_key + crypto_box_PUBLICKEYBYTES);
  crypto_box_seal (slot->sealed_key, self->data_key, sizeof self->data_key, slot->public_key);
  slot->has_keys = TRUE;
}

static void
wrap_secret_key (const guint8 *key,
                 gint64 account_id,
                 const guint8 *secret_key,
                 KladeAccountSlot *slot)
{
  guint8 *nonce = slot->wrapped_key;
  gint64 about = GINT64_TO_LE (account_id);

  randombytes_buf (nonce, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
  crypto_aead_xchacha20poly1305_ietf_encrypt (
      nonce + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, NULL, secret_key,
      crypto_box_SECRETKEYBYTES, (const guint8 *) &about, sizeof about, NULL, nonce, key);
}

/**
 * klade_password_stretch:
 * @self: (out caller-allocates): what the password makes; wipe it with
 *   klade_stretched_password_clear()
 * @password: an account's new password
 * @cost: how dear a guess shall be
 * @error: %KLADE_ERROR_FAILED without enough memory
 *
 * The dear part of giving an account a password, which needs neither the account nor the
 * school's key: it is done before a transaction begins.  Takes as long as @cost says.
 *
 * Returns: %TRUE if @self was set
 */
gboolean
klade_password_stretch (KladeStretchedPassword *self,
                        const char *password,
                        KladePasswordCost cost,
                        GError **error)
{
  KladeAccountSlot slot = { .ops_limit = (gint64) cost.operations,
                            .mem_limit = (gint64) cost.memory_bytes };
  guint8 halves[2 * HALF];
  gboolean done;

  randombytes_buf (slot.salt, sizeof slot.salt);
  done = stretch (password, &slot, halves, error);
  if (done)
    {
      make_verifier (halves, slot.verifier);
      memcpy (self->key, halves + HALF, sizeof self->key);
      self->slot = slot;
    }

  sodium_memzero (halves, sizeof halves);
  return done;
}

void
klade_stretched_password_clear (KladeStretchedPassword *self)
{
  sodium_memzero (self, sizeof *self);
}

/**
 * klade_vault_wrap_stretched:
 * @self: the school's vault
 * @account_id: the account; a slot copied to another account does not open
 * @password: its new password, stretched
 * @slot: (out caller-allocates): what to store in the account
 */
void
klade_vault_wrap_stretched (KladeVault *self,
                            gint64 account_id,
                            const KladeStretchedPassword *password,
                            KladeAccountSlot *slot)
{
  guint8 secret_key[crypto_box_SECRETKEYBYTES];

  *slot = password->slot;
  crypto_box_keypair (slot->public_key, secret_key);
  wrap_secret_key (password->key, account_id, secret_key, slot);
  seal_to_account (self, account_id, slot);
  sodium_memzero (secret_key, sizeof secret_key);
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
  KladeStretchedPassword stretched;

  if (!klade_password_stretch (&stretched, password, cost, error))
    return FALSE;

  klade_vault_wrap_stretched (self, account_id, &stretched, slot);
  klade_stretched_password_clear (&stretched);
  return TRUE;
}

/* The data key by the account's secret key, which stands in @self. */
static gboolean
open_sealed_key (KladeVault *self, gint64 account_id, const KladeAccountSlot *slot)
{
  guint8 public_key[crypto_box_PUBLICKEYBYTES];
  guint8 proof[PROOF];

  crypto_scalarmult_base (public_key, self->secret_key);
  if (sodium_memcmp (public_key, slot->public_key, sizeof public_key) != 0 ||
      crypto_box_seal_open (self->data_key, slot->sealed_key, sizeof slot->sealed_key, public_key,
                            self->secret_key) != 0)
    return FALSE;

  derive_keys (self);
  prove_public_key (self, account_id, public_key, proof);
  return sodium_memcmp (proof, slot->public_key + crypto_box_PUBLICKEYBYTES, PROOF) == 0;
}

static KladeVault *
open_slot (gint64 account_id, const guint8 *key, const KladeAccountSlot *slot)
{
  g_autoptr (KladeVault) self = vault_alloc ();
  const guint8 *nonce = slot->wrapped_key;
  gint64 about = GINT64_TO_LE (account_id);

  self->has_secret_key = slot->has_keys;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (
          slot->has_keys ? self->secret_key : self->data_key, NULL, NULL,
          nonce + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
          sizeof slot->wrapped_key - crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
          (const guint8 *) &about, sizeof about, nonce, key) != 0)
    return NULL;

  if (slot->has_keys)
    return open_sealed_key (self, account_id, slot) ? g_steal_pointer (&self) : NULL;

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
 * klade_vault_reseal:
 * @self: the school's vault until now
 * @next: the one with the new data key
 * @account_id: an account
 * @slot: (inout): its slot, then with the new key
 *
 * Gives an account the new data key.  Whoever has no proven key of its own (it never signed in
 * since version 1, or somebody wrote the table from outside) gets a slot that opens nothing.
 *
 * Returns: whether the account can open the new key
 */
gboolean
klade_vault_reseal (KladeVault *self, KladeVault *next, gint64 account_id, KladeAccountSlot *slot)
{
  guint8 proof[PROOF];

  prove_public_key (self, account_id, slot->public_key, proof);
  if (!slot->has_keys ||
      sodium_memcmp (proof, slot->public_key + crypto_box_PUBLICKEYBYTES, PROOF) != 0)
    {
      memset (slot->public_key, 0, sizeof slot->public_key);
      memset (slot->sealed_key, 0, sizeof slot->sealed_key);
      slot->has_keys = TRUE;
      return FALSE;
    }

  seal_to_account (next, account_id, slot);
  return TRUE;
}

/**
 * klade_vault_reopen:
 * @self: what a session has
 * @account_id: its account
 * @slot: what the account stores now
 *
 * The data key was changed on another computer: opens it anew with the account's secret key,
 * without a password.
 *
 * Returns: (transfer full) (nullable): the present vault; %NULL when the account may not have it
 *   any more, or has to sign in again
 */
KladeVault *
klade_vault_reopen (KladeVault *self, gint64 account_id, const KladeAccountSlot *slot)
{
  g_autoptr (KladeVault) next = NULL;

  if (!self->has_secret_key || !slot->has_keys)
    return NULL;

  next = vault_alloc ();
  memcpy (next->secret_key, self->secret_key, sizeof next->secret_key);
  next->has_secret_key = TRUE;
  return open_sealed_key (next, account_id, slot) ? g_steal_pointer (&next) : NULL;
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
