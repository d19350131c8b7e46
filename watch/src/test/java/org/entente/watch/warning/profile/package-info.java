@NullMarked
package org.entente.watch.warning.profile;

import org.jspecify.annotations.NullMarked;
