@NullMarked
package org.entente.app.taxii;

import org.jspecify.annotations.NullMarked;
