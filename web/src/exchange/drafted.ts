// What an alert of a live trace puts into the draft of a request, as the command line's offers do:
// where the money is and how it came there. Labels and the way stay home.

export interface Drafted {
  readonly target: string;
  /** The chain as CAIP-2 has it; empty where we don't know it. */
  readonly place: string;
  readonly text: string;
}

export const NO_DRAFT: Drafted = { target: '', place: '', text: '' };

type Told = Readonly<Record<string, unknown>>;

export const CHAINS: Readonly<Record<string, string>> = {
  bitcoin: 'bip122:000000000019d6689c085ae165831e93',
  ethereum: 'eip155:1',
  optimism: 'eip155:10',
  cronos: 'eip155:25',
  bsc: 'eip155:56',
  gnosis: 'eip155:100',
  unichain: 'eip155:130',
  polygon: 'eip155:137',
  sonic: 'eip155:146',
  fantom: 'eip155:250',
  zksync: 'eip155:324',
  moonbeam: 'eip155:1284',
  ronin: 'eip155:2020',
  mantle: 'eip155:5000',
  kaia: 'eip155:8217',
  base: 'eip155:8453',
  holesky: 'eip155:17000',
  arbitrum: 'eip155:42161',
  celo: 'eip155:42220',
  avalanche: 'eip155:43114',
  linea: 'eip155:59144',
  blast: 'eip155:81457',
  scroll: 'eip155:534352',
  sepolia: 'eip155:11155111',
  harmony: 'eip155:1666600000',
};

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const members = (value: unknown): Told => (typeof value === 'object' && value !== null ? (value as Told) : {});
const all = (value: unknown) => (Array.isArray(value) ? value.map(members) : []);

/** @param target the address that is to be frozen, one of those the alert names */
export function drafted(alert: Told, target: string): Drafted {
  const party = all(alert['to']).find((one) => one['address'] === target);
  const network = text(alert['network']);
  const stopper = all(members(party?.['exit'])['stoppers'])[0];
  const lines = [
    `Followed money (${[text(alert['method']), text(alert['live'])].filter((one) => one !== '').join(', ')}) is there by transaction ${text(alert['tx'])}.`,
    stopper ? `${text(stopper['who'])} can stop it: ${text(stopper['how'])}.` : '',
  ];
  return {
    target,
    place: CHAINS[network] ?? (/^[1-9]\d*$/.test(network) ? `eip155:${network}` : ''),
    text: lines.filter((one) => one !== '').join(' '),
  };
}
