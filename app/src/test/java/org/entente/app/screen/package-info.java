@NullMarked
package org.entente.app.screen;

import org.jspecify.annotations.NullMarked;
