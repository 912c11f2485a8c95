import { GENERATION_1, GENERATION_2, MULTI_RACK, SERVER, SINGLE_RACK } from '../../catalog/generations';
import type { OutpostElement, SiteElement } from '../../inventory/inventory';
import type { Value } from '../../validation/facts/fact';
import type { Subnet } from '../../validation/network/facts/subnet';
import type { Vpc } from '../../validation/network/facts/vpc';
import type { Outpost } from '../../validation/outpost/facts';
import { addLine, type Draft, type Drawing } from './drawing';

const GENERATIONS: { readonly [generation: string]: string } = {
  [GENERATION_1]: 'First-generation Outposts rack',
  [GENERATION_2]: 'Second-generation Outposts rack',
};

const CONFIGURATIONS: { readonly [scaling: string]: string } = {
  [SINGLE_RACK]: 'single-rack configuration',
  [MULTI_RACK]: 'multi-rack configuration',
};

/** Places of resources: sites, Outposts, Regions, VPCs and subnets. A VPC that extends to an Outpost has a box in each. */
export class Places {
  private readonly described: ReadonlyMap<string, OutpostElement>;
  private readonly sites: ReadonlyMap<string, SiteElement>;

  constructor(private readonly drawing: Drawing) {
    const { inventories } = drawing.input;
    this.described = new Map(
      inventories
        .flatMap(({ outposts }) => outposts ?? [])
        .flatMap(({ outpost }) => (outpost?.OutpostId ? [[outpost.OutpostId, outpost]] : [])),
    );
    this.sites = new Map(inventories.flatMap(({ sites }) => sites ?? []).flatMap((site) => (site.SiteId ? [[site.SiteId, site]] : [])));
  }

  /** The site of an Outpost. Outposts at an unknown site have one box. */
  public siteOf(outpost: Outpost): Draft {
    const { drawing } = this;
    if (outpost.site) {
      const draft = drawing.resource(outpost.site, 'site');
      if (outpost.site.name) draft.title = outpost.site.name;
      return draft;
    }
    const id = this.described.get(outpost.id)?.SiteId;
    if (!id) return drawing.element('site', 'site', 'Site');
    const site = this.sites.get(id);
    const known = drawing.find(id);
    if (known) return known;
    const draft = drawing.element(id, 'site', site?.Name ?? id);
    addLine(draft, site?.Name && id);
    addLine(draft, site?.OperatingAddressCity, site?.OperatingAddressStateOrRegion, site?.OperatingAddressCountryCode);
    return draft;
  }

  public outpost(outpost: Outpost): Draft {
    const known = this.drawing.find(outpost.id);
    if (known) return known;
    const draft = this.drawing.resource(outpost, 'outpost', this.siteOf(outpost));
    if (outpost.name) draft.title = outpost.name;
    addLine(draft, outpost.hardware === SERVER ? 'Outposts server' : GENERATIONS[outpost.generation ?? '']);
    addLine(draft, CONFIGURATIONS[outpost.rackScaling ?? '']);
    addLine(draft, draft.title === outpost.id ? undefined : outpost.id);
    addLine(draft, outpost.availabilityZone ?? outpost.availabilityZoneId, outpost.ownerId && `owner ${outpost.ownerId}`);
    if (outpost.expectedDisconnectHours) draft.details.push(`Expected service link outage: up to ${outpost.expectedDisconnectHours} hours`);
    if (outpost.spareHosts) draft.details.push(`Host failures to tolerate: ${outpost.spareHosts}`);
    return draft;
  }

  /** The Region of an Outpost. */
  public regionOf(outpost: Outpost): Draft {
    return this.region(regionIn(outpost) ?? this.drawing.input.sources.find(({ region }) => region)?.region);
  }

  /** The Region of a subnet on an Outpost, or of a subnet whose VPC extends to an Outpost. */
  public regionOfSubnet({ outpost, vpc }: Subnet): Draft {
    return outpost ? this.regionOf(outpost) : vpc ? this.regionOfVpc(vpc) : this.region(undefined);
  }

  public region(name: string | undefined): Draft {
    return this.drawing.element(`region ${name ?? ''}`, 'region', name ?? 'Region');
  }

  public vpc(vpc: Vpc, outpost: Value<Outpost>): Draft {
    const parent = outpost ? this.outpost(outpost) : this.regionOfVpc(vpc);
    const id = `${vpc.id} in ${parent.id}`;
    const known = this.drawing.find(id);
    if (known) return known;
    const draft = this.drawing.element(id, 'vpc', this.drawing.input.nameOf(vpc), parent);
    addLine(draft, vpc.cidrBlocks?.join(', ') ?? vpc.cidrBlock);
    if (vpc.location) draft.details.push(`Stack ${vpc.location.stack}, logical ID ${vpc.location.logicalId}`);
    this.drawing.isAbout(vpc, draft);
    return draft;
  }

  public subnet(subnet: Subnet): Draft {
    const known = this.drawing.find(subnet.id);
    if (known) return known;
    const parent = subnet.vpc
      ? this.vpc(subnet.vpc, subnet.outpost)
      : subnet.outpost
        ? this.outpost(subnet.outpost)
        : this.region(undefined);
    const draft = this.drawing.resource(subnet, 'subnet', parent);
    addLine(draft, subnet.cidrBlock, !subnet.outpost && (subnet.availabilityZone ?? subnet.availabilityZoneId));
    return draft;
  }

  /** The subnet, otherwise the VPC of all subnets, otherwise the Outpost. `undefined`: the place is unknown, or not in the diagram. */
  public of(subnets: Value<readonly Subnet[]>, outpost: Value<Outpost>): Draft | undefined {
    const drawn = (subnets ?? []).filter((subnet) => subnet && this.isDrawn(subnet));
    const here = outpost ? drawn.filter((subnet) => subnet.outpost === outpost) : drawn;
    const unique = [...new Set(here)];
    if (unique.length === 1) return this.subnet(unique[0]);
    const [vpc] = unique.map((subnet) => subnet.vpc);
    if (vpc && unique.every((subnet) => subnet.vpc === vpc && subnet.outpost === unique[0].outpost))
      return this.vpc(vpc, unique[0].outpost);
    return outpost ? this.outpost(outpost) : undefined;
  }

  /** Subnets on Outposts, and the subnets in the Region of a VPC that extends to an Outpost. */
  public isDrawn({ outpost, vpc }: Subnet): boolean {
    return !!outpost || (outpost === null && !!vpc && this.extendsToOutpost(vpc));
  }

  private extendsToOutpost(vpc: Vpc): boolean {
    return this.drawing.input.facts.by('subnet', 'vpc', vpc).some(({ outpost }) => outpost);
  }

  private regionOfVpc(vpc: Vpc): Draft {
    const onOutpost = this.drawing.input.facts.by('subnet', 'vpc', vpc).find(({ outpost }) => outpost)?.outpost;
    return onOutpost ? this.regionOf(onOutpost) : this.region(undefined);
  }
}

/** Region in the ARN of an Outpost, otherwise of its Availability Zone. */
export function regionIn({ arn, availabilityZone }: Outpost): string | undefined {
  return arn?.split(':')[3] || availabilityZone?.replace(/[a-z]$/, '') || undefined;
}
