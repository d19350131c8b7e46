@NullMarked
package org.entente.screen.merge;

import org.jspecify.annotations.NullMarked;
