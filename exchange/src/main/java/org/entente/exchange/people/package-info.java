/// The people of a node: who they are, in which role, with which tokens and sessions.
@NullMarked
package org.entente.exchange.people;

import org.jspecify.annotations.NullMarked;
