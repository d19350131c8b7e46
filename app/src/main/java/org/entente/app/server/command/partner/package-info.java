/// Commands for partners, and for the logs kept for them.
@NullMarked
package org.entente.app.server.command.partner;

import org.jspecify.annotations.NullMarked;
