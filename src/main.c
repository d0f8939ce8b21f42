/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-application.h"
#include "klade-i18n.h"

int
main (int argc, char *argv[])
{
  g_autoptr (KladeApplication) application = NULL;

  klade_i18n_init ();
  gtk_disable_setlocale (); /* what klade_i18n_init() chose stays */
  g_set_prgname ("klade");
  g_set_application_name ("Klade");

  application = klade_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
