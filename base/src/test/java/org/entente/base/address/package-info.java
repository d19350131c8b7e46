@NullMarked
package org.entente.base.address;

import org.jspecify.annotations.NullMarked;
