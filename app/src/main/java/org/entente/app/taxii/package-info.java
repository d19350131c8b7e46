/// The TAXII 2.1 client: what other servers hold is pulled page by page and remembered only once
/// it is on disk; what is pushed is acknowledged object by object. Servers are taken as they are:
/// slow, forgetful, going in circles.
@NullMarked
package org.entente.app.taxii;

import org.jspecify.annotations.NullMarked;
