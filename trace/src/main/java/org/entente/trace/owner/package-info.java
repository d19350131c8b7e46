/// Who holds an account: what can be told of owners on EVM chains, by which event, and how sure.
@NullMarked
package org.entente.trace.owner;

import org.jspecify.annotations.NullMarked;
