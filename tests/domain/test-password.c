/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-error.h"
#include "klade-password.h"

#define SECOND ((gint64) G_USEC_PER_SEC)
#define DAY (24 * 60 * 60 * SECOND)

static void
test_check (void)
{
  static const struct
  {
    const char *password;
    gboolean valid;
  } rows[] = {
    { "zila zivs peld", TRUE },    { "Jānis+Līga!", TRUE },
    { "ģļņšžčāē", TRUE }, /* eight characters, whatever their bytes */
    { "abababab", TRUE },          { "", FALSE },
    { "septiņi", FALSE },                                     /* seven characters in eight bytes */
    { "1234567", FALSE },          { "anna.kalnina", FALSE }, /* the user name */
    { "Anna.Kalniņa", FALSE },     { "aaaaaaaa", FALSE },
    { "AaAaAaAaAa", FALSE },       { "ššššššššš", FALSE },
    { "12345678", FALSE },         { "Parole123", FALSE },
    { "PASSWORD", FALSE },         { "matemātika", FALSE },
    { "zivs\xff\xfezivs", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (klade_password_check (rows[i].password, "anna.kalnina", &error), ==,
                       rows[i].valid);
      if (rows[i].valid)
        g_assert_no_error (error);
      else
        g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
    }
}

static void
test_wait (void)
{
  static const struct
  {
    int n_failed;
    int seconds;
  } rows[] = {
    { -1, 0 }, { 0, 0 },  { 1, 0 },    { 2, 0 },    { 3, 0 },    { 4, 2 },      { 5, 4 },
    { 6, 8 },  { 7, 16 }, { 10, 128 }, { 11, 256 }, { 12, 300 }, { 1000, 300 }, { G_MAXINT, 300 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (klade_password_wait (rows[i].n_failed), ==, rows[i].seconds * SECOND);
}

/* V9: 60 days; 0 is for ever. */
static void
test_expiry (void)
{
  gint64 now = 1772000000 * SECOND;

  g_assert_false (klade_password_is_expired (now - 60 * DAY + 1, now, 60));
  g_assert_true (klade_password_is_expired (now - 60 * DAY, now, 60));
  g_assert_false (klade_password_is_expired (0, now, 0));
  g_assert_false (klade_password_is_expired (now + DAY, now, 60));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/password/check", test_check);
  g_test_add_func ("/domain/password/wait", test_wait);
  g_test_add_func ("/domain/password/expiry", test_expiry);

  return g_test_run ();
}
