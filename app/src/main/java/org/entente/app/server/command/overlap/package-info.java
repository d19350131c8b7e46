/// Commands for comparisons with a partner.
@NullMarked
package org.entente.app.server.command.overlap;

import org.jspecify.annotations.NullMarked;
