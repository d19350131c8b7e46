/// Commands for cases and jobs.
@NullMarked
package org.entente.app.server.command.cases;

import org.jspecify.annotations.NullMarked;
