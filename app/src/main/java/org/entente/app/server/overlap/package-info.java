/// Comparing items with a partner's node without showing them.
@NullMarked
package org.entente.app.server.overlap;

import org.jspecify.annotations.NullMarked;
