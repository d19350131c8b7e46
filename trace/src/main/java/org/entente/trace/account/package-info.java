/// Where did the money go on a chain of accounts: four exact taint methods over balances.
///
/// Ask with an [org.entente.trace.account.AccountQuestion], let
/// [org.entente.trace.account.AccountTracer] walk, read the
/// [org.entente.trace.account.AccountTrace]. What the walk must stop at beside burns and limits
/// (bridges, exchanges, mixers) is told from outside by [org.entente.trace.account.Stops].
///
/// Taint lies on **holdings**, one account's balance of one asset. A transaction may turn taint of
/// one asset into taint of another (a swap, a wrap); then each asset's sum is right by itself:
/// starts + converted in = ends + fees + overlap + converted out.
@NullMarked
package org.entente.trace.account;

import org.jspecify.annotations.NullMarked;
