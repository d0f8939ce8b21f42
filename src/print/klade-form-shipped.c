/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-shipped.h"

#include <gio/gio.h>

#include "klade-form-resources.h"

/**
 * klade_form_dup_shipped:
 * @kind: a kind
 *
 * The form that comes with the program (data/forms/), for schools that did not change theirs.
 *
 * Returns: (transfer full): the form
 */
KladeForm *
klade_form_dup_shipped (KladePaperKind kind)
{
  const KladePaperKindInfo *info = klade_paper_kind_get_info (kind);
  g_autofree char *path = NULL;
  g_autoptr (GBytes) description = NULL;
  g_autoptr (GError) error = NULL;
  KladeForm *form;

  path = g_strdup_printf ("/lv/klade/Klade/forms/%s.xml", info->id);
  description = g_resource_lookup_data (klade_form_get_resource (), path,
                                        G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  form = description != NULL ? klade_form_parse (g_bytes_get_data (description, NULL),
                                                 (gssize) g_bytes_get_size (description), &error)
                             : NULL;
  if (form == NULL)
    g_critical ("%s: %s", path, error->message);
  return form;
}
