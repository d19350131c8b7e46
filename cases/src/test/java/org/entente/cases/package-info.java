@NullMarked
package org.entente.cases;

import org.jspecify.annotations.NullMarked;
