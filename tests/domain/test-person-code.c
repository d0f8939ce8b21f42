/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-error.h"
#include "klade-person-code.h"

/* domain.md 7.1: the five codes named there, the edges of dates and centuries. */
static const struct
{
  const char *typed;
  const char *shown; /* NULL: refused */
  const char *mask;
  const char *birth_date; /* NULL: a new code */
  gboolean warns;
} rows[] = {
  { "161175-19997", "161175-19997", "161175-•••••", "1975-11-16", FALSE },
  { "290758-10403", "290758-10403", "290758-•••••", "1958-07-29", FALSE },
  { "111111-11410", "111111-11410", "111111-•••••", "1911-11-11", FALSE },
  { "328673-00679", "328673-00679", "328673-•••••", NULL, FALSE },
  { "325035-11782", "325035-11782", "325035-•••••", NULL, FALSE },
  { "16117519997", "161175-19997", "161175-•••••", "1975-11-16", FALSE },
  { "  161175 - 19997 ", "161175-19997", "161175-•••••", "1975-11-16", FALSE },
  { "161175–19997", "161175-19997", "161175-•••••", "1975-11-16", FALSE },
  { "161175\xc2\xa0"
    "19997",
    "161175-19997", "161175-•••••", "1975-11-16", FALSE },
  { "290200-00008", NULL, NULL, NULL, FALSE }, /* 1800 was no leap year */
  { "290220-00001", "290220-00001", "290220-•••••", "1820-02-29", FALSE },
  { "290200-10003", NULL, NULL, NULL, FALSE }, /* nor was 1900 */
  { "311221-10008", "311221-10008", "311221-•••••", "1921-12-31", FALSE },
  { "300199-01237", "300199-01237", "300199-•••••", "1899-01-30", FALSE },
  { "050718-20000", "050718-20000", "050718-•••••", "2018-07-05", TRUE }, /* after 30.06.2017 */
  { "010203-12349", "010203-12349", "010203-•••••", "1903-02-01", FALSE },
  { "010203-12345", NULL, NULL, NULL, FALSE }, /* checksum */
  { "161175-19998", NULL, NULL, NULL, FALSE },
  { "161157-19997", NULL, NULL, NULL, FALSE },                    /* two digits changed places */
  { "328673-00670", "328673-00670", "328673-•••••", NULL, TRUE }, /* a new code: only a warning */
  { "390000-00001", "390000-00001", "390000-•••••", NULL, TRUE },
  { "400000-00000", NULL, NULL, NULL, FALSE },
  { "310275-12345", NULL, NULL, NULL, FALSE }, /* 31 February, and not new */
  { "161175-39997", NULL, NULL, NULL, FALSE }, /* no such century */
  { "000000-00000", NULL, NULL, NULL, FALSE },
  { "161175-1999", NULL, NULL, NULL, FALSE },
  { "161175-199977", NULL, NULL, NULL, FALSE },
  { "161175-1999O", NULL, NULL, NULL, FALSE },
  { "161175/19997", NULL, NULL, NULL, FALSE },
  { "+16117519997", NULL, NULL, NULL, FALSE },
  { "", NULL, NULL, NULL, FALSE },
  { "-----------", NULL, NULL, NULL, FALSE },
  { "nav", NULL, NULL, NULL, FALSE },
};

static void
check_taken (gsize i, const KladePersonCode *code)
{
  g_autofree char *shown = klade_person_code_format (code);
  g_autofree char *mask = klade_person_code_mask (code);
  g_autofree char *born =
      code->birth_date == KLADE_DAY_NONE ? NULL : klade_day_to_iso (code->birth_date);
  KladePersonCode again;

  g_assert_cmpstr (shown, ==, rows[i].shown);
  g_assert_cmpstr (mask, ==, rows[i].mask);
  g_assert_cmpstr (born, ==, rows[i].birth_date);
  g_assert_cmpint (code->kind, ==,
                   rows[i].birth_date == NULL ? KLADE_PERSON_CODE_NEW : KLADE_PERSON_CODE_OLD);
  g_assert_cmpint (klade_person_code_warning (code) != NULL, ==, rows[i].warns);
  g_assert_cmpuint (strlen (code->digits), ==, KLADE_PERSON_CODE_N_DIGITS);
  g_assert_true (klade_person_code_parse (shown, &again, NULL));
  g_assert_cmpstr (again.digits, ==, code->digits);
}

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      KladePersonCode code = { .birth_date = -7 };
      gboolean parsed = klade_person_code_parse (rows[i].typed, &code, &error);

      g_test_message ("«%s»", rows[i].typed);
      g_assert_cmpint (parsed, ==, rows[i].shown != NULL);
      if (parsed)
        check_taken (i, &code);
      else
        {
          g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
          g_assert_cmpint (code.birth_date, ==, -7);
        }
    }
}

/* Every single wrong digit is found, but for one at the front that makes a new code of it. */
static void
test_slips_are_found (void)
{
  static const char right[] = "16117519997";

  for (gsize place = 0; place < strlen (right); place++)
    for (char digit = '0'; digit <= '9'; digit++)
      {
        char typed[] = "16117519997";
        KladePersonCode code;

        typed[place] = digit;
        if (klade_person_code_parse (typed, &code, NULL) && digit != right[place])
          g_assert_cmpint (code.kind, ==, KLADE_PERSON_CODE_NEW);
      }
}

static void
test_a_lost_zero_is_named (void)
{
  g_autoptr (GError) error = NULL;
  KladePersonCode code;

  g_assert_false (klade_person_code_parse ("10203-12349", &code, &error));
  g_assert_nonnull (strstr (error->message, "010203-12349"));
  g_clear_error (&error);
  g_assert_false (klade_person_code_parse ("10203-12345", &code, &error));
  g_assert_null (strstr (error->message, "010203-12349"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/person-code/parse", test_parse);
  g_test_add_func ("/domain/person-code/slips-are-found", test_slips_are_found);
  g_test_add_func ("/domain/person-code/a-lost-zero-is-named", test_a_lost_zero_is_named);

  return g_test_run ();
}
