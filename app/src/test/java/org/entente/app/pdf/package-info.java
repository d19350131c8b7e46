@NullMarked
package org.entente.app.pdf;

import org.jspecify.annotations.NullMarked;
