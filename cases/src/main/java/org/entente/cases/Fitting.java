package org.entente.cases;

import java.util.Optional;
import java.util.function.IntFunction;
import org.entente.base.BadInput;

/// What may be added to a case as it stands.
final class Fitting {
  private static final int LONGEST_TITLE = 500;
  private static final int LONGEST_TEXT = 100_000;

  private final String caseId;
  private final boolean isClosed;
  private final IntFunction<Optional<Entry>> at;

  /// `at` gives the entries that may be named.
  Fitting(String caseId, boolean isClosed, IntFunction<Optional<Entry>> at) {
    this.caseId = caseId;
    this.isClosed = isClosed;
    this.at = at;
  }

  void check(Draft draft, boolean mayApprove) {
    if (draft.kind() == EntryKind.OPENED) {
      throw bad("a case is opened once", "Add something else");
    }
    checkAll(draft, mayApprove);
  }

  /// Of another node, which says itself who may approve; the rest holds for it as for us.
  void checkForeign(Draft draft) {
    checkAll(draft, true);
  }

  private void checkAll(Draft draft, boolean mayApprove) {
    if (isClosed) {
      throw bad("the case is closed", "Open another and link it");
    }
    checkTexts(draft);
    checkBytes(draft);
    draft.kind().subject().ifPresent(kind -> subject(draft.ties().about(), kind));
    if (draft.kind() == EntryKind.SUPPORT || draft.kind() == EntryKind.CONTRADICTION) {
      if (!named(draft.ties().other()).kind().isEvidence()) {
        throw bad("entry " + draft.ties().other() + " is no evidence", "Name the evidence");
      }
    }
    if (draft.kind() == EntryKind.APPROVAL || draft.kind() == EntryKind.REFUSAL) {
      judged(draft, mayApprove);
    }
    if (draft.ties().replaces() != 0) {
      Entry before = named(draft.ties().replaces());
      if (before.kind() != draft.kind() || before.kind().isFinal()) {
        throw bad(
            "entry " + draft.ties().replaces() + " can't be replaced by a " + draft.kind().word(),
            "Replace it by one of its own kind, or add another entry");
      }
    }
  }

  private void checkTexts(Draft draft) {
    if (draft.title().isBlank() && draft.text().isBlank() && needsWords(draft.kind())) {
      throw bad("it says nothing", "Give a title or a text");
    }
    if (draft.title().length() > LONGEST_TITLE || draft.text().length() > LONGEST_TEXT) {
      throw bad("it is too long", "Add a long text as a document");
    }
    if (draft.author().isBlank()) {
      throw bad("it has no author", "Say who you are: --as NAME");
    }
  }

  private static boolean needsWords(EntryKind kind) {
    return kind != EntryKind.LINK && kind != EntryKind.DONE;
  }

  private void checkBytes(Draft draft) {
    if (draft.kind().isEvidence() && draft.provenance().bytes() == null) {
      throw bad("evidence needs its bytes", "Give the file");
    }
    if (!draft.kind().isEvidence() && draft.provenance().bytes() != null) {
      throw bad("only evidence has bytes", "Add the file as evidence");
    }
  }

  private void judged(Draft draft, boolean mayApprove) {
    Entry finding = named(draft.ties().about());
    if (!mayApprove) {
      throw bad(draft.author() + " is no approver", "Ask somebody who is");
    }
    if (finding.author().equals(draft.author())) {
      throw bad("nobody judges a finding of their own", "Ask a second person");
    }
  }

  private void subject(int position, EntryKind kind) {
    if (named(position).kind() != kind) {
      throw bad("entry " + position + " is no " + kind.word(), "Name one");
    }
  }

  private Entry named(int position) {
    return at.apply(position)
        .orElseThrow(
            () ->
                bad(
                    position == 0
                        ? "it doesn't name the entry it is about"
                        : "entry " + position + " is not there, or was replaced",
                    "See: entente case show"));
  }

  private BadInput bad(String reason, String next) {
    return new BadInput(caseId, "", reason, next);
  }
}
