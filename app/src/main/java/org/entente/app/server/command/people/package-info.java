/// Commands for people, tokens, passkeys and providers of identity.
@NullMarked
package org.entente.app.server.command.people;

import org.jspecify.annotations.NullMarked;
