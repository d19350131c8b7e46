/// Small tables of facts as text beside the classes that use them.
@NullMarked
package org.entente.screen.name.table;

import org.jspecify.annotations.NullMarked;
