/// What nodes of partners say to each other: fetching, streams, witnessing, who signed.
@NullMarked
package org.entente.app.server.partner;

import org.jspecify.annotations.NullMarked;
