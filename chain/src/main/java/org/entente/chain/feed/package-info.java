/// What every import needs beside its store, whatever its blocks are: reading ahead, keeping
/// blocks aside, remembering what was left out.
@NullMarked
package org.entente.chain.feed;

import org.jspecify.annotations.NullMarked;
