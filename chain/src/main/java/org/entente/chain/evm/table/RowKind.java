package org.entente.chain.evm.table;

/// What a row of the scratch file is; its ordinal is written there.
enum RowKind {
  BLOCK,
  /// Not a row of a table but where those behind it come from: file, line, and what they say of
  /// their block. Written when that changes.
  HEAD,
  TRANSACTION,
  RECEIPT,
  LOG,
  TOKEN_TRANSFER,
  TRACE
}
