import type { FactReader } from './read';
import type { Properties } from './read-properties';
import { partitionOf } from './read-template';
import type { Address } from './site';

/** Types that say with one property that they are on an Outpost, and its name. */
const PLACED: { readonly [type: string]: string } = {
  'AWS::EC2::Subnet': 'OutpostArn',
  'AWS::EC2::Volume': 'OutpostArn',
  'AWS::EC2::Host': 'OutpostArn',
  'AWS::EC2::CapacityReservation': 'OutPostArn',
  'AWS::Route53Resolver::OutpostResolver': 'OutpostArn',
  'AWS::Route53Resolver::ResolverEndpoint': 'OutpostArn',
};

export const siteReaders: {
  readonly site: FactReader<'site'>;
  readonly outpost: FactReader<'outpost'>;
  readonly placement: FactReader<'placement'>;
  readonly resourceShare: FactReader<'resourceShare'>;
} = {
  site: {
    types: ['AWS::Outposts::Site'],
    read: ({ properties: p }) => {
      const rack = p.object('RackPhysicalProperties');
      return {
        name: p.text('Name'),
        operatingAddress: address(p.object('OperatingAddress')),
        shippingAddress: address(p.object('ShippingAddress')),
        powerDrawKva: rack.text('PowerDrawKva'),
        powerPhase: rack.text('PowerPhase'),
        powerConnector: rack.text('PowerConnector'),
        uplinkGbps: rack.text('UplinkGbps'),
        uplinkCount: rack.text('UplinkCount'),
        fiberOpticCableType: rack.text('FiberOpticCableType'),
        opticalStandard: rack.text('OpticalStandard'),
        maximumSupportedWeightLbs: rack.text('MaximumSupportedWeightLbs'),
      };
    },
  },
  outpost: {
    types: ['AWS::Outposts::Outpost'],
    read: ({ properties: p }) => ({
      arn: undefined,
      name: p.text('Name'),
      site: p.one('site', 'SiteId'),
      availabilityZone: p.text('AvailabilityZone'),
      availabilityZoneId: p.text('AvailabilityZoneId'),
      ownerId: undefined,
      hardware: p.text('SupportedHardwareType'),
      generation: undefined,
      rackScaling: undefined,
      localGatewayId: undefined,
      instanceTypes: undefined,
      rackCount: undefined,
      hostCount: undefined,
      spareHosts: undefined,
      expectedDisconnectHours: undefined,
      hosts: undefined,
      slots: undefined,
      s3CapacityTiB: undefined,
      ebsCapacityTiB: undefined,
      ebsVolumeTypes: undefined,
    }),
  },
  placement: {
    types: Object.keys(PLACED),
    read: ({ type, properties: p, region, account }) =>
      p.has(PLACED[type]) === false
        ? undefined
        : {
            type,
            property: PLACED[type],
            outpostArn: p.text(PLACED[type]),
            outpost: p.one('outpost', PLACED[type]),
            availabilityZone: p.text('AvailabilityZone'),
            availabilityZoneId: p.text('AvailabilityZoneId'),
            region,
            partition: region && partitionOf(region),
            account,
          },
  },
  resourceShare: {
    types: ['AWS::RAM::ResourceShare'],
    read: ({ properties: p }) => ({
      arns: p.knownTexts('ResourceArns'),
      allowExternalPrincipals: p.flag('AllowExternalPrincipals'),
    }),
  },
};

function address(p: Properties): Address | null {
  if (p.isAbsent) return null;
  return { contactPhoneNumber: p.text('ContactPhoneNumber') };
}
