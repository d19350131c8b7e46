/// Is this crypto address on a list? Known by family and payload, never by its text or by the
/// list's label; nearness is the trace's business.
@NullMarked
package org.entente.screen.wallet;

import org.jspecify.annotations.NullMarked;
