/** What DataSync takes: bytes per second, or -1 for as much as there is. */
export function bytesPerSecond(megabitsPerSecond: number | undefined): number {
  return megabitsPerSecond === undefined ? -1 : Math.floor((megabitsPerSecond * 1_000_000) / 8);
}
