/// Wallets and transactions in STIX: the public extension types, so that others can read us, and
/// in an extension of our own what evidence needs and these lack: chain, asset, log position,
/// block, and amounts as decimal strings of the smallest unit.
///
/// Two dialects go under the public extension's ids; both are read, the newer is written.
@NullMarked
package org.entente.exchange.stix.crypto;

import org.jspecify.annotations.NullMarked;
