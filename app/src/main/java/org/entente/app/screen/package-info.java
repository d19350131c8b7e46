/// The commands of `entente screen`.
@NullMarked
package org.entente.app.screen;

import org.jspecify.annotations.NullMarked;
