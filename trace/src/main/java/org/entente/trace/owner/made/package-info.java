/// Accounts with known owners, to measure the rules on.
@NullMarked
package org.entente.trace.owner.made;

import org.jspecify.annotations.NullMarked;
