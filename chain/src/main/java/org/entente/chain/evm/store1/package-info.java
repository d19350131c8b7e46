/// A ledger of transfers between accounts on disk, layout 1. What a node tells of an EVM chain is
/// text, mostly about programs; what money moved, from whom to whom, is a few bytes of it. This
/// keeps these, in columns that are read through memory mapping, at 36.4 bytes for each transfer,
/// amounts exact to 256 bits, its links to the next transfer of both its parties with it.
///
/// **Numbers.** Blocks, transactions, transfers, accounts, assets and holdings (one account's
/// balance of one asset) are counted through the whole ledger from 0; see `AccountView` for their
/// order. Numbers on disk are little endian; hashes, addresses, ids and 32-byte amounts stand as
/// in the chain, highest byte first. None is 2⁴⁰−1. Files of a store, *derived* ones marked:
///
/// | file | bytes a row | row |
/// |---|---|---|
/// | `transfers.col` | 26 a transfer | holding that it leaves 5, that it enters 5; amount 10,
/// below 2⁷⁹, or, with the top bit set, number of a row of `wide-amounts`; kind, 3 bits, above
/// them the log's place in its block + 1, or 0: 4; which of its transfers this is for the holding
/// that it leaves and for that which it enters, from 0, modulo 128: 1, 1 |
/// | `transfer-links.col` | 10 | *derived*: next transfer of the holding that it leaves 5, that
/// it enters 5 |
/// | `transfer-starts.col` | 72 for 512 | see `RowBits`: a one for each transaction, then a zero
/// for each of its transfers |
/// | `transfer-samples.col` | 5 for 512 transactions | hints for these |
/// | `wide-amounts.col` | 32 | amounts of 2⁷⁹ and more |
/// | `tx-hashes.col` | 32 a transaction | its hash; zeros for a block's credits |
/// | `tx-rows.col` | 12 | sender's account 5, recipient's 5, type 1, success 1 |
/// | `account-addresses.col` | 20 an account | its address |
/// | `account-firsts.col`, `-lasts` | 5, 5 | *derived*: its first and its last holding |
/// | `assets.col` | 53 an asset | standard 1, contract 20, id 32 |
/// | `holding-accounts.col`, `-assets` | 5, 5 a holding | whose, of what |
/// | `holding-starts.col` | 5 | first transfer that touches it |
/// | `holding-previous.col` | 5 | previous holding of the same account |
/// | `holding-nexts.col` | 5 | *derived*: next holding of the same account |
/// | `holding-lasts.col` | 5 | *derived*: last transfer that touches it |
/// | `balances.col` | 46 | for each 128th transfer of a holding (not its first): holding 5, how
/// many 128ths 4, transfer 5, seen balance before it 32 |
/// | `balance-flows.col` | 68 a row of `balances` | what the holding received before that transfer
/// 32, sent 32 (each at most 2²⁵⁶−1); in how many of the 128ths before it sent *mixed*: 4 |
/// | `logs.col` | 36 a kept log | transaction 5, place in its block 4, contract 20, number of
/// topics 1, end of its bytes 6 |
/// | `log-bytes.col` | 1 a byte | topics, then data of each kept log |
/// | `block-hashes.col`, `-numbers`, `-starts`, `-facts` | 32, 8, 5, 191 a block | hash; number;
/// first transaction; parent 32, ledger digest 32, time 8, burnt 32, difficulty 32, beneficiary
/// 20, proofs 1, first account 5, asset 5, holding 5, wide amount 5, balance 5, log 5,
/// number of its logs 4 |
/// | `*.col.seals` | 4 for 4 MiB | CRC-32C of each finished segment of the column |
/// | `index/*.idx` | 7.2 a key | derived: finds transactions, accounts, assets, holdings, balances
/// and blocks by key |
/// | `aside/*.block` | | blocks off the chosen chain, whole; `off-…` those that a node took back |
/// | `MANIFEST` | | the counts, the unfinished row of bits, the unfinished segments' checksums, its
/// own checksum |
///
/// So a transfer costs 26 + 10 and some 0.3 for its transaction's start. What a walk reads of it
/// stands together: at each step it waits for memory twice, here and at the links. Beside that: a
/// transaction 44 and 7.2 for its index; an account 30 + 7.2; a holding 30 + 7.2; an asset
/// 53 + 7.2; an amount of 2⁷⁹ or more 32; a balance, at most every 128th time that a holding is
/// touched, 114 + 7.2; a block 236 + 7.2; a kept log 36, its topics and its data.
///
/// **Append only.** Rows are only ever added; the manifest says how many count. A commit forces
/// the columns, then replaces the manifest by renaming. Whatever a crash leaves behind the counts
/// is overwritten by the next writer, which so ends with the same bytes as one that was never
/// interrupted. While a writer is at work, a file `WRITING` stands in the folder.
///
/// **Links** are the exception: an old transfer learns late which comes next. These columns are
/// derived, so the check proves every entry without a checksum. An entry of `transfer-links`,
/// `holding-nexts` or `account-firsts` is set once, from none, to a number that is not committed
/// yet: readers take what is at or behind the manifest's counts as none, and so is an entry torn
/// in the middle, because none is all ones and whichever bytes of the number are missing only
/// make it larger. `-lasts` are for writers alone: after a crash, which may have torn them, a
/// writer first clears those links and then sets each last anew to what has none behind it.
///
/// **Balances.** What a holding was seen to hold before a transfer takes adding up its whole
/// history; that of an exchange has millions. So each 128th transfer notes the balance before it,
/// found by holding and how many of them; from there on at most 127 are added up.
///
/// **Flows.** A trace asks of an exchange when it will have sent so much. Sums at each note answer
/// that by halving. They may be used where the holding sent each time for itself: not *mixed*, that
/// is in a transaction that moves another asset too, or to itself. A transaction is taken for what
/// stands between two payments of gas, and for mixed where none is found near; so mixed may be
/// said too often, never too rarely. The transaction in which a note stands goes on behind it: it
/// counts to the 128th behind the note, and who ends at a note looks at its transaction again.
///
/// Never change a width or the meaning of a row here: a new layout is a new package.
@NullMarked
package org.entente.chain.evm.store1;

import org.jspecify.annotations.NullMarked;
