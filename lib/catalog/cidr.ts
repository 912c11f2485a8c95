/** A text that may not be known, or absent. */
type Text = string | null | undefined;

/** A block of IPv4 addresses, from its first to its last. */
interface Block {
  readonly first: number;
  readonly last: number;
}

/** Whether a text is an IPv4 address or CIDR block. */
export function isIpv4(text: string): boolean {
  return parse(text) !== undefined;
}

/** Whether two IPv4 blocks have an address in common; false where one of them is not known. */
export function overlap(one: Text, other: Text): boolean {
  return compare(one, other, (a, b) => a.first <= b.last && b.first <= a.last);
}

/** Whether an IPv4 block has all addresses of another; false where one of them is not known. */
export function contains(outer: Text, inner: Text): boolean {
  return compare(outer, inner, (a, b) => a.first <= b.first && b.last <= a.last);
}

/** Whether two IPv4 blocks have the same addresses; false where one of them is not known. */
export function sameBlock(one: Text, other: Text): boolean {
  return compare(one, other, (a, b) => a.first === b.first && a.last === b.last);
}

/** How many addresses an IPv4 block has. */
export function addressCount(text: Text): number | undefined {
  const block = parse(text);
  return block && block.last - block.first + 1;
}

function compare(one: Text, other: Text, compareBlocks: (a: Block, b: Block) => boolean): boolean {
  const [a, b] = [parse(one), parse(other)];
  return a !== undefined && b !== undefined && compareBlocks(a, b);
}

/** Blocks by their text: rules ask for the same few over and over. */
const parsed = new Map<string, Block | undefined>();

function parse(text: Text): Block | undefined {
  if (typeof text !== 'string') return undefined;
  if (!parsed.has(text)) parsed.set(text, parseBlock(text));
  return parsed.get(text);
}

/** An address without a prefix length is a block of one. */
function parseBlock(text: string): Block | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const octets = match.slice(1, 5).map(Number);
  const length = Number(match[5] ?? 32);
  if (octets.some((octet) => octet > 255) || length > 32) return undefined;
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const size = 2 ** (32 - length);
  const first = Math.floor(address / size) * size;
  return { first, last: first + size - 1 };
}
