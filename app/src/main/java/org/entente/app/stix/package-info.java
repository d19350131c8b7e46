/// `entente stix`: STIX checked, matched and brought in.
@NullMarked
package org.entente.app.stix;

import org.jspecify.annotations.NullMarked;
