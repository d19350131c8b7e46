/// What the commands print to and how: the terminal, tables, progress.
@NullMarked
package org.entente.app.terminal;

import org.jspecify.annotations.NullMarked;
