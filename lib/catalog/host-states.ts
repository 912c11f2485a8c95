/**
 * States of a host without capacity for new instances, or with less of it than its slots.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_ComputeAttributes.html
 */
const OUT_OF_SERVICE = ['ISOLATED', 'RETIRING', 'INSTALLING'];

/** All states of a host. */
export const HOST_STATES: readonly string[] = ['ACTIVE', ...OUT_OF_SERVICE];

/** Whether a host in a state can launch instances in all its slots. A host of unknown state can. */
export function isInService(state: string | null | undefined): boolean {
  return !state || !OUT_OF_SERVICE.includes(state);
}
