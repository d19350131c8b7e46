/// Generated chains: valid raw regtest blocks with the shape of the real chain, and the truth
/// beside them.
///
/// Nobody may publish who owned which coin on the real chain, so no rule that guesses owners can
/// be measured there. Here a small economy of miners, exchanges, merchants and people spends for
/// reasons that are written down, and every block it makes passes a full node.
///
/// [org.entente.chain.generate.ChainGenerator] is the way in. Below it the *economy* decides who
/// pays whom ([org.entente.chain.generate.Draft]), the *builder* turns drafts into blocks, the
/// *files* frame, hide, shuffle and split them.
///
/// The same settings give the same bytes, on every machine and JDK: all choices come from one
/// SplitMix64, all logarithms and powers from `StrictMath`. Whatever changes the bytes must raise
/// [org.entente.chain.generate.GeneratedChain#FORMAT].
@NullMarked
package org.entente.chain.generate;

import org.jspecify.annotations.NullMarked;
