import type { Inventory } from '../../inventory/inventory';
import { backupReaders } from '../backup/facts';
import { dedicatedCapacityReaders } from '../compute/facts/dedicated-capacity';
import { deviceProvisioningReaders } from '../compute/facts/device-provisioning';
import { imageReaders } from '../compute/facts/image';
import { instanceReaders } from '../compute/facts/instance';
import { launchReaders } from '../compute/facts/launch';
import { launchTemplateReaders } from '../compute/facts/launch-template';
import { containersReaders } from '../containers/facts';
import { databaseReaders } from '../database/facts';
import { coipReaders } from '../network/facts/coip';
import { addLagInterfaces, lagInterfaceReaders } from '../network/facts/lag-interface';
import { addExistingNetwork } from '../network/facts/existing-network';
import { gatewayReaders } from '../network/facts/gateway';
import { loadBalancingReaders, outpostsOfLoadBalancers } from '../network/facts/load-balancing';
import { localGatewayReaders, outpostsOfLocalGateways } from '../network/facts/local-gateway';
import { localGatewayRouteTargetReaders } from '../network/facts/local-gateway-route-target';
import { networkInterfaceReaders } from '../network/facts/network-interface';
import { reachOfSubnets, reachReaders } from '../network/facts/reach';
import { resolverReaders } from '../network/facts/resolver';
import { membersOfNetworkInterfaces, securityGroupReaders } from '../network/facts/security-group';
import { routeTablesOfSubnets, subnetReaders } from '../network/facts/subnet';
import { cidrBlocksOfVpcs, vpcReaders } from '../network/facts/vpc';
import { vpcEndpointReaders } from '../network/facts/vpc-endpoint';
import { outpostReaders } from '../outpost/facts';
import { eventPatternReaders } from '../outpost/facts/event-pattern';
import { monitoredMetricsReaders } from '../outpost/facts/monitored-metrics';
import { recoveryReaders } from '../recovery/facts';
import { residencyReaders } from '../residency/facts';
import { servicesReaders } from '../services/facts';
import { sharingReaders } from '../sharing/facts';
import { localGatewayPartReaders } from '../sharing/facts/local-gateway-part';
import { addSubnetOwners, subnetOwnerReaders } from '../sharing/facts/subnet-owner';
import { siteReaders } from '../site/facts';
import { membersOfStorage, storageReaders } from '../storage/facts';
import { accessPolicyReaders } from '../storage/facts/access-policy';
import { membersOfNetwork } from '../network/facts/members';
import { Assumptions, type Variable, type World } from './assumptions';
import type { FactKind, Facts } from './fact';
import type { FactReader } from './fact-reader';
import { FactTable } from './fact-table';
import { declaredInventory, applyInventory } from './inventory';
import { notReadIn, whyUnreadable } from './not-read';
import { ResourceReader } from './resource-reader';
import { StackOutputs } from './stack-outputs';
import { Template, type TemplateSource } from './template';

const READERS: { readonly [K in FactKind]: FactReader<K> } = {
  ...siteReaders,
  ...outpostReaders,
  ...eventPatternReaders,
  ...monitoredMetricsReaders,
  ...sharingReaders,
  ...localGatewayPartReaders,
  ...subnetOwnerReaders,
  ...vpcReaders,
  ...subnetReaders,
  ...gatewayReaders,
  ...localGatewayReaders,
  ...lagInterfaceReaders,
  ...localGatewayRouteTargetReaders,
  ...vpcEndpointReaders,
  ...reachReaders,
  ...resolverReaders,
  ...coipReaders,
  ...networkInterfaceReaders,
  ...securityGroupReaders,
  ...loadBalancingReaders,
  ...imageReaders,
  ...launchTemplateReaders,
  ...instanceReaders,
  ...launchReaders,
  ...dedicatedCapacityReaders,
  ...deviceProvisioningReaders,
  ...storageReaders,
  ...accessPolicyReaders,
  ...databaseReaders,
  ...containersReaders,
  ...servicesReaders,
  ...backupReaders,
  ...recoveryReaders,
  ...residencyReaders,
};

/** All kinds of fact. */
export const FACT_KINDS = Object.keys(READERS) as readonly FactKind[];

/** The facts of a possible deployment. */
export interface Reading {
  readonly facts: Facts;
  /** What the facts depend on and only a deployment knows. */
  readonly variables: readonly Variable[];
  /** Conditions that are assumed to be true or false, with the names of their templates. */
  readonly conditions: readonly { readonly template: string; readonly name: string; readonly value: boolean }[];
  /** Whether the deployment creates a resource. */
  readonly creates: (stack: string, logicalId: string) => boolean;
}

/** Reads facts from templates and inventories. An inventory overrides earlier inventories and the declarations in the templates. */
export function readFacts(sources: readonly TemplateSource[], inventories: readonly Inventory[] = []): Facts {
  return readWorld(sources, inventories).facts;
}

/** Reads facts with assumptions about the values that only a deployment knows. Without them, the values are unknown. */
export function readWorld(sources: readonly TemplateSource[], inventories: readonly Inventory[], world?: World): Reading {
  const assumptions = new Assumptions(world);
  const outputs = new StackOutputs();
  const table = new FactTable();
  const templates = openTemplates(sources, { outputs, assumptions, table });
  const declared = templates.map((template) => declarationsIn(template, table));
  for (const inventory of [...declared, ...inventories]) {
    addExistingNetwork(inventory, table);
    addLagInterfaces(inventory, table);
    addSubnetOwners(inventory, table);
  }
  const reader = new ResourceReader(READERS, templates, table);
  reader.readAll();
  for (const template of templates) noteUnread(template, table);
  for (const inventory of [...declared, ...inventories]) applyInventory(inventory, table);
  table.publishAll('outpost');
  reader.noteExports(outputs.exportsOf(templates));
  reader.noteExistingSubnets();
  cidrBlocksOfVpcs(table);
  routeTablesOfSubnets(table);
  outpostsOfLocalGateways(table);
  membersOfNetwork(table);
  membersOfNetworkInterfaces(table);
  reachOfSubnets(table);
  outpostsOfLoadBalancers(table);
  membersOfStorage(table);
  const byName = new Map(templates.map((template) => [template.name, template]));
  return {
    facts: table.freeze(),
    variables: assumptions.variables,
    conditions: world
      ? templates.flatMap(({ name: template, conditions }) => conditions.assumed.map(([name, value]) => ({ template, name, value })))
      : [],
    creates: (stack, logicalId) => !!byName.get(stack)?.has(logicalId),
  };
}

interface Opening {
  readonly outputs: StackOutputs;
  readonly assumptions: Assumptions;
  readonly table: FactTable;
}

/** A template that cannot be opened costs only itself. */
function openTemplates(sources: readonly TemplateSource[], { outputs, assumptions, table }: Opening): Template[] {
  const opened = new Map<TemplateSource, Template>();
  for (const source of sources) {
    for (const { what, why, file } of source.unread ?? []) table.addUnread({ stack: source.name, what, why, ...(file && { file }) });
    try {
      opened.set(source, new Template(source, outputs, source.parent && opened.get(source.parent.template), assumptions));
    } catch (error) {
      table.addUnread({ stack: source.name, what: `the template ${source.path}`, why: whyUnreadable(error), file: source.path });
    }
  }
  return [...opened.values()];
}

function noteUnread(template: Template, table: FactTable): void {
  try {
    for (const unread of notReadIn(template)) table.addUnread(unread);
  } catch (error) {
    table.addUnread({ stack: template.name, what: `parts of ${template.source.path}`, why: whyUnreadable(error) });
  }
}

/** What the constructs in a template declare about Outposts; nothing if a user changed it to something else. */
function declarationsIn({ name, source }: Template, table: FactTable): Inventory {
  try {
    return declaredInventory(source.body, name);
  } catch (error) {
    table.addUnread({ stack: name, what: `the declaration in the Metadata of ${source.path}`, why: whyUnreadable(error) });
    return {};
  }
}
