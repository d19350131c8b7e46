@NullMarked
package org.entente.screen.audit;

import org.jspecify.annotations.NullMarked;
