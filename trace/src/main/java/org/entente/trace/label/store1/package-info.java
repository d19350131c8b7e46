/// Eighty million labels on disk, each found in a microsecond. Version 1 of the layout; the
/// numbers and orders named here never change.
///
/// A store is a folder: `MANIFEST` names its segments and the files that were imported, with
/// their SHA-256; `LOCK` is held by the one writer. A segment, `seg-N`, is written once, made
/// durable, and then named in the manifest; what the manifest doesn't name is rubbish of a crash.
/// Small segments are merged, so that each is at least four times as large as the next.
///
/// A segment holds labels as rows of equal width, in columns with checksums:
///
/// - `short.rows`: 22 bytes of subject (addresses with 20 bytes of payload), then the number of
///   the claim in four bytes; `long.rows`: the same with 34 bytes, for payloads of 32. A subject
///   of any other length stands in `long.rows` as 0xff 0xff and its SHA-256, and its claim
///   carries the subject's own bytes.
/// - Rows are in the order of the upper 40 bits of the subject's hash, then of its bytes, then of
///   claims. `short.starts` and `long.starts` name the first row of each bucket of the hash, five
///   bytes each, and the end.
/// - `claims.bytes` and `claims.ends`: each claim once, as text fields with their lengths; what
///   is equal but for the subject's own text at the end of the source is one claim.
///
/// All numbers are little endian.
@NullMarked
package org.entente.trace.label.store1;

import org.jspecify.annotations.NullMarked;
