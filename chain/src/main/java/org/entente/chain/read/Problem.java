package org.entente.chain.read;

/// Something in the sources that a person should know of, though the reading went on.
///
/// `file` as the user named it, `place` in it (empty when the whole file is meant), `reason` as a
/// sentence without its full stop.
public record Problem(Kind kind, String file, String place, String reason) {
  public enum Kind {
    /// A file found in a folder that holds no blocks or transactions.
    UNKNOWN_FILE,
    /// Bytes between records that are neither zeros nor a record; normal after a crash of a node.
    GARBAGE,
    /// The last record is not whole; normal in the newest file while a node runs.
    CUT_OFF,
    /// Undo data of a block that is not among the sources.
    UNDO_WITHOUT_BLOCK,
    /// A body, receipts or traces of a block that is not among the sources.
    PART_WITHOUT_BLOCK,
    /// Taken though it could not be recomputed; the ledger marks it.
    NOT_VERIFIED,
    /// A second copy of a block was read because the first could not be.
    OTHER_COPY,
    /// Skipped because of `--lenient`; without it, this had stopped the reading.
    SKIPPED
  }

  @Override
  public String toString() {
    return file + (place.isEmpty() ? "" : ", " + place) + ": " + reason;
  }
}
