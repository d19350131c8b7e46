@NullMarked
package org.entente.screen.desk;

import org.jspecify.annotations.NullMarked;
