@NullMarked
package org.entente.base.codec;

import org.jspecify.annotations.NullMarked;
