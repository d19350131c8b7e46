@NullMarked
package org.entente.screen.list;

import org.jspecify.annotations.NullMarked;
