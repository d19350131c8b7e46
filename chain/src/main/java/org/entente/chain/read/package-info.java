/// Files in, [org.entente.chain.Block]s out.
///
/// Bitcoin data comes as block files of a node, as bare blocks, as hexadecimal text and as the
/// JSON of two interfaces, plain or compressed, several kinds in one folder. [BlockSources] finds
/// out what each file is from its content and where the blocks in it stand; whoever builds a
/// ledger orders them by header and reads each when its turn comes.
///
/// Block files stay where they are: only their headers are read before. Everything else is turned
/// once into a spill file of encoded blocks ([BlockCodec]), so that memory stays bounded and the
/// block read later is the block that was checked.
@NullMarked
package org.entente.chain.read;

import org.jspecify.annotations.NullMarked;
