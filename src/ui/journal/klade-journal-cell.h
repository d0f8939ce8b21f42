/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-journal-grid-line.h"
#include "klade-journal-grid-style.h"

G_BEGIN_DECLS

#define KLADE_CELL_WORDS 4

/* A text in a cell. */
typedef struct
{
  PangoLayoutLine *line; /* owned */
  GdkRGBA color;
  int x;        /* pixels */
  int baseline; /* Pango units below the cell's upper edge */
} KladeCellWord;

/**
 * KladeJournalCell:
 *
 * One light widget of the grid's pools: it stands for one place in the sheet, paints it and
 * bears its name for a screen reader; when scrolled away it is given another place.
 */
#define KLADE_TYPE_JOURNAL_CELL (klade_journal_cell_get_type ())
typedef struct _KladeJournalCell KladeJournalCell;
typedef struct _KladeJournalCellClass KladeJournalCellClass;
GType klade_journal_cell_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeJournalCell, g_object_unref)
#define KLADE_JOURNAL_CELL(object)                                                                 \
  (G_TYPE_CHECK_INSTANCE_CAST (object, KLADE_TYPE_JOURNAL_CELL, KladeJournalCell))
#define KLADE_IS_JOURNAL_CELL(object) (G_TYPE_CHECK_INSTANCE_TYPE (object, KLADE_TYPE_JOURNAL_CELL))
#define KLADE_JOURNAL_CELL_CLASS(klass)                                                            \
  (G_TYPE_CHECK_CLASS_CAST (klass, KLADE_TYPE_JOURNAL_CELL, KladeJournalCellClass))
#define KLADE_JOURNAL_CELL_GET_CLASS(object)                                                       \
  (G_TYPE_INSTANCE_GET_CLASS (object, KLADE_TYPE_JOURNAL_CELL, KladeJournalCellClass))

struct _KladeJournalGrid;

struct _KladeJournalCell
{
  GtkWidget parent_instance;

  struct _KladeJournalGrid *grid; /* borrowed: an ancestor */
  int row;                        /* -1 while it stands for nothing */
  int column;
  gboolean is_named;
  gboolean is_placed;                    /* allocated where it belongs */
  gboolean is_hidden;                    /* a screen reader was told so */
  KladeCellWord words[KLADE_CELL_WORDS]; /* above all else that it paints */
  int n_words;
};

struct _KladeJournalCellClass
{
  GtkWidgetClass parent_class;

  void (*paint) (KladeJournalCell *self, GtkSnapshot *snapshot, int width, int height);
  char *(*dup_name) (KladeJournalCell *self);
};

void klade_journal_cell_bind (KladeJournalCell *self, int row, int column);
void klade_journal_cell_unbind (KladeJournalCell *self);
gboolean klade_journal_cell_name (KladeJournalCell *self);
void klade_journal_cell_write (KladeJournalCell *self,
                               const KladeGridText *text,
                               const GdkRGBA *color,
                               int x,
                               int y);
void klade_journal_cell_gather (KladeJournalCell *self, KladeGridLine *line, int x);

/* The three kinds. */
#define KLADE_TYPE_JOURNAL_MARK_CELL (klade_journal_mark_cell_get_type ())
GType klade_journal_mark_cell_get_type (void);
#define KLADE_TYPE_JOURNAL_NAME_CELL (klade_journal_name_cell_get_type ())
GType klade_journal_name_cell_get_type (void);
#define KLADE_TYPE_JOURNAL_HEAD_CELL (klade_journal_head_cell_get_type ())
GType klade_journal_head_cell_get_type (void);

G_END_DECLS
