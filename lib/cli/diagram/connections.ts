import type { Drawing } from './drawing';
import { onPremises } from './local-gateways';
import type { Places } from './places';

/** Connects load balancers with their targets, endpoints with buckets, and local network interfaces with the on-premises network. */
export function connectResources(drawing: Drawing, places: Places): void {
  connectTargets(drawing);
  connectEndpoints(drawing);
  const { facts } = drawing.input;
  for (const subnet of facts.all('subnet')) {
    if (!subnet.outpost || typeof subnet.enableLniAtDeviceIndex !== 'number') continue;
    const network = onPremises(subnet.outpost, drawing, places);
    drawing.connect({
      kind: 'local',
      arrows: 'both',
      from: network.id,
      to: places.subnet(subnet).id,
      label: 'local network interfaces',
      stops: false,
    });
  }
}

/** A listener forwards to target groups, in which groups, instances and services register. */
function connectTargets(drawing: Drawing): void {
  const { facts } = drawing.input;
  const balancers = new Map<string, Set<string>>();
  for (const part of facts.all('loadBalancerPart')) {
    const owners = part.loadBalancers.length > 0 ? part.loadBalancers : (part.listener?.loadBalancers ?? []);
    for (const balancer of owners) {
      drawing.isAbout(part, drawing.find(balancer.id));
      for (const group of part.targetGroups) {
        drawing.isAbout(group, drawing.find(balancer.id));
        balancers.set(group.id, (balancers.get(group.id) ?? new Set()).add(balancer.id));
      }
    }
  }
  for (const registration of facts.all('targetRegistration')) {
    const owner = drawing.find(registration.id);
    const targets = owner ? [owner] : (registration.targets ?? []).flatMap((target) => drawing.find(target.id) ?? []);
    for (const group of registration.targetGroups ?? []) {
      for (const balancer of balancers.get(group.id) ?? []) {
        if (!drawing.find(balancer)) continue;
        for (const target of targets) drawing.connect({ kind: 'traffic', arrows: 'to', from: balancer, to: target.id, stops: false });
      }
    }
  }
}

/** The endpoint in a VPC leads to the access points of that VPC. */
function connectEndpoints(drawing: Drawing): void {
  const { facts } = drawing.input;
  for (const endpoint of facts.all('endpoint')) {
    if (!endpoint.vpc || !drawing.find(endpoint.id)) continue;
    for (const { bucket } of facts.by('accessPoint', 'vpc', endpoint.vpc)) {
      if (!bucket || bucket.outpost !== endpoint.outpost || !drawing.find(bucket.id)) continue;
      drawing.connect({ kind: 'traffic', arrows: 'to', from: endpoint.id, to: bucket.id, stops: false });
    }
  }
}
