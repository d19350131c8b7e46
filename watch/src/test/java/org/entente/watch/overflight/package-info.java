@NullMarked
package org.entente.watch.overflight;

import org.jspecify.annotations.NullMarked;
