@NullMarked
package org.entente.base;

import org.jspecify.annotations.NullMarked;
