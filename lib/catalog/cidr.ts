/** A text that may be unknown or absent. */
type Text = string | null | undefined;

/** First and last address of an IPv4 CIDR block. */
interface Block {
  readonly first: number;
  readonly last: number;
}

/** Whether a text is an IPv4 address or CIDR block. */
export function isIpv4(text: string): boolean {
  return parse(text) !== null;
}

/** Whether a text is an IPv4 CIDR block, with its prefix length. */
export function isIpv4Block(text: string): boolean {
  return text.includes('/') && parse(text) !== null;
}

/** Whether two IPv4 CIDR blocks overlap; `false` if one of them is unknown. */
export function overlap(one: Text, other: Text): boolean {
  const a = parse(one);
  const b = parse(other);
  return !!a && !!b && a.first <= b.last && b.first <= a.last;
}

/** Whether an IPv4 CIDR block contains another; `false` if one of them is unknown. */
export function contains(outer: Text, inner: Text): boolean {
  const a = parse(outer);
  const b = parse(inner);
  return !!a && !!b && a.first <= b.first && b.last <= a.last;
}

/** Whether two IPv4 CIDR blocks have the same addresses; `false` if one of them is unknown. */
export function sameBlock(one: Text, other: Text): boolean {
  const a = parse(one);
  const b = parse(other);
  return !!a && !!b && a.first === b.first && a.last === b.last;
}

/** Number of addresses in an IPv4 CIDR block. */
export function addressCount(text: Text): number | undefined {
  const block = parse(text);
  return block ? block.last - block.first + 1 : undefined;
}

/** The first address of an IPv4 block, such as `10.0.8.0` of `10.0.8.5/24`. */
export function firstAddress(text: Text): string | undefined {
  const block = parse(text);
  return block ? addressOf(block.first) : undefined;
}

/** Consecutive IPv4 blocks of the same size at the start of a block; `undefined` if they do not fit in it. */
export function blocksIn(text: Text, count: number, hostBits: number): readonly string[] | undefined {
  const block = parse(text);
  const size = 2 ** hostBits;
  if (!block || block.first + count * size - 1 > block.last) return undefined;
  return Array.from({ length: count }, (_, index) => `${addressOf(block.first + index * size)}/${32 - hostBits}`);
}

function addressOf(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

/** Pairs of items whose IPv4 CIDR blocks overlap, in the order of the items. Sorts the blocks: items that do not overlap are not compared. */
export function overlappingPairs<T>(items: readonly T[], textOf: (item: T) => Text): [T, T][] {
  const blocks = items.flatMap((item, index) => {
    const block = parse(textOf(item));
    return block ? [{ item, index, ...block }] : [];
  });
  blocks.sort((a, b) => a.first - b.first || a.index - b.index);
  const pairs: [T, T][] = [];
  let open: typeof blocks = [];
  for (const block of blocks) {
    open = open.filter(({ last }) => last >= block.first);
    for (const other of open) pairs.push(other.index < block.index ? [other.item, block.item] : [block.item, other.item]);
    open.push(block);
  }
  return pairs;
}

/** Parsed blocks by text: rules parse the same blocks many times. */
const parsed = new Map<string, Block | null>();

function parse(text: Text): Block | null {
  if (typeof text !== 'string') return null;
  let block = parsed.get(text);
  if (block === undefined) parsed.set(text, (block = parseBlock(text)));
  return block;
}

/** An address without a prefix length is a /32 block. */
function parseBlock(text: string): Block | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const octets = match.slice(1, 5).map(Number);
  const length = Number(match[5] ?? 32);
  if (octets.some((octet) => octet > 255) || length > 32) return null;
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const size = 2 ** (32 - length);
  const first = Math.floor(address / size) * size;
  return { first, last: first + size - 1 };
}
