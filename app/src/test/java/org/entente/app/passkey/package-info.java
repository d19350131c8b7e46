@NullMarked
package org.entente.app.passkey;

import org.jspecify.annotations.NullMarked;
