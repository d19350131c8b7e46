/// What a node keeps: one SQLite file in WAL mode. One writer commits in groups and syncs before
/// it answers; readers see committed states only. Another process of the same node (a command
/// while the server runs) opens the same file; SQLite's own lock keeps writers apart.
@NullMarked
package org.entente.exchange.store;

import org.jspecify.annotations.NullMarked;
