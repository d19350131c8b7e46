/// A ledger of unspent outputs on disk, layout 1. Raw blocks are large, slow to search and full
/// of signatures that no trace looks at; this keeps what a trace asks for, in columns that are
/// read through memory mapping, at 22.3 bytes for each pair of an input and an output.
///
/// **Numbers.** Blocks, transactions, inputs, outputs and scripts are counted through the whole
/// ledger from 0, in ledger order. All numbers on disk are little endian. Files of a store:
///
/// | file | bytes a row | row |
/// |---|---|---|
/// | `input-prevs.col` | 5 an input | number of the output it spends; 2⁴⁰−1 coinbase; 2⁴⁰−2 see
/// `unseen` |
/// | `output-values.col` | 7 an output | satoshi |
/// | `output-scripts.col` | 5 an output | number of the script that locks it |
/// | `output-spenders.col` | 5 an output | number of the transaction that spends it; 2⁴⁰−1 none |
/// | `input-starts.col`, `output-starts.col` | 72 for 512 | which rows begin a transaction: see
/// `RowBits` |
/// | `input-samples.col`, `output-samples.col` | 5 for 512 transactions | hints for these |
/// | `tx-ids.col` | 32 a transaction | its id, raw order |
/// | `script-ends.col`, `script-bytes.col` | 6 a script; 1 a byte | each script once, in order of
/// appearance |
/// | `unseen.col`, `unseen-bytes.col` | 64; 1 a byte | an input whose previous transaction is not
/// here: input 8, id 32, vout 4, value 8 (−1 unknown), start of its script 8, length 4 (−1
/// unknown) |
/// | `block-hashes.col`, `-heights`, `-starts`, `-facts` | 32, 4, 5, 163 a block | hash; height
/// (−1 unknown); first transaction; header 80, parent 32, ledger digest 32, time 8, first script
/// 5, first unseen 5, extent 1 |
/// | `*.col.seals` | 4 for 4 MiB | CRC-32C of each finished segment of the column |
/// | `index/*.idx` | 7.2 a key | derived: finds transactions, scripts and unseen outputs by key |
/// | `aside/*.block` | | blocks off the chosen chain, whole |
/// | `MANIFEST` | | the counts, the unfinished rows and segments' checksums, its own checksum |
///
/// So value, both links, address and time of an input–output pair cost 5 + 7 + 5 + 5 + 2 · 72/512
/// = 22.3 bytes, and the time column nothing, because it is the block's. Transaction ids add 32
/// bytes a transaction and 7.2 for their index, scripts 6 + their length + 7.2 for each distinct
/// one.
///
/// **Append only.** Rows are only ever added; the manifest says how many count. A commit forces
/// the columns, then replaces the manifest by renaming. Whatever a crash leaves behind the counts
/// is overwritten by the next import, which so ends with the same bytes as one that was never
/// interrupted. While a writer is at work, a file `WRITING` stands in the folder.
///
/// **Spenders** are the exception: an old output learns late what spends it. The column is
/// derived (it is the inverse of `input-prevs`), so `chain check` proves every entry without a
/// checksum. A writer that crashed leaves entries that name transactions at or behind the
/// manifest's count: readers take them as unspent, and the next writer clears them. An entry torn
/// in the middle is one of these too: the empty entry is all ones, so whichever bytes of the new
/// number are missing only make it larger.
///
/// Never change a width or the meaning of a row here: a new layout is a new package.
@NullMarked
package org.entente.chain.store1;

import org.jspecify.annotations.NullMarked;
