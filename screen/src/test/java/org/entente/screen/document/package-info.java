@NullMarked
package org.entente.screen.document;

import org.jspecify.annotations.NullMarked;
