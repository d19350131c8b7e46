/// What every list reader stands on: files recognised by what is in them, rows and elements with
/// their line, and a guard that stops at a structure nobody has taught it.
@NullMarked
package org.entente.screen.read;

import org.jspecify.annotations.NullMarked;
