/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-proposal-popover.h"

#include "klade-i18n.h"

struct _KladeProposalPopover
{
  GtkPopover parent_instance;

  int row;
  int column;
  KladeTermKind term;
  char mark_text[KLADE_MARK_TEXT_SIZE];

  /* Owned */
  KladeJournalSheet *sheet;

  /* Template children, borrowed */
  GtkLabel *mark_label;
  GtkLabel *title_label;
  GtkLabel *explanation_label;
  GtkLabel *warning_label;
  GtkWidget *all_button;
  GtkWidget *accept_button;
};

G_DEFINE_FINAL_TYPE (KladeProposalPopover, klade_proposal_popover, GTK_TYPE_POPOVER)

static void
accept_clicked_cb (KladeProposalPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  klade_journal_sheet_set_text (self->sheet, self->row, self->column, self->mark_text);
}

static void
all_clicked_cb (KladeProposalPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  klade_journal_sheet_accept_proposals (self->sheet, self->term);
}

static void
klade_proposal_popover_dispose (GObject *object)
{
  KladeProposalPopover *self = KLADE_PROPOSAL_POPOVER (object);

  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (klade_proposal_popover_parent_class)->dispose (object);
}

static void
klade_proposal_popover_class_init (KladeProposalPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_proposal_popover_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/journal/klade-proposal-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeProposalPopover, mark_label);
  gtk_widget_class_bind_template_child (widget_class, KladeProposalPopover, title_label);
  gtk_widget_class_bind_template_child (widget_class, KladeProposalPopover, explanation_label);
  gtk_widget_class_bind_template_child (widget_class, KladeProposalPopover, warning_label);
  gtk_widget_class_bind_template_child (widget_class, KladeProposalPopover, all_button);
  gtk_widget_class_bind_template_child (widget_class, KladeProposalPopover, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
}

static void
klade_proposal_popover_init (KladeProposalPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * klade_proposal_popover_new:
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
KladeProposalPopover *
klade_proposal_popover_new (void)
{
  return g_object_new (KLADE_TYPE_PROPOSAL_POPOVER, NULL);
}

static const char *
warn (const KladeProposal *proposal)
{
  switch (proposal->state)
    {
    case KLADE_PROPOSAL_TOO_FEW:
      return _ ("There are fewer marks than the school's rule asks for.");
    case KLADE_PROPOSAL_MISSING:
      return _ ("Too many works have no mark.");
    case KLADE_PROPOSAL_NOTHING:
      return _ ("There is nothing to propose from yet.");
    case KLADE_PROPOSAL_ENOUGH:
    default:
      return NULL;
    }
}

/**
 * klade_proposal_popover_explain:
 * @row: a pupil
 * @column: a term mark's column
 *
 * Fills the popover with the proposal for a term mark.
 *
 * Returns: %FALSE if nothing is ever proposed there
 */
gboolean
klade_proposal_popover_explain (KladeProposalPopover *self,
                                KladeJournalSheet *sheet,
                                int row,
                                int column)
{
  KladeJournalPage *page = klade_journal_sheet_get_page (sheet);
  const KladeSheetColumn *at = klade_journal_sheet_get_column (sheet, column);
  const KladeProposal *proposal;
  const char *warning;
  g_autofree char *title = NULL;
  g_autofree char *explanation = NULL;
  gboolean can_accept;

  g_return_val_if_fail (KLADE_IS_PROPOSAL_POPOVER (self), FALSE);

  if (at->lesson >= 0 || at->term == 0)
    return FALSE;
  proposal = klade_journal_page_proposal (page, row, at->term);
  if (proposal == NULL)
    return FALSE;

  g_set_object (&self->sheet, sheet);
  self->row = row;
  self->column = column;
  self->term = at->term;
  klade_mark_format (proposal->mark, self->mark_text);
  gtk_label_set_text (self->mark_label, *self->mark_text != '\0' ? self->mark_text : "–");
  title = g_strdup_printf ("%s · %s", page->pupils[row].name, klade_term_kind_name (at->term));
  gtk_label_set_text (self->title_label, title);
  explanation = klade_journal_page_explain (page, row, at->term);
  gtk_label_set_text (self->explanation_label, explanation != NULL ? explanation : "");
  warning = warn (proposal);
  gtk_label_set_text (self->warning_label, warning != NULL ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning_label), warning != NULL);

  can_accept =
      *self->mark_text != '\0' && klade_journal_sheet_is_editable (sheet, row, column, NULL);
  gtk_widget_set_sensitive (self->accept_button, can_accept);
  gtk_widget_set_sensitive (self->all_button,
                            page->can_write_term_marks && !page->term_states[at->term].is_closed);
  gtk_widget_grab_focus (self->accept_button);

  return TRUE;
}
