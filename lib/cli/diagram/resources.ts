import type { Launch } from '../../validation/compute/facts/launch';
import type { DbInstance } from '../../validation/database/facts';
import type { Fact, Value } from '../../validation/facts/fact';
import type { Subnet } from '../../validation/network/facts/subnet';
import type { Outpost } from '../../validation/outpost/facts';
import type { Volume } from '../../validation/storage/facts';
import { addLine, type Draft, type Drawing } from './drawing';
import type { Kind } from './kinds';
import type { Places } from './places';

const LOAD_BALANCERS: { readonly [type: string]: string } = {
  application: 'Application Load Balancer',
  network: 'Network Load Balancer',
  gateway: 'Gateway Load Balancer',
  classic: 'Classic Load Balancer',
};

/** Adds the resources in subnets and on Outposts. */
export function drawResources(drawing: Drawing, places: Places): void {
  new Resources(drawing, places).draw();
}

class Resources {
  constructor(
    private readonly drawing: Drawing,
    private readonly places: Places,
  ) {}

  public draw(): void {
    this.subnets();
    this.vpcComponents();
    this.loadBalancers();
    this.clusters();
    this.launches();
    this.volumes();
    this.databases();
    this.storage();
    this.network();
    this.others();
  }

  /** `undefined` if the place is unknown, or not in the diagram. */
  private add(fact: Fact, kind: Kind, subnets: Value<readonly Subnet[]>, outpost: Value<Outpost>): Draft | undefined {
    const place = this.places.of(subnets, outpost);
    return place && this.drawing.resource(fact, kind, place);
  }

  /** Components of a VPC on an Outpost, which AWS documents in the Region only. NAT gateways have elements. */
  private vpcComponents(): void {
    for (const component of this.drawing.input.facts.all('vpcComponent')) {
      if (this.drawing.find(component.id)) continue;
      for (const subnet of component.subnets ?? []) {
        if (!subnet?.outpost) continue;
        const draft = this.places.subnet(subnet);
        draft.rows.push({ text: `${component.name} ${this.drawing.input.nameOf(component)}` });
        this.drawing.isAbout(component, draft);
      }
    }
  }

  private subnets(): void {
    const { facts } = this.drawing.input;
    const drawn = facts.all('subnet').filter((subnet) => this.places.isDrawn(subnet));
    for (const subnet of drawn) this.places.subnet(subnet);
    // A route table that a subnet in the Region shares is about the subnet on the Outpost: so are the findings.
    for (const subnet of [...drawn.filter(({ outpost }) => outpost), ...drawn.filter(({ outpost }) => !outpost)]) {
      const draft = this.places.subnet(subnet);
      const { routeTable } = subnet;
      if (!routeTable) continue;
      this.drawing.isAbout(routeTable, draft);
      for (const route of facts.by('route', 'routeTable', routeTable)) {
        this.drawing.isAbout(route, draft);
        draft.details.push(`Route: ${route.destination ?? route.destinationIpv6 ?? 'unknown destination'} to ${targetOf(route.targets)}`);
      }
    }
  }

  private launches(): void {
    const { facts } = this.drawing.input;
    for (const launch of facts.all('launch')) {
      const [group] = facts.by('autoScalingGroup', 'id', launch.id);
      const [instance] = facts.by('instance', 'id', launch.id);
      const draft = this.add(launch, group ? 'autoScalingGroup' : instance ? 'instance' : 'launch', launch.subnets, launch.outpost);
      if (!draft) continue;
      draft.title = draft.title.replace(/[/]ASG$/, '');
      this.drawing.isAbout(launch.specifiedBy, draft);
      addLine(
        draft,
        [sizeOf(launch), launch.instanceTypes?.join(' or ')].filter(Boolean).join(' '),
        group?.isOfKubernetes && 'Kubernetes nodes',
      );
      if (launch.placementGroup) this.drawing.isAbout(launch.placementGroup, draft);
      const { strategy, spreadLevel } = launch.placementGroup ?? {};
      if (strategy === 'spread') addLine(draft, `spread over ${spreadLevel === 'host' ? 'hosts' : 'racks'}`);
      for (const { size, volumeType } of launch.blockDevices ?? []) {
        if (size || volumeType) draft.details.push(`EBS volume: ${[volumeType, size && `${size} GiB`].filter(Boolean).join(', ')}`);
      }
    }
  }

  /** A volume that an instance attaches is a row of the instance. */
  private volumes(): void {
    const { facts } = this.drawing.input;
    for (const volume of facts.all('volume')) {
      const instance = facts.by('volumeAttachment', 'volume', volume)[0]?.instance;
      const owner = this.drawing.find(instance?.id);
      const draft = owner ?? this.add(volume, 'volume', undefined, volume.outpost);
      if (!draft) continue;
      if (owner) owner.rows.push({ text: `EBS ${this.drawing.input.nameOf(volume)}: ${volumeText(volume)}` });
      else addLine(draft, volumeText(volume));
      this.drawing.isAbout(volume, draft);
    }
  }

  private databases(): void {
    const { facts } = this.drawing.input;
    for (const database of facts.all('dbInstance')) {
      const subnets = database.subnetGroup && database.subnetGroup.subnets;
      const draft = this.add(database, 'database', subnets, database.outpost);
      if (!draft) continue;
      this.drawing.isAbout(database.subnetGroup, draft);
      addLine(draft, [database.engine, database.engineVersion].filter(Boolean).join(' '));
      addLine(draft, database.instanceClass, database.allocatedStorage && `${database.allocatedStorage} GiB`);
      addLine(draft, database.storageEncrypted && 'encrypted', database.multiAz && 'Multi-AZ');
      if (database.standbyOutpost) this.standby(database, subnets, database.standbyOutpost);
      for (const address of facts.by('dbInstanceCoip', 'dbInstance', database)) {
        this.drawing.isAbout(address, draft);
        addLine(draft, 'customer-owned IP address');
      }
    }
    for (const cache of facts.all('cache')) {
      const draft = this.add(cache, 'cache', cache.subnetGroup && cache.subnetGroup.subnets, cache.outpost);
      if (draft) addLine(draft, cache.nodes && `${cache.nodes} ${cache.nodes === 1 ? 'node' : 'nodes'}`, cache.nodeType);
    }
  }

  private standby(database: DbInstance, subnets: Value<readonly Subnet[]>, outpost: Outpost): void {
    const place = this.places.of(subnets, outpost);
    if (!place) return;
    const draft = this.drawing.element(`standby of ${database.id}`, 'standby', this.drawing.input.nameOf(database), place);
    addLine(draft, 'standby', database.instanceClass);
    const path = this.drawing.element(`replication of ${database.id}`, 'replication', draft.title, this.places.siteOf(outpost));
    addLine(path, 'synchronous, through the local gateways');
    this.drawing.connect({ kind: 'data', arrows: 'to', from: database.id, to: path.id, stops: false });
    this.drawing.connect({ kind: 'data', arrows: 'from', from: draft.id, to: path.id, stops: false });
  }

  private loadBalancers(): void {
    for (const balancer of this.drawing.input.facts.all('loadBalancer')) {
      const draft = this.add(balancer, 'loadBalancer', balancer.subnets, balancer.outpost);
      if (!draft) continue;
      addLine(draft, balancer.type && LOAD_BALANCERS[balancer.type], balancer.scheme);
      if (balancer.coipPool) addLine(draft, 'customer-owned IP addresses');
    }
  }

  private clusters(): void {
    const { facts } = this.drawing.input;
    for (const cluster of facts.all('eksCluster')) {
      const draft = this.add(cluster, cluster.outpost ? 'localCluster' : 'cluster', cluster.subnets, cluster.outpost);
      if (!draft) continue;
      addLine(draft, cluster.version && `Kubernetes ${cluster.version}`);
      addLine(draft, cluster.controlPlaneInstanceType && `control plane 3 × ${cluster.controlPlaneInstanceType}`);
      if (cluster.etcdInstanceType) addLine(draft, `etcd 3 × ${cluster.etcdInstanceType}`);
      for (const part of facts.by('eksClusterPart', 'cluster', cluster)) {
        this.drawing.isAbout(part, draft);
        if (part.name) draft.details.push(`Add-on ${part.name}`);
      }
    }
    for (const service of facts.all('ecsService')) if (service.outpost) this.add(service, 'tasks', service.subnets, service.outpost);
    for (const cluster of facts.all('emrCluster')) {
      const draft = cluster.outpost && this.add(cluster, 'emrCluster', cluster.subnets, cluster.outpost);
      if (draft) addLine(draft, cluster.releaseLabel);
    }
  }

  private storage(): void {
    const { facts } = this.drawing.input;
    for (const bucket of facts.all('bucket')) {
      const draft = this.add(bucket, 'bucket', undefined, bucket.outpost);
      if (!draft) continue;
      addLine(draft, bucket.name !== draft.title && bucket.name);
      for (const point of facts.by('accessPoint', 'bucket', bucket)) {
        this.drawing.isAbout(point, draft);
        draft.rows.push({ text: `Access point ${point.name ?? this.drawing.input.nameOf(point)}` });
      }
      for (const policy of facts.by('bucketPolicy', 'bucket', bucket)) this.drawing.isAbout(policy, draft);
      for (const { status } of facts.by('bucketVersioning', 'bucket', bucket)) if (status === 'Enabled') addLine(draft, 'versioning');
    }
    for (const endpoint of facts.all('endpoint')) {
      const draft = this.add(endpoint, 'endpoint', endpoint.subnet && [endpoint.subnet], endpoint.outpost);
      if (draft) addLine(draft, endpoint.accessType && `access type ${endpoint.accessType}`);
    }
  }

  private network(): void {
    const { facts } = this.drawing.input;
    for (const resolver of facts.all('outpostResolver')) {
      const draft = this.add(resolver, 'resolver', undefined, resolver.outpost);
      if (draft) addLine(draft, resolver.instanceCount && `${resolver.instanceCount} instances`, resolver.preferredInstanceType);
    }
    for (const endpoint of facts.all('resolverEndpoint')) {
      const draft = endpoint.outpost && this.add(endpoint, 'resolverEndpoint', undefined, endpoint.outpost);
      if (draft) addLine(draft, endpoint.preferredInstanceType);
    }
    for (const subnet of facts.all('subnet')) {
      if (!subnet.outpost || !facts.by('customerOwnedIpUse', 'subnet', subnet).some(({ type }) => type !== 'AWS::S3Outposts::Endpoint'))
        continue;
      addLine(this.places.subnet(subnet), 'customer-owned IP addresses');
    }
  }

  private others(): void {
    const { facts } = this.drawing.input;
    for (const template of facts.all('replicationTemplate')) {
      const draft = template.outpost && this.add(template, 'stagingArea', template.subnet && [template.subnet], template.outpost);
      if (draft) addLine(draft, template.instanceType && `replication servers ${template.instanceType}`);
    }
    for (const host of facts.all('host')) {
      const draft = host.outpost && this.add(host, 'dedicatedHost', undefined, host.outpost);
      if (draft) addLine(draft, host.instanceType ?? host.instanceFamily, host.assetId && `asset ${host.assetId}`);
    }
    for (const reservation of facts.all('capacityReservation')) {
      const draft = reservation.outpost && this.add(reservation, 'capacityReservation', undefined, reservation.outpost);
      if (draft)
        addLine(draft, [reservation.instanceCount && `${reservation.instanceCount} ×`, reservation.instanceType].filter(Boolean).join(' '));
    }
    for (const service of facts.all('serviceInSubnets')) {
      if (!service.outpost || this.drawing.about(service.location!.stack, service.location!.logicalId)) continue;
      // A subnet group is a part of a cache.
      if (service.type.endsWith('SubnetGroup')) continue;
      const draft = this.add(service, 'serviceInSubnets', service.subnets, service.outpost);
      if (draft) addLine(draft, service.service);
    }
    for (const share of facts.all('resourceShare')) {
      for (const arn of share.arns) {
        const draft = this.drawing.find(arn.split('/').pop());
        this.drawing.isAbout(share, draft);
        draft?.lines.push('shared with AWS RAM');
      }
    }
  }
}

/** Such as `2 to 4 ×` for the instances of a group. */
function sizeOf({ count, maximum }: Launch): string | undefined {
  if (count === undefined || count === null || (count === 1 && maximum === 1)) return undefined;
  return maximum && maximum !== count ? `${count} to ${maximum} ×` : `${count} ×`;
}

function volumeText({ volumeType, size, encrypted }: Volume): string {
  return [volumeType, size && `${size} GiB`, encrypted && 'encrypted'].filter(Boolean).join(', ');
}

/** Names of the properties of a route, as words. */
function targetOf(targets: readonly string[]): string {
  const names = targets.map((target) =>
    target
      .replace(/(Id|Arn)$/, '')
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase(),
  );
  return names.join(', ') || 'unknown target';
}
