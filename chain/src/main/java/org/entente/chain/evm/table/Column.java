package org.entente.chain.evm.table;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns that are read, by the names of ethereum-etl (its `docs/schema.md`); the public data
/// sets join the receipt's columns to transactions under a prefix. All other columns are passed
/// over.
enum Column {
  ADDRESS,
  BASE_FEE_PER_GAS,
  BLOB_GAS_PRICE,
  BLOB_GAS_USED,
  BLOB_VERSIONED_HASHES,
  BLOCK_HASH,
  BLOCK_NUMBER,
  BLOCK_TIMESTAMP,
  CALL_TYPE,
  CONTRACT_ADDRESS,
  DATA,
  DIFFICULTY,
  EFFECTIVE_GAS_PRICE,
  ERROR,
  EXCESS_BLOB_GAS,
  FROM_ADDRESS,
  GAS_PRICE,
  GAS_USED,
  HASH,
  L1_FEE,
  LOG_INDEX,
  MAX_FEE_PER_GAS,
  MAX_PRIORITY_FEE_PER_GAS,
  MINER,
  NUMBER,
  PARENT_HASH,
  RECEIPT_BLOB_GAS_PRICE,
  RECEIPT_BLOB_GAS_USED,
  RECEIPT_CONTRACT_ADDRESS,
  RECEIPT_EFFECTIVE_GAS_PRICE,
  RECEIPT_GAS_USED,
  RECEIPT_L1_FEE,
  RECEIPT_STATUS,
  REWARD_TYPE,
  SHA3_UNCLES,
  STATUS,
  TIMESTAMP,
  TO_ADDRESS,
  TOKEN_ADDRESS,
  TOPICS,
  TRACE_ADDRESS,
  TRACE_TYPE,
  TRANSACTION_HASH,
  TRANSACTION_INDEX,
  TRANSACTION_TYPE,
  VALUE,
  WITHDRAWALS;

  private static final Map<String, Column> BY_TEXT = new HashMap<>();

  static {
    for (Column column : values()) {
      BY_TEXT.put(column.text, column);
    }
  }

  private final String text = name().toLowerCase(Locale.ROOT);

  /// From 0, for tables by column.
  @SuppressWarnings("EnumOrdinal") // within one run of the program
  int place() {
    return ordinal();
  }

  /// As in the header line.
  String text() {
    return text;
  }

  /// Null for a column that nothing here reads.
  static @Nullable Column named(String text) {
    return BY_TEXT.get(text);
  }
}
