/// Files in, [org.entente.chain.evm.EvmBlock]s out.
///
/// The parts of one block come apart: a header here, receipts in another file, traces in a third,
/// each in one of several forms. [EvmSources] finds out what each file is from its content,
/// brings every part into its canonical form, and joins them: bodies and receipts by the roots
/// that the header names, or by the block's hash where a source tells it. What can't be read in
/// place goes into a spill file, so that memory stays bounded. A block is put together, and
/// everything about it recomputed, when its turn comes.
///
/// **Another kind of source** is a [SourceKind] in the list of [EvmScan]. It gives [EvmFindings]
/// parts (header, body, receipts, trace), or whole blocks where there is nothing to recompute
/// (tables). Another kind of JSON object is a [JsonPart] in the list of [JsonKind].
@NullMarked
package org.entente.chain.evm.read;

import org.jspecify.annotations.NullMarked;
