/// Commands for releases and joint requests.
@NullMarked
package org.entente.app.server.command.request;

import org.jspecify.annotations.NullMarked;
