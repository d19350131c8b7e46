/// What every store is made of: columns in memory-mapped files, their checksums, the indexes that
/// find a row by its key, the manifest that says how many rows count, the lock that lets one writer
/// in. How these lie on disk is layout 1; what the rows mean is the business of each store.
///
/// A commit forces the columns, then replaces the manifest by renaming. Whatever a crash leaves
/// behind the counts of the manifest is as good as not there: the next writer overwrites it.
///
/// Never change how bytes lie on disk here: a new layout is a new package.
@NullMarked
package org.entente.chain.column1;

import org.jspecify.annotations.NullMarked;
