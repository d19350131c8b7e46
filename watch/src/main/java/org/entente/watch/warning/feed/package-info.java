/// Feeds of warnings (Atom, RFC 4287; RSS 2.0): others' read, ours written.
@NullMarked
package org.entente.watch.warning.feed;

import org.jspecify.annotations.NullMarked;
