/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/base/ only: the translations of a language that the program itself does not speak. */

#include <glib.h>

G_BEGIN_DECLS

const char *klade_i18n_get_folder (void);
guint klade_i18n_choose_form (const char *language, gulong n);
const char *klade_i18n_look_up (const char *language,
                                const char *key,
                                guint form,
                                const char *otherwise);

G_END_DECLS
