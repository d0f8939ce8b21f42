/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-person-codes.h"

#include "klade-day.h"
#include "klade-id-map.h"
#include "klade-person-code.h"
#include "klade-store-secret.h"

struct _KladePersonCodes
{
  KladeSeal *seal; /* the session's */
  KladePersonField field;
  GArray *secrets; /* KladeStoredSecret */
  KladeIdMap places;
};

/**
 * klade_person_codes_read:
 * @session: whoever may read this datum of the people asked for; the caller saw to it
 * @field: which datum
 * @error: says why the store failed
 *
 * Returns: (transfer full): what the school knows now, still sealed
 */
KladePersonCodes *
klade_person_codes_read (KladeSession *session, KladePersonField field, GError **error)
{
  g_autoptr (KladePersonCodes) self = g_new0 (KladePersonCodes, 1);

  self->seal = klade_people_get_seal (session);
  self->field = field;
  self->secrets = klade_store_list_current_secrets (klade_session_get_db (session),
                                                    klade_person_field_id (field), error);
  if (self->secrets == NULL)
    return NULL;

  for (guint i = 0; i < self->secrets->len; i++)
    klade_id_map_add (&self->places, g_array_index (self->secrets, KladeStoredSecret, i).person_id,
                      (int) i);

  return g_steal_pointer (&self);
}

void
klade_person_codes_free (KladePersonCodes *self)
{
  g_clear_pointer (&self->secrets, g_array_unref);
  klade_id_map_clear (&self->places);
  g_free (self);
}

/**
 * klade_person_codes_format:
 * @field: which datum
 * @value: as it is stored
 *
 * Returns: (transfer full): as it is printed: 161175-19997, 16.11.1975.
 */
char *
klade_person_codes_format (KladePersonField field, const char *value)
{
  KladePersonCode code;
  KladeDay day;

  if (field == KLADE_PERSON_FIELD_PERSONAL_CODE && klade_person_code_parse (value, &code, NULL))
    return klade_person_code_format (&code);

  day = field == KLADE_PERSON_FIELD_BIRTH_DATE ? klade_day_parse_iso (value) : KLADE_DAY_NONE;
  return day != KLADE_DAY_NONE ? klade_day_to_text (day) : g_strdup (value);
}

/**
 * klade_person_codes_open:
 * @self: what was read
 * @person_id: whose
 * @value: (out) (transfer full): as it is printed; "" when it is not known
 * @error: %KLADE_ERROR_CORRUPT ... when the seal is broken
 *
 * Returns: %TRUE if @value was set
 */
gboolean
klade_person_codes_open (KladePersonCodes *self, gint64 person_id, char **value, GError **error)
{
  int place = klade_id_map_find (&self->places, person_id);
  g_autofree char *opened = NULL;

  *value = NULL;
  if (place >= 0)
    {
      opened =
          klade_seal_open (self->seal, person_id, klade_person_field_id (self->field),
                           g_array_index (self->secrets, KladeStoredSecret, place).sealed, error);
      if (opened == NULL)
        return FALSE;
    }

  *value = opened == NULL ? g_strdup ("") : klade_person_codes_format (self->field, opened);
  return TRUE;
}
