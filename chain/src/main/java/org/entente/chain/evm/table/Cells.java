package org.entente.chain.evm.table;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;

/// The row of a table that stands to be read, cell by cell.
///
/// A cell that does not hold what is asked for throws [IllegalArgumentException] with the column
/// and the reason; so does an empty one, unless it was asked [#has] before.
interface Cells {
  /// False for an empty cell, and where the table has no such column.
  boolean has(Column column);

  /// 0 to 2⁶³−1.
  long whole(Column column);

  Uint256 amount(Column column);

  Hash256 hash(Column column);

  EvmAddress address(Column column);

  /// 0x and hexadecimal digits.
  byte[] bytes(Column column);

  /// Unix seconds.
  long time(Column column);

  String text(Column column);

  /// The 32-byte words of a list.
  List<Hash256> words(Column column);
}
