/// Passkeys: what a person's device must prove, by W3C Web Authentication, Level 3.
@NullMarked
package org.entente.app.passkey;

import org.jspecify.annotations.NullMarked;
