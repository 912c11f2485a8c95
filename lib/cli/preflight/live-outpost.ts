import type { Inventory, OutpostInventoryEntry } from '../../inventory/inventory';
import type { Severity } from '../../validation/rule';
import type { Fact, FactKind, Facts, Location } from '../../validation/facts/fact';
import type { Outpost } from '../../validation/outpost/facts';

/** An Outpost that templates use, with its state in the account. */
export interface LiveOutpost {
  readonly outpost: Outpost;
  /** First resource on the Outpost, which the findings about the Outpost report. */
  readonly at: Location;
  readonly facts: Facts;
  readonly inventory: Inventory;
  /** `undefined` if the account does not own the Outpost, and it is not shared with it. */
  readonly entry?: OutpostInventoryEntry;
  /** Last values of CloudWatch metrics, by `metricKey`. */
  readonly metrics: ReadonlyMap<string, number>;
  /** Number of the customer-owned IP addresses in use, by pool. */
  readonly addressesInUse: ReadonlyMap<string, number>;
  /** IDs of the instances that the stacks of the templates launched; `undefined` if they are unknown. */
  readonly deployedInstances?: ReadonlySet<string>;
  /** Whether a volume of a template does not exist yet; `undefined` if the existing volumes are unknown. */
  readonly isNewVolume?: (volume: Location) => boolean;
}

/** What a check found. */
export interface LiveProblem {
  readonly message: string;
  /** Resource to report. @default - the first resource on the Outpost */
  readonly at?: Location;
}

/** A check of the live account. Like a rule, it reports nothing about what is unknown. */
export interface LiveCheck {
  /** Kebab-case, names the fault; API, as the IDs of rules. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly fix: string;
  /** AWS page. */
  readonly source: string;
  readonly check: (live: LiveOutpost) => readonly LiveProblem[];
}

/** Kinds of fact that are on an Outpost, in the order in which one of them is reported. */
const KINDS = ['placement', 'launch', 'volume', 'dbInstance', 'eksCluster', 'cache', 'loadBalancer'] as const satisfies readonly FactKind[];

/** Resources of templates on an Outpost. */
export function resourcesOn(outpost: Outpost, facts: Facts): Location[] {
  return KINDS.flatMap((kind) =>
    (facts.by(kind as 'launch', 'outpost', outpost) as readonly Fact[]).flatMap(({ location }) => location ?? []),
  );
}
