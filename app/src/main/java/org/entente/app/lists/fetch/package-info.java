/// Fetching lists from their publishers, politely (nothing is fetched twice) and with suspicion
/// (what comes must be the whole list that was asked for).
@NullMarked
package org.entente.app.lists.fetch;

import org.jspecify.annotations.NullMarked;
