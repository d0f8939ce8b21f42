/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the klade-journal-sheet-*.c files only. */

#include "klade-journal-sheet.h"
#include "klade-sheet-overlay.h"

G_BEGIN_DECLS

#define KLADE_SHEET_AVERAGE_SIZE 8

/* A pupil's two averages as text, so that painting them allocates nothing. */
typedef struct
{
  double value[2];
  char text[2][KLADE_SHEET_AVERAGE_SIZE];
} KladeSheetAverages;

/**
 * KladeSheetEdit:
 * @value: what the person wants there
 * @before: what the person saw
 * @sent: revisions it is sent with
 * @is_done: the store has answered: what follows is its answer
 *
 * One cell of a step.
 */
typedef struct
{
  KladeCellKey key;
  KladeCellValue value;
  KladeCellValue before;
  KladeCell sent;
  gint64 sent_work_id;
  gboolean is_done;
  KladeOutcome outcome;
  gint64 made_work_id;
  KladeCell now;
  char *changed_by;
  char *message;
} KladeSheetEdit;

typedef enum
{
  KLADE_SHEET_OP_EDIT, /* cells and term marks */
  KLADE_SHEET_OP_UNDO,
  KLADE_SHEET_OP_REDO,
  KLADE_SHEET_OP_VERB, /* whatever else changes the page */
} KladeSheetOpKind;

typedef struct _KladeSheetOp KladeSheetOp;

/* Runs in the worker's thread. */
typedef gboolean (*KladeSheetVerb) (KladeSession *session,
                                    KladeSheetOp *op,
                                    KladeUndo **undo,
                                    GError **error);
/* Runs in the main loop, before the verb is sent and after it was done. */
typedef void (*KladeSheetVerbHook) (KladeJournalSheet *self, KladeSheetOp *op);

/* A step on the undo or redo stack: what takes it back, the last first, and the cells it
 * wrote. */
typedef struct
{
  GPtrArray *undos; /* KladeUndo */
  GArray *keys;     /* KladeCellKey; empty for what was not typed into cells */
} KladeSheetWayBack;

/**
 * KladeSheetOp:
 * @back: UNDO and REDO: what is still to be taken back
 * @made: what takes this operation back
 * @page: read after all but EDIT
 *
 * One step on its way to the store.  Operations go one at a time, in the order they were
 * asked for; while one is with the worker, the main loop leaves it alone.
 */
struct _KladeSheetOp
{
  KladeSheetOpKind kind;
  gint64 journal_id;
  gboolean with_hidden;
  GArray *edits; /* KladeSheetEdit */
  KladeSheetVerb verb;
  KladeSheetVerbHook before_verb;
  KladeSheetVerbHook after_verb;
  gboolean is_announced; /* worth a toast */
  gpointer data;
  GDestroyNotify data_free;
  KladeSheetWayBack *back;
  GPtrArray *made; /* KladeUndo */
  KladeJournalPage *page;
};

/**
 * KladeSheetTyping:
 * @before: what stood there when the typing began
 * @is_overtaken: somebody else wrote there since
 */
typedef struct
{
  gboolean is_typing;
  gboolean is_overtaken;
  KladeCellKey key;
  KladeCellValue before;
} KladeSheetTyping;

/* A conflict that nobody decided yet, by key; the public part is filled when it is asked for. */
typedef struct
{
  KladeCellKey key;
  KladeCellValue yours;
  KladeCellValue before;
  KladeSheetConflict shown;
} KladePendingConflict;

struct _KladeJournalSheet
{
  GObject parent_instance;

  KladeWorker *worker; /* NULL: a page to look at */
  KladePerson *person;
  gint64 journal_id;

  KladeJournalPage *page;
  KladeSheetView view;
  gboolean has_view; /* chosen, by a person or by the first page */
  gboolean shows_hidden;
  gboolean is_loading;
  KladeSheetTyping typing;
  char *title;
  char *subtitle;

  KladeSheetColumn *columns; /* body, then summary */
  int n_columns;
  int n_body_columns;
  int *column_of; /* page column -> column, -1 when the view has it not */

  /* The page with what was typed laid over it.  Its cells, term marks and proposals are the
   * page's own until the first edit; all else is borrowed from the page. */
  KladeJournalPage shown;
  gboolean owns_shown;
  KladeSheetAverages *averages; /* by row */
  char **folded_names;          /* by row; made on the first search */

  KladeSheetOverlay *overlay;
  GHashTable *made_works; /* lesson id -> id of the work its empty column became */

  GQueue ops; /* KladeSheetOp; the head is with the worker while is_sending */
  gboolean is_sending;
  guint retry_id;
  char *trouble;
  GPtrArray *undo_stack; /* KladeSheetWayBack */
  GPtrArray *redo_stack;
  GHashTable *own_revisions[2]; /* of lessons and works: what this sheet's saving made of them */

  GQueue conflicts; /* KladePendingConflict */

  gboolean is_polling;
  guint n_reading;
  gint64 polled_audit_id;
  char *last_other; /* (nullable): who else wrote something last, as polled */
  guint pulse_id;
};

typedef enum
{
  KLADE_SHEET_SIGNAL_LAYOUT_CHANGED,
  KLADE_SHEET_SIGNAL_CELLS_CHANGED,
  KLADE_SHEET_SIGNAL_REFUSED,
  KLADE_SHEET_SIGNAL_CONFLICT,
  KLADE_SHEET_SIGNAL_CHANGED_BY_OTHER,
  KLADE_SHEET_SIGNAL_TROUBLE,
  KLADE_SHEET_SIGNAL_SAVED,
  KLADE_SHEET_N_SIGNALS,
} KladeSheetSignal;

/* klade-journal-sheet.c */
void klade_sheet_emit_cells (KladeJournalSheet *self, int row, int first_column, int last_column);
void klade_sheet_emit_rows (KladeJournalSheet *self, int first_row, int last_row);
void klade_sheet_emit_cell (KladeJournalSheet *self, const KladeCellKey *key);
void klade_sheet_emit_edits (KladeJournalSheet *self, const KladeSheetOp *op);
void klade_sheet_emit_layout (KladeJournalSheet *self);
void klade_sheet_emit_refused (KladeJournalSheet *self, int row, int column, const char *sentence);
void klade_sheet_emit_conflict (KladeJournalSheet *self, int row, int column);
void klade_sheet_emit_changed_by_other (KladeJournalSheet *self,
                                        int row,
                                        int column,
                                        const char *who);
void klade_sheet_emit_saved (KladeJournalSheet *self, const char *sentence);
void klade_sheet_set_trouble (KladeJournalSheet *self, const char *sentence);
void klade_sheet_set_loading (KladeJournalSheet *self, gboolean loading);
void klade_sheet_notify_steps (KladeJournalSheet *self);
void klade_sheet_take_page (KladeJournalSheet *self, KladeJournalPage *page);

/* klade-journal-sheet-columns.c */
void klade_sheet_build_columns (KladeJournalSheet *self);

/* klade-journal-sheet-cells.c */
KladeCellKey klade_sheet_key (KladeJournalSheet *self, int row, int column);
gboolean klade_sheet_find_cell (KladeJournalSheet *self,
                                const KladeCellKey *key,
                                int *row,
                                int *column);
KladeOverlayCell *klade_sheet_find_overlay (KladeJournalSheet *self, int row, int column);
KladeCellValue klade_sheet_get_value (KladeJournalSheet *self, int row, int column);
gboolean klade_sheet_takes_percent (KladeJournalSheet *self, int column);
KladeScale klade_sheet_get_scale (KladeJournalSheet *self, int column);
gboolean klade_sheet_is_outside (KladeJournalSheet *self, int row, int column);
gboolean klade_sheet_is_loaded (KladeJournalSheet *self, int column);

/* klade-journal-sheet-shown.c */
void klade_sheet_show_page (KladeJournalSheet *self);
void klade_sheet_hide_page (KladeJournalSheet *self);
gboolean klade_sheet_read_page (const KladeJournalPage *page,
                                const KladeCellKey *key,
                                KladeCell *cell);
const char *klade_sheet_name_writer (const KladeJournalPage *page, guint16 changed_by);
KladeOverlayCell *klade_sheet_overlay_cell (KladeJournalSheet *self, const KladeCellKey *key);
void klade_sheet_show (KladeJournalSheet *self, const KladeCellKey *key, KladeCellValue value);
void klade_sheet_count (KladeJournalSheet *self);
void klade_sheet_count_and_tell (KladeJournalSheet *self);

/* klade-journal-sheet-queue.c */
void klade_sheet_init_queue (KladeJournalSheet *self);
void klade_sheet_drop_queue (KladeJournalSheet *self);
KladeSheetOp *klade_sheet_op_new (KladeJournalSheet *self, KladeSheetOpKind kind);
void klade_sheet_push (KladeJournalSheet *self, KladeSheetOp *op);
gboolean klade_sheet_can_undo (KladeJournalSheet *self);
gboolean klade_sheet_can_redo (KladeJournalSheet *self);
void klade_sheet_show_waiting (KladeJournalSheet *self);
void klade_sheet_rekey_waiting (KladeJournalSheet *self,
                                const KladeCellKey *key,
                                const KladeCellKey *new_key);

/* klade-sheet-op.c */
void klade_sheet_op_free (KladeSheetOp *self);
gboolean klade_sheet_op_touched (const KladeSheetOp *self, const KladeCellKey *key);
KladeSheetWayBack *klade_sheet_op_dup_way_back (KladeSheetOp *self);
void klade_sheet_way_back_free (KladeSheetWayBack *self);
gpointer klade_sheet_op_job (KladeSchool *school,
                             KladeSession *session,
                             gpointer data,
                             GError **error);
KladeJournalPage *klade_sheet_read_whole (KladeSession *session,
                                          gint64 journal_id,
                                          gboolean with_hidden,
                                          GError **error);

/* klade-journal-sheet-results.c */
gint64 klade_sheet_find_begun_work (KladeJournalSheet *self,
                                    const KladeJournalPage *page,
                                    int lesson);
void klade_sheet_prepare_edits (KladeJournalSheet *self, KladeSheetOp *op);
void klade_sheet_merge_edits (KladeJournalSheet *self, KladeSheetOp *op, const GError *error);

/* klade-journal-sheet-conflict.c */
void klade_sheet_add_conflict (KladeJournalSheet *self, const KladeSheetEdit *edit);
void klade_sheet_overtake_typing (KladeJournalSheet *self, const KladeCellKey *key);
void klade_sheet_rekey_typing (KladeJournalSheet *self,
                               const KladeCellKey *key,
                               const KladeCellKey *new_key);
gboolean klade_sheet_contest_typed (KladeJournalSheet *self,
                                    int row,
                                    int column,
                                    KladeCellValue value);
gboolean klade_sheet_defer_to_conflict (KladeJournalSheet *self,
                                        const KladeCellKey *key,
                                        KladeCellValue yours);
void klade_sheet_drop_conflicts (KladeJournalSheet *self);
void klade_sheet_show_conflicts (KladeJournalSheet *self);
void klade_sheet_rekey_conflicts (KladeJournalSheet *self,
                                  const KladeCellKey *key,
                                  const KladeCellKey *new_key);

/* klade-journal-sheet-edit.c */
void klade_sheet_add_edit (KladeJournalSheet *self,
                           KladeSheetOp *op,
                           const KladeCellKey *key,
                           KladeCellValue before,
                           KladeCellValue value);
void klade_sheet_set_value (KladeJournalSheet *self,
                            KladeSheetOp *step,
                            int row,
                            int column,
                            KladeCellValue value);
void klade_sheet_end_step (KladeJournalSheet *self, KladeSheetOp *step);
gboolean klade_sheet_parse (KladeJournalSheet *self,
                            int row,
                            int column,
                            const char *text,
                            KladeCellValue *value,
                            GError **error);
gboolean klade_sheet_clip (KladeJournalSheet *self,
                           const KladeCellRange *range,
                           KladeCellRange *clipped);

/* klade-journal-sheet-changes.c */
typedef struct
{
  KladeCellKey key;
  const char *who;
} KladeSheetChange;

GArray *klade_sheet_find_changes (KladeJournalSheet *self,
                                  const KladeJournalPage *page,
                                  const KladeSheetOp *own);

/* klade-journal-sheet-load.c */
void klade_sheet_swap_page (KladeJournalSheet *self,
                            KladeJournalPage *page,
                            const KladeSheetOp *own);
void klade_sheet_report_poll (KladeJournalSheet *self, const GError *error);

G_END_DECLS
