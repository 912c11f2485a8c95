import type { IOutpost } from '../outpost';

/** Whether a resource already specifies another Outpost: it stays there. */
export function isOnAnotherOutpost(outpostArn: string | undefined, outpost: IOutpost): boolean {
  return outpostArn !== undefined && outpostArn !== outpost.outpostArn;
}
