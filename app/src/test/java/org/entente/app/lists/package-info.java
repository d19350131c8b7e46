@NullMarked
package org.entente.app.lists;

import org.jspecify.annotations.NullMarked;
