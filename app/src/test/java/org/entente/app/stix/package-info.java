@NullMarked
package org.entente.app.stix;

import org.jspecify.annotations.NullMarked;
