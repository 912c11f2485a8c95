import type { FactKind, Facts } from '../facts/fact';
import type { Outpost, RunningInstance } from '../outpost/facts';
import { canLaunch } from '../outpost/facts';

/** Kinds of fact that run as instances of an AWS service. */
const KINDS_OF_SERVICE: { readonly [service: string]: readonly FactKind[] } = {
  RDS: ['dbInstance'],
  ELASTICACHE: ['cache'],
  ELB: ['loadBalancer'],
  ROUTE53: ['outpostResolver', 'resolverEndpoint'],
};

/** Number of slots, by instance type, in use by workloads that the templates do not create. */
export function slotsInUse(outpost: Outpost, facts: Facts): ReadonlyMap<string, number> {
  const inUse = new Map<string, number>();
  if (!outpost.runningInstances?.length) return inUse;
  const accounts = new Set(facts.by('placement', 'outpost', outpost).map(({ account }) => account));
  const idle = new Set(outpost.hosts?.filter((host) => !canLaunch(host)).map(({ assetId }) => assetId));
  for (const instance of outpost.runningInstances) {
    if (!instance.instanceType || idle.has(instance.assetId) || !isOfOthers(instance, accounts, outpost, facts)) continue;
    inUse.set(instance.instanceType, (inUse.get(instance.instanceType) ?? 0) + 1);
  }
  return inUse;
}

/** An instance of the account, or of the account of a stack, can be one that a template created. */
function isOfOthers(
  { accountId, isOwn, service }: RunningInstance,
  accounts: ReadonlySet<unknown>,
  outpost: Outpost,
  facts: Facts,
): boolean {
  if (service === 'AWS') return true;
  if (isOwn === false) return !accounts.has(accountId);
  const kinds = service ? KINDS_OF_SERVICE[service] : undefined;
  const isRequested = (kind: FactKind) => facts.by(kind as 'cache', 'outpost', outpost).length > 0;
  const isStandby = service === 'RDS' && facts.by('dbInstance', 'standbyOutpost', outpost).length > 0;
  return isOwn === true && !!kinds && !isStandby && !kinds.some(isRequested);
}
