/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include "klade-i18n.h"
#include "klade-school-classes.h"

#include <string.h>

/**
 * klade_ctl_find_year:
 * @name: (nullable): 2025, 2025/26 or 2025/2026; %NULL: the year of today
 * @year_id: (out): the school's year; 0 for that of today
 * @error: %KLADE_ERROR_INVALID with the years there are
 *
 * Returns: %TRUE if the school has that year
 */
gboolean
klade_ctl_find_year (KladeSession *session, const char *name, gint64 *year_id, GError **error)
{
  g_autoptr (GPtrArray) years = NULL;
  g_autoptr (GString) choices = g_string_new (NULL);
  guint64 start_year = 0;
  g_auto (GStrv) parts = NULL;

  *year_id = 0;
  if (name == NULL)
    return TRUE;

  years = klade_school_list_years (session, error);
  if (years == NULL)
    return FALSE;

  parts = g_strsplit (name, "/", 2);
  if (parts[0] != NULL)
    g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXINT, &start_year, NULL);
  for (guint i = 0; i < years->len; i++)
    {
      const KladeYearRow *year = g_ptr_array_index (years, i);

      g_string_append_printf (choices, "%s%s", i > 0 ? ", " : "", year->name);
      if (year->start_year == (int) start_year)
        *year_id = year->id;
    }

  if (*year_id == 0)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("The school has no year “%s”. It has: %s."), name, choices->str);
  return *year_id != 0;
}
