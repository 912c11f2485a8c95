/** A field of a workload file, and the value that it accepts. */
export interface Field {
  readonly accepts: 'text' | 'instance type' | 'family' | 'count' | 'percent' | 'spread';
  readonly required?: boolean;
  /** For the documentation: a sentence without a full stop. */
  readonly means: string;
}

/** A list of a workload file: its entries, and how many slots each requires. */
export interface List {
  readonly means: string;
  readonly fields: { readonly [name: string]: Field };
}

const NAME: Field = { accepts: 'text', required: true, means: 'Name in the plan' };
const SPREAD: Field = { accepts: 'spread', means: '`host` or `rack`: each instance is on a host, or in a rack, of its own' };
const GROWTH: Field = { accepts: 'percent', means: 'Growth of this entry, instead of that of the file' };

/** Fields of the file, beside its lists. */
export const FILE_FIELDS: { readonly [name: string]: Field } = {
  hostFailures: { accepts: 'count', means: 'Number of hosts of each family that can fail while everything runs: M of N+M availability' },
  growthPercent: { accepts: 'percent', means: 'Additional instances to have slots for, in percent of the counts' },
  racks: { accepts: 'count', means: 'Number of racks to order, if the plan is not for existing hosts' },
};

/** Lists of the file. */
export const LISTS = {
  instances: {
    means: 'EC2 instances and Auto Scaling groups at their maximum size',
    fields: {
      name: NAME,
      instanceType: { accepts: 'instance type', required: true, means: 'Such as `m5.xlarge`' },
      count: { accepts: 'count', required: true, means: 'Number of instances' },
      spread: SPREAD,
      growthPercent: GROWTH,
    },
  },
  databases: {
    means: 'RDS DB instances, and standbys on this Outpost',
    fields: {
      name: NAME,
      instanceClass: { accepts: 'instance type', required: true, means: 'Such as `db.m5.xlarge`' },
      count: { accepts: 'count', means: 'Number of DB instances, 1 by default' },
      spread: SPREAD,
      growthPercent: GROWTH,
    },
  },
  caches: {
    means: 'ElastiCache nodes',
    fields: {
      name: NAME,
      nodeType: { accepts: 'instance type', required: true, means: 'Such as `cache.m5.large`' },
      count: { accepts: 'count', required: true, means: 'Number of nodes' },
      spread: SPREAD,
      growthPercent: GROWTH,
    },
  },
  eksLocalClusters: {
    means: 'EKS local clusters: three instances for the control plane, and three more for a separate etcd',
    fields: {
      name: NAME,
      controlPlaneInstanceType: { accepts: 'instance type', required: true, means: 'Such as `m5.large`' },
      etcdInstanceType: { accepts: 'instance type', means: 'For a local cluster on instance store' },
      spread: SPREAD,
    },
  },
  loadBalancers: {
    means: 'Application Load Balancers',
    fields: {
      name: NAME,
      instanceType: { accepts: 'instance type', required: true, means: 'Such as `m5.large`' },
      nodes: { accepts: 'count', means: 'Number of nodes, 2 by default' },
    },
  },
  resolvers: {
    means: 'Route 53 Resolvers, and Resolver endpoints',
    fields: {
      name: NAME,
      instanceType: { accepts: 'instance type', required: true, means: 'Such as `m5.large`' },
      count: { accepts: 'count', required: true, means: 'Number of instances' },
      spread: SPREAD,
    },
  },
  dedicatedHosts: {
    means: 'Dedicated Hosts, each a whole host without slots for others',
    fields: {
      name: NAME,
      family: { accepts: 'family', required: true, means: 'Instance family, such as `m5`' },
      count: { accepts: 'count', required: true, means: 'Number of hosts' },
    },
  },
} as const satisfies { readonly [name: string]: List };
