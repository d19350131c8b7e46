/// The United Nations Security Council's lists.
@NullMarked
package org.entente.screen.un;

import org.jspecify.annotations.NullMarked;
