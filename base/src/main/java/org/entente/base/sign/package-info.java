/// Signatures on what partners hand each other as files: Ed25519, keys in PEM as `openssl` writes
/// them.
@NullMarked
package org.entente.base.sign;

import org.jspecify.annotations.NullMarked;
