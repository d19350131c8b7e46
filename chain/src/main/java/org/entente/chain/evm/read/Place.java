package org.entente.chain.evm.read;

/// `length` bytes that are read again later, at `offset` of the file `file` (see
/// [EvmFindings#addFile]) or of the spill file ([#SPILLED]). `framed` when they stand in snappy's
/// framing format.
record Place(int file, long offset, int length, boolean framed) {
  static final int SPILLED = -1;
}
