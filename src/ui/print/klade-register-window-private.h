/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the register's window only. */

#include "klade-list-page.h"
#include "klade-register-window.h"
#include "klade-row-list.h"
#include "klade-school-documents.h"

G_BEGIN_DECLS

struct _KladeRegisterWindow
{
  AdwWindow parent_instance;

  /* Owned */
  KladeOffice *office;
  KladeRowList *model;
  GPtrArray *classes; /* KladeClassRow; NULL: not read yet */

  /* Template children, borrowed */
  KladeListPage *list_page;
};

/* klade-register-window-dialogs.c */
void klade_register_window_ask_issue (KladeRegisterWindow *self);
void klade_register_window_ask_change (KladeRegisterWindow *self,
                                       const KladeIssuedDocument *document);

G_END_DECLS
