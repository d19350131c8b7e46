/// A ledger in plain collections: small, slow, obviously right. What the others are tested
/// against.
@NullMarked
package org.entente.chain.memory;

import org.jspecify.annotations.NullMarked;
