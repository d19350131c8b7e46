/// Tables in, [org.entente.chain.evm.EvmBlock]s out.
///
/// Analysts rarely have a node; they have exports: the CSV files of ethereum-etl, or Parquet files
/// of the public data sets, which follow its names. A block lies scattered over up to six tables
/// there, each of which may be missing, in files of any order and any size. So each row is encoded
/// once into a scratch file ([RowSpill]) that is sorted by block, and a block is put together from
/// its rows when its turn comes ([TableBlocks]). Memory is bounded by one run of the sort and one
/// block.
///
/// Tables carry no roots. What is missing or contradicts itself is told; that the rest is true,
/// nothing here can prove.
@NullMarked
package org.entente.chain.evm.table;

import org.jspecify.annotations.NullMarked;
