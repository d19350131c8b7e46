/// How people come in: passwords, passkeys, sessions, tokens, other organisations' providers of
/// identity.
@NullMarked
package org.entente.app.server.people;

import org.jspecify.annotations.NullMarked;
