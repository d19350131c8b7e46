/// Tells at once when followed money moves: alerts that carry an id, survive any stop, and are
/// repeated to nobody who has them.
///
/// In the store's folder, under `live/NAME`: `alerts.jsonl` is all that was ever raised, one a
/// line, and is the truth; `state` is the frontier of the trace at some block and can be computed
/// again; `sent-SINK` says how far a receiver has got. An alert is forced to disk before anybody
/// hears of it; `state` is written behind it. So after a crash blocks are walked again, the same
/// ids come out, and those that are in the file are not raised twice.
@NullMarked
package org.entente.trace.live;

import org.jspecify.annotations.NullMarked;
