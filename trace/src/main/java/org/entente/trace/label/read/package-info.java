/// Readers of labels: TagPacks and ActorPacks, our own CSV, sanctions lists and their history,
/// STIX bundles, signed packs. Each stops at what it doesn't understand and says in which file and
/// line.
@NullMarked
package org.entente.trace.label.read;

import org.jspecify.annotations.NullMarked;
