package org.entente.chain.evm.table;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tables that are read, each known by columns that no other has together.
enum TableKind {
  /// Before [#TRANSACTIONS], whose columns it lacks.
  TOKEN_TRANSFERS(
      Column.TOKEN_ADDRESS,
      Column.FROM_ADDRESS,
      Column.TO_ADDRESS,
      Column.VALUE,
      Column.TRANSACTION_HASH,
      Column.LOG_INDEX,
      Column.BLOCK_NUMBER),
  TRACES(
      Column.TRACE_TYPE, Column.FROM_ADDRESS, Column.TO_ADDRESS, Column.VALUE, Column.BLOCK_NUMBER),
  LOGS(
      Column.LOG_INDEX,
      Column.TRANSACTION_HASH,
      Column.ADDRESS,
      Column.DATA,
      Column.TOPICS,
      Column.BLOCK_NUMBER),
  RECEIPTS(Column.TRANSACTION_HASH, Column.GAS_USED, Column.CONTRACT_ADDRESS, Column.BLOCK_NUMBER),
  TRANSACTIONS(
      Column.HASH,
      Column.FROM_ADDRESS,
      Column.TO_ADDRESS,
      Column.VALUE,
      Column.TRANSACTION_INDEX,
      Column.BLOCK_NUMBER),
  BLOCKS(Column.NUMBER, Column.HASH, Column.PARENT_HASH, Column.TIMESTAMP);

  @SuppressWarnings("ImmutableEnumChecker") // never changed, and nobody else sees it
  private final Set<Column> needed;

  TableKind(Column... needed) {
    this.needed = EnumSet.copyOf(List.of(needed));
  }

  /// The table with these columns, null if there is none.
  static @Nullable TableKind of(Set<Column> columns) {
    for (TableKind kind : values()) {
      if (columns.containsAll(kind.needed)) {
        return kind;
      }
    }
    return null;
  }
}
