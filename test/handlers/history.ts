import * as fc from 'fast-check';
import type { AwsServer } from '../aws-server/aws-server';
import type { PassingFault } from '../aws-server/faults';
import { CloudFormation } from './cloudformation';
import type { Delivery, Lambda } from './lambda';

/** How many histories each handler lives through: a few in each run of the tests, and as many as `HISTORIES` says before a release. */
export const HISTORIES = Number(process.env.HISTORIES ?? 50);
// On a machine that is busy with other tests, too.
jest.setTimeout(120_000 + HISTORIES * 4_000);

const FAULTS: readonly PassingFault[] = ['throttle', 'fail', 'drop', 'lose', 'hang', 'late', 'stale', 'vanish'];

/** An operation of CloudFormation, and what goes wrong in its course. */
export interface Step<P> {
  readonly properties: P | undefined;
  readonly rollBack: boolean;
  readonly revert: boolean;
  readonly deliveries: readonly Delivery[];
  readonly faults: readonly { readonly kind: PassingFault; readonly operation: string; readonly times: number }[];
}

/** Histories of one custom resource. */
export function histories<P>(properties: fc.Arbitrary<P>, operations: readonly string[]): fc.Arbitrary<Step<P>[]> {
  const end = fc.record({ endsAfter: fc.nat(12) });
  const step = fc.record({
    // Nothing: it is deleted, where it is there.
    properties: fc.option(properties, { nil: undefined, freq: 4 }),
    rollBack: fc.boolean(),
    revert: fc.boolean(),
    // Lambda delivers three times at most where there is no answer, and sometimes again where there was one.
    deliveries: fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .tuple(fc.array(end, { maxLength: 2 }), fc.array(fc.record({ isElsewhere: fc.boolean() }), { minLength: 1, maxLength: 2 }))
          .map((parts) => parts.flat()),
      },
      { weight: 1, arbitrary: fc.array(end, { minLength: 3, maxLength: 3 }) },
    ),
    faults: fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom(...FAULTS),
        operation: fc.constantFrom(...operations),
        times: fc.integer({ min: 1, max: 3 }),
      }),
      { selector: ({ operation }) => operation, maxLength: 3 },
    ),
  });
  return fc.array(step, { minLength: 1, maxLength: 3 });
}

/** What a history needs. */
export interface Life<P> {
  readonly server: AwsServer;
  readonly lambda: Lambda;
  /** Somebody else deletes what the handler made; nobody does where it is left out. */
  readonly vanish?: () => void;
  /** Compares what AWS has with what CloudFormation believes to exist. */
  readonly look: (cloudFormation: Pick<CloudFormation<P>, 'current'>) => void;
}

/** Lives a history, and looks after each step at what AWS has. */
export async function live<P>(history: readonly Step<P>[], { server, lambda, vanish, look }: Life<P>): Promise<void> {
  const cloudFormation = new CloudFormation<P>(lambda);
  let hasVanished = false;
  server.onVanish = () => {
    if (!vanish) return;
    vanish();
    hasVanished = true;
    cloudFormation.continuations++;
  };
  server.forgetPast();
  // A process that has met many faults makes fewer attempts: a history is to be the same wherever it is lived.
  await lambda.stop();
  for (const { properties, rollBack, revert, deliveries, faults } of history) {
    for (const { kind, operation, times } of faults) server.faults[kind](operation, times);
    // What somebody else deletes fails a creation for good. An event that is delivered again after that would succeed, which nobody hears.
    const answered = deliveries.findIndex(({ endsAfter }) => endsAfter === undefined);
    const isOnce = answered >= 0 && faults.some(({ kind }) => kind === 'vanish');
    lambda.deliveries = isOnce ? deliveries.slice(0, answered + 1) : [...deliveries];
    if (!cloudFormation.current) {
      if (properties) await cloudFormation.create(properties);
    } else if (properties) await cloudFormation.update(properties, rollBack, revert);
    else if (!(await cloudFormation.delete())) await cloudFormation.delete();
    server.faults.clear();
    // Those of a step that had nothing to do.
    lambda.deliveries = [];
    try {
      look(cloudFormation);
    } catch (error) {
      // What somebody else deleted may be missing, and nothing else.
      if (!hasVanished) throw error;
      look({ current: undefined });
    }
  }
}

/** Tags that a resource may have. */
export const tags = fc.subarray([
  { Key: 'Name', Value: 'Plant/Pool' },
  { Key: 'site', Value: 'plant-1' },
]);

/** The tags that a template gave. */
export const given = (list: readonly { readonly Key?: string; readonly Value?: string }[] = []) =>
  list.filter(({ Key }) => !Key!.startsWith('cdk-outposts:')).sort((a, b) => (a.Key! < b.Key! ? -1 : 1));
