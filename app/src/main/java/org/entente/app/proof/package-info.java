/// Whether what a partner says it did is so: by this node's own ledgers, by proof of work, or not
/// at all.
@NullMarked
package org.entente.app.proof;

import org.jspecify.annotations.NullMarked;
