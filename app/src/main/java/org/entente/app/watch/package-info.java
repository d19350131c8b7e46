/// `entente watch …`: the monitors on the command line.
@NullMarked
package org.entente.app.watch;

import org.jspecify.annotations.NullMarked;
