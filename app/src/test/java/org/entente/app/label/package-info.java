@NullMarked
package org.entente.app.label;

import org.jspecify.annotations.NullMarked;
