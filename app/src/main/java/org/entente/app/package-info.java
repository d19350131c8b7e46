/// The command line: the one part that prints, reads settings and ends the process.
@NullMarked
package org.entente.app;

import org.jspecify.annotations.NullMarked;
