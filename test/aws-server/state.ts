import type { IncomingMessage } from 'node:http';
import type { Inventory } from '../../lib/inventory/inventory';
import type { ReplicationGroupElement } from './caches';
import type { CapacityTaskState } from './capacity-tasks';
import type { AgentAppliance, DataSyncAgentElement, DataSyncLocationElement } from './data-sync';
import type { AddressElement } from './ec2-coip';
import type { ImageElement, SnapshotElement } from './ec2-images';
import { Faults } from './faults';
import type { LoadBalancerElement } from './load-balancing';
import type { OutpostsBucketElement } from './outposts-buckets';
import type { DbInstanceElement } from './relational-databases';

/** A request that the server understood. */
export interface AwsRequest {
  readonly operation: string;
  /** Its parameters by their names in the API: path, query and form alike. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
}

/** How long a list may lag behind, in milliseconds. */
const STALE = 60_000;

/** What the server holds, and what it was asked. */
export class AwsState {
  /** All requests in their order, also those that met a fault. */
  public readonly requests: AwsRequest[] = [];
  public readonly faults = new Faults();
  /** The most elements that a page holds, whatever the client asks for. */
  public pageSize = 1000;
  /** The most requests that were under way at the same time. */
  public mostAtATime = 0;

  /** Elastic IP addresses of pools of customer-owned IP addresses. */
  public readonly addresses: AddressElement[] = [];
  /** By the IDs of the subnets, the pool of which they assign addresses at launch. */
  public readonly subnetPools = new Map<string, string | undefined>();
  public readonly loadBalancers: LoadBalancerElement[] = [];
  /** Network interfaces of load balancers that are deleted, with the pool of their addresses, and how often they are still described. */
  public readonly lingering: { readonly Description: string; readonly pool: string; looks: number }[] = [];
  public readonly dbInstances: DbInstanceElement[] = [];
  public readonly replicationGroups: ReplicationGroupElement[] = [];
  public readonly images: ImageElement[] = [];
  /** Those of images. */
  public readonly snapshots: SnapshotElement[] = [];
  /** How often images are described until they are made. */
  public imageLooks = 2;
  /** Why images fail that are made from now on. */
  public imageFailure?: string;
  /** What becomes of the snapshots of images that are deregistered. */
  public snapshotReturnCode: 'success' | 'internal-error' = 'success';
  /** Instances that stacks and Auto Scaling groups launched. */
  public readonly instances: { readonly InstanceId: string; readonly Tags: readonly { readonly Key: string; readonly Value: string }[] }[] =
    [];
  public readonly volumes: { readonly VolumeId: string; readonly Tags: readonly { readonly Key: string; readonly Value: string }[] }[] = [];
  /** Last values of metrics, by their names and the values of their dimensions. */
  public readonly metrics = new Map<string, number>();
  /** Those that were started here; the inventory has older ones. */
  public readonly capacityTasks: CapacityTaskState[] = [];
  /** How often capacity tasks are described until they go on. */
  public capacityTaskLooks = 1;
  /** Why capacity tasks fail that are started from now on. */
  public capacityTaskFailure?: CapacityTaskState['failed'];
  public readonly outpostsBuckets: OutpostsBucketElement[] = [];
  public readonly dataSyncLocations: DataSyncLocationElement[] = [];
  public readonly dataSyncAgents: DataSyncAgentElement[] = [];
  /** By their addresses. */
  public readonly agentAppliances = new Map<string, AgentAppliance>();
  /** How often agents that are activated from now on are told to be offline. */
  public agentsOfflineFor = 0;
  /** How often agents are told to be in use by locations that are gone. */
  public agentsUsedFor = 0;
  /** How often DataSync does not know a role yet. */
  public rolesUnknownFor = 0;
  /** So many more requests are answered before all are refused. */
  public refuseAfter?: number;
  /** Sees each request before it is carried out. */
  public onRequest?: (operation: string) => void;
  /** Sees each request that is kept without an answer. */
  public onHeld?: (message: IncomingMessage) => void;
  /** What somebody else does when an operation meets the fault `vanish`. */
  public onVanish?: () => void;
  /** All requests are refused until then because there were too many. */
  public throttledUntil = 0;
  /** Whether what AWS has begun stays as it is, and is never complete. */
  public isEndless = false;
  /** The time, in milliseconds since 1970. */
  public now = () => Date.now();
  /** How long lists and descriptions lag behind, in milliseconds. */
  public lag = 0;
  private readonly changes: { readonly at: number; readonly before: AwsState }[] = [];
  private made = 0;
  private before?: { readonly state: AwsState; readonly until: number };

  public constructor(public inventory: Inventory) {}

  /** An ID of something new. */
  public newId(prefix: string): string {
    return `${prefix}${(++this.made).toString(16).padStart(17, '0')}`;
  }

  /** What lists may still show: what there was before the last change, for some time after it. */
  public get past(): AwsState {
    return this.before && this.now() <= this.before.until ? this.before.state : this;
  }

  /** What lists and descriptions show that lag behind. */
  public get shown(): AwsState {
    return this.changes.find(({ at }) => at > this.now() - this.lag)?.before ?? this;
  }

  /** Nothing was different before. */
  public forgetPast(): void {
    this.before = undefined;
    this.changes.length = 0;
  }

  /** Keeps what there is, before a change. */
  protected remember(): void {
    const isKept = (name: string) => ['requests', 'changes'].includes(name);
    const copies = Object.entries(this).map(([name, value]) => [name, isKept(name) ? value : copyOf(value)]);
    const state = Object.assign(Object.create(AwsState.prototype) as AwsState, Object.fromEntries(copies), { before: undefined });
    this.before = { state, until: this.now() + STALE };
    if (this.lag > 0) this.changes.push({ at: this.now(), before: state });
  }

  /** How often an operation was asked for. */
  public count(operation: string): number {
    return this.requests.filter((request) => request.operation === operation).length;
  }
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => (typeof element === 'object' ? { ...element } : element));
  return value instanceof Map ? new Map(value) : value;
}

/** A refusal that the protocols write each in its own way. */
export class AwsError extends Error {
  public constructor(
    public readonly code: string,
    public readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** One page of a list. */
export interface Page<E> {
  readonly elements: readonly E[];
  readonly nextToken?: string;
}

/** The page of a list that a request asks for. `invalid` makes the error of a token that is not one of this operation's. */
export function page<E>(all: readonly E[], request: AwsRequest, limit: number, invalid: (message: string) => AwsError): Page<E> {
  const token = one(request, 'NextToken');
  const start = token === undefined ? 0 : offsetOf(token, request.operation);
  if (start === undefined) throw invalid(`NextToken ${JSON.stringify(token)} is not valid`);
  const size = Math.min(Number(one(request, 'MaxResults') ?? limit), limit);
  const end = start + size;
  return { elements: all.slice(start, end), nextToken: end < all.length ? tokenOf(end, request.operation) : undefined };
}

/** The value of a parameter that is given at most once. */
export function one(request: AwsRequest, name: string): string | undefined {
  return request.parameters.get(name)?.[0];
}

function tokenOf(offset: number, operation: string): string {
  return Buffer.from(`${operation} ${offset}`).toString('base64');
}

function offsetOf(token: string, operation: string): number | undefined {
  const [name, offset] = Buffer.from(token, 'base64').toString().split(' ');
  return name === operation && /^\d+$/.test(offset) ? Number(offset) : undefined;
}
